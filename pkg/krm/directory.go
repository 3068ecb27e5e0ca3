package krm

import (
	"fmt"
	"io/fs"
	"os"
)

// Directory is a project on the disk, which nothing leads out of. It is opened
// when it is needed.
type Directory struct{ root *os.Root }

// Open opens the directory.
func (d *Directory) Open(name string) (fs.FS, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, fmt.Errorf("opening the project's directory: %w", err)
	}
	d.root = root
	return root.FS(), nil
}

// Close closes the directory if it was opened.
func (d *Directory) Close() {
	if d.root != nil {
		d.root.Close() // opened for reading only: nothing is lost when closing fails
	}
}
