package krm

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// root is the project's directory, which nothing leads out of.
type root struct {
	dir  string
	jail *os.Root
}

// newRoot takes the directory when it exists here (in a container a path of the
// host does not) and the working directory otherwise.
func newRoot(dir string) *root {
	if info, err := os.Stat(dir); dir == "" || err != nil || !info.IsDir() {
		dir = "."
	}
	return &root{dir: dir}
}

func (r *root) open() (fs.FS, error) {
	jail, err := os.OpenRoot(r.dir)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, errors.New("the project's directory: permission denied; a function in a container runs as nobody: " +
			"make it readable for others (chmod -R o+rX), or run kustomize with --as-current-user")
	case err != nil:
		return nil, fmt.Errorf("opening the project's directory: %w", err)
	}
	r.jail = jail
	return jail.FS(), nil
}

func (r *root) close() {
	if r.jail != nil {
		r.jail.Close() // opened for reading only: nothing is lost when closing fails
	}
}
