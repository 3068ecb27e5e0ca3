package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

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

// run runs one command line and returns the exit code.
func run(args []string, s streams) int {
	out := &output{Writer: s.out}
	s.out = out
	root := newRoot(s)
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	if err == nil {
		err = out.err
	}
	var usage usageError
	switch {
	case err == nil:
		return done
	case errors.Is(err, krm.ErrRefused):
		return refused
	case errors.As(err, &usage) || strings.HasPrefix(err.Error(), "unknown command"): // of cobra's own completion
		fmt.Fprintf(s.err, "composesource: error: %v\n              hint: see `%s --help`\n", err, cmd.CommandPath())
		return misused
	default:
		fmt.Fprintf(s.err, "composesource: error: %v\n", err)
		return refused
	}
}
