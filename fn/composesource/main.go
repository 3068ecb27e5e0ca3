// Command composesource makes a Kustomize base out of a Compose file at build
// time: as a KRM function on stdin and stdout, and by the commands that its
// help lists.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/sirupsen/logrus"
)

func main() {
	tuneCollector()
	logrus.SetOutput(io.Discard) // compose-go writes there what findings say here
	s, end := standard()
	code := run(os.Args[1:], s)
	end()
	if err := os.Stdout.Close(); err != nil && code == done { // some disks are full only now
		fmt.Fprintf(os.Stderr, "composesource: error: writing to stdout: %v\n", err)
		code = refused
	}
	os.Exit(code)
}

// tuneCollector has the garbage collector work harder before a large project
// fills the memory of a repo-server; small ones never come near.
func tuneCollector() {
	debug.SetMemoryLimit(300 << 20)
}
