package main

import (
	"errors"
	"fmt"
	"io"
)

// output is stdout. What can't be written there is remembered: a command whose
// result was lost has failed, also one of a library that doesn't look.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.Writer.Write(p)
	if err != nil {
		o.err = fmt.Errorf("writing to stdout: %w", err)
	}
	return n, o.err
}

var errClosed = errors.New("it is closed")

// closed is stdout when there is none.
type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, errClosed }
