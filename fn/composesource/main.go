// Command composesource makes a Kustomize base out of a Compose file at build
// time: as a KRM function on stdin and stdout, and by the commands that its
// help lists.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	tuneCollector()
	s, end := standard()
	code := run(os.Args[1:], s)
	end()
	os.Exit(code)
}

// tuneCollector has the garbage collector work harder before a large project
// fills the memory of a repo-server; small ones never come near.
func tuneCollector() {
	debug.SetMemoryLimit(300 << 20)
}
