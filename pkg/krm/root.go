package krm

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/composesource/composesource/pkg/report"
)

// root is the project's directory, which nothing leads out of.
type root struct {
	dir    string
	jail   *os.Root
	denied []string
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
	if err != nil {
		return nil, fmt.Errorf("opening the project's directory: %w", err)
	}
	r.jail = jail
	return watched{jail.FS(), r}, nil
}

func (r *root) close() {
	if r.jail != nil {
		r.jail.Close() // opened for reading only: nothing is lost when closing fails
	}
}

// explain adds what to do when files could not be read, which is what a
// container that runs as nobody meets.
func (r *root) explain(rep *report.Report) {
	slices.Sort(r.denied)
	for _, name := range slices.Compact(r.denied) {
		rep.Add("file-not-readable", report.Position{File: name}, "", name)
	}
}

// watched remembers the files that could not be read for want of permission.
type watched struct {
	fs.FS
	root *root
}

func (w watched) Open(name string) (fs.File, error) {
	f, err := w.FS.Open(name)
	return f, w.note(name, err)
}

func (w watched) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(w.FS, name)
	return data, w.note(name, err)
}

func (w watched) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.FS, name)
	return entries, w.note(name, err)
}

func (w watched) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(w.FS, name)
	return info, w.note(name, err)
}

func (w watched) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(w.FS, name) }

func (w watched) ReadLink(name string) (string, error) { return fs.ReadLink(w.FS, name) }

func (w watched) note(name string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		var path *fs.PathError
		if errors.As(err, &path) {
			name = cmp.Or(path.Path, name)
		}
		w.root.denied = append(w.root.denied, name)
	}
	return err
}

var _ fs.ReadLinkFS = watched{}
