package krm

import (
	"errors"
	"io/fs"
	"os"
)

// root is the project's directory.
type root struct {
	Directory
	dir string
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
	files, err := r.Open(r.dir)
	if errors.Is(err, fs.ErrPermission) {
		return nil, errors.New("the project's directory: permission denied; a function in a container runs as nobody: " +
			"make it readable for others (chmod -R o+rX), or run kustomize with --as-current-user")
	}
	return files, err
}
