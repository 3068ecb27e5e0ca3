// Command composesource makes a Kustomize base out of a Compose file at build
// time: as a KRM function on stdin and stdout, and by the commands that its
// help lists.
package main

import (
	"os"
)

func main() {
	s, end := standard()
	code := run(os.Args[1:], s)
	end()
	os.Exit(code)
}
