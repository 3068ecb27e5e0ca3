package build

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"os"
)

// catchStderr takes stderr and the log away from Kustomize, whose warnings hold
// what is in files. The returned function gives them back and writes what was
// caught to out, each line so that it can't be taken for one of ours.
func catchStderr(out io.Writer) (release func(), err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	stderr, flags := os.Stderr, log.Flags()
	os.Stderr = w
	log.SetOutput(w)
	log.SetFlags(0) // no clock
	var caught bytes.Buffer
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = io.Copy(&caught, r) // a pipe that is closed at the other end only ends
	}()
	return func() {
		os.Stderr = stderr
		log.SetOutput(stderr)
		log.SetFlags(flags)
		w.Close()
		<-done
		r.Close()
		for line := range bytes.Lines(caught.Bytes()) {
			fmt.Fprintf(out, "kustomize: %s\n", bytes.TrimSuffix(line, []byte("\n")))
		}
	}, nil
}
