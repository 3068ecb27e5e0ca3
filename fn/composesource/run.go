package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/show"
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
	said := show.NewWriter(s.err)
	defer said.Close() // a stream that is closed can't be told so
	s.err = said
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
		fmt.Fprintf(s.err, "composesource: error: %s\n              hint: see `%s --help`\n", show.Block(err.Error()), cmd.CommandPath())
		return misused
	default:
		fmt.Fprintf(s.err, "composesource: error: %s\n", show.Text(err.Error()))
		return refused
	}
}
