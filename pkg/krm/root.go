package krm

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/composesource/composesource/pkg/disk"
)

// root is the project's directory: the working directory, which who runs the
// function chose, or a package of kpt's below it. It is opened when it is needed.
type root struct {
	dir   string
	files *disk.Root
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
	name, err := belowHere(r.dir)
	if err != nil {
		return nil, err
	}
	here, err := disk.Open(".")
	if err == nil {
		defer here.Close()
		r.files, err = here.Sub(name)
	}
	if errors.Is(err, fs.ErrPermission) {
		return nil, errors.New("the project's directory: permission denied; a function in a container runs as nobody: " +
			"make it readable for others (chmod -R o+rX), or run kustomize with --as-current-user")
	}
	if err != nil {
		return nil, fmt.Errorf("opening the project's directory: %w", disk.Reason(err))
	}
	return r.files, nil
}

func (r *root) close() {
	if r.files != nil {
		r.files.Close()
	}
}

// belowHere returns the path of a directory from the working directory. A list
// says where a package is, and anybody may have written into a list: it leads
// nowhere else.
func belowHere(dir string) (string, error) {
	if !filepath.IsAbs(dir) && filepath.IsLocal(dir) {
		return filepath.ToSlash(dir), nil
	}
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(here)
	if err != nil {
		return "", err
	}
	for _, here := range []string{here, real} {
		if name, err := filepath.Rel(here, dir); err == nil && filepath.IsLocal(name) {
			return filepath.ToSlash(name), nil
		}
	}
	return "", fmt.Errorf("the package %s is not below the working directory, and a function reads nothing outside of that; run kpt in a directory above the package", dir)
}
