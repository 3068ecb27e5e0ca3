// Command composesource makes a Kustomize base out of a Compose file at build
// time: as a KRM function on stdin and stdout, and by the commands that its
// help lists.
package main

import (
	"os"
)

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}
