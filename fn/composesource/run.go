package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/krm"
)

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// The exit codes.
const (
	done    = 0 // warnings may have been written to stderr
	refused = 1 // bad input
	misused = 2 // wrong usage
)

// usageError is a mistake in the command line.
type usageError struct{ error }

// run runs one command line and returns the exit code.
func run(args []string, s streams) int {
	root := newRoot(s)
	root.SetArgs(args)
	err := root.Execute()
	var usage usageError
	switch {
	case err == nil:
		return done
	case errors.Is(err, krm.ErrRefused):
		return refused
	case errors.As(err, &usage) || strings.HasPrefix(err.Error(), "unknown command"):
		fmt.Fprintf(s.err, "composesource: error: %v\n              hint: see `composesource --help`\n", err)
		return misused
	default:
		fmt.Fprintf(s.err, "composesource: error: %v\n", err)
		return refused
	}
}

// usage turns cobra's complaints about arguments into usage errors.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}
