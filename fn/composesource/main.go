// Command composesource makes a Kustomize base out of a Compose file at build
// time: as a KRM function on stdin and stdout, and by the commands that its
// help lists.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/sirupsen/logrus"
)

func main() {
	prepare()
	s, end := standard()
	code := run(os.Args[1:], s)
	end()
	if err := os.Stdout.Close(); err != nil && code == done { // some disks are full only now
		fmt.Fprintf(os.Stderr, "composesource: error: writing to stdout: %v\n", err)
		code = refused
	}
	os.Exit(code)
}

// prepare silences compose-go, which writes what findings say here.
func prepare() {
	logrus.SetOutput(io.Discard)
	tuneCollector()
}
