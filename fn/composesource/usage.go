package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/report"
)

// usageError is a mistake in the command line.
type usageError struct{ error }

// usage turns cobra's complaints about arguments into usage errors.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// noArguments refuses arguments where files are given with a flag: cobra would
// take them for commands.
func noArguments(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case cmd.Flags().Lookup("file") != nil:
		return usageError{fmt.Errorf("%s takes no arguments; give a Compose file with --file %s", cmd.Name(), args[0])}
	default:
		return usageError{fmt.Errorf("%s takes no arguments, and got %s", cmd.Name(), args[0])}
	}
}

// plugin lets one argument pass that is a file: that is how Kustomize runs a
// plugin of the older kind. Anything else is a command that does not exist.
func plugin(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || len(args) == 1 && isFile(args[0]) {
		return nil
	}
	return unknown(cmd, args[0])
}

// topics lets the names of commands pass, where cobra's own help shows that of the
// nearest parent.
func topics(help *cobra.Command, args []string) error {
	if found, rest, _ := help.Root().Find(args); len(rest) > 0 { // an error is about the rest
		return unknown(found, rest[0])
	}
	return nil
}

// unknown is the error of a command that does not exist below parent.
func unknown(parent *cobra.Command, name string) error {
	var names []string
	for _, c := range parent.Commands() {
		names = append(names, c.Name())
	}
	if near := report.Nearest(name, names); near != "" {
		return usageError{fmt.Errorf("there is no command %s; did you mean %s?", name, near)}
	}
	return usageError{fmt.Errorf("there is no command %s", name)}
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
