package disk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

const executable fs.FileMode = 0o111

// Target is a directory that is written to.
type Target struct {
	dir  string // as the user named it
	root *os.Root
}

// Into opens a directory for writing, and makes it when it isn't there. A link on
// the way to it that leaves the project (see Find) is refused.
func Into(dir string) (*Target, error) {
	top, name, err := Find(dir)
	if err != nil {
		return nil, err
	}
	if name == "." { // it is the user's own choice, and may not be there yet
		if err := os.MkdirAll(top, 0o755); err != nil {
			return nil, err
		}
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	err = root.MkdirAll(filepath.FromSlash(name), 0o755)
	if err == nil {
		root, err = root.OpenRoot(filepath.FromSlash(name))
	}
	if err != nil {
		return nil, fmt.Errorf("writing to %s: %w", dir, Reason(err))
	}
	return &Target{dir, root}, nil
}

// Close closes the directory.
func (t *Target) Close() { _ = t.root.Close() } // every file was closed before

// Replace writes a file that may be there already. It appears under its name only
// when it is whole: what goes wrong before that leaves the old one.
func (t *Target) Replace(name string, content io.Reader, mode fs.FileMode) error {
	old, err := t.root.Lstat(name)
	kept := err == nil
	switch {
	case kept && !old.Mode().IsRegular():
		return t.failed(name, ErrNotRegular)
	case kept:
		mode = old.Mode().Perm() | mode&executable
	case !errors.Is(err, fs.ErrNotExist):
		return t.failed(name, err)
	}
	part := ".composesource-" + rand.Text()
	if err := t.write(part, content, mode, kept || mode&executable != 0); err != nil {
		return t.failed(name, err)
	}
	if err := t.root.Rename(part, name); err != nil {
		return t.failed(name, errors.Join(Reason(err), t.root.Remove(part)))
	}
	return nil
}

// Create writes a file that must not be there. What goes wrong leaves none.
func (t *Target) Create(name string, content io.Reader) error {
	if err := t.write(name, content, 0o644, false); err != nil {
		return t.failed(name, err)
	}
	return nil
}

// Remove removes a file that Create made.
func (t *Target) Remove(name string) error { return t.root.Remove(name) }

// write makes a new file, and takes it away when it doesn't become whole. An exact
// mode is one that the umask has no say in.
func (t *Target) write(name string, content io.Reader, mode fs.FileMode, exact bool) error {
	f, err := t.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	remove := func() { _ = t.root.Remove(name) } // the error that is returned says more
	release := onSignal(remove)
	_, err = io.Copy(f, content)
	if exact && err == nil {
		err = f.Chmod(mode)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		remove()
	}
	release()
	return err
}

func (t *Target) failed(name string, err error) error {
	return fmt.Errorf("writing %s: %w", filepath.Join(t.dir, name), Reason(err))
}
