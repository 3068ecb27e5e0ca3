package main

import (
	"fmt"
	"io/fs"
	"os"
)

// jail is a directory that nothing leads out of. It is opened when it is needed.
type jail struct{ root *os.Root }

func (j *jail) open(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the project's directory: %w", err)
	}
	j.root = root
	return root.FS(), nil
}

func (j *jail) close() {
	if j.root != nil {
		j.root.Close() // opened for reading only: nothing is lost when closing fails
	}
}
