package disk

import (
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

// Into opens a directory for writing. A link on the way to it that leaves the
// project (see Find) is refused.
func Into(dir string) (*Target, error) { return into(dir, false) }

// Make is Into for a directory that need not be there.
func Make(dir string) (*Target, error) { return into(dir, true) }

func into(dir string, make bool) (*Target, error) {
	top, name, err := Find(dir)
	if err != nil {
		return nil, err
	}
	if make && name == "." { // nothing above it is a repository's
		err = os.MkdirAll(top, 0o755)
	}
	var root, target *os.Root
	if err == nil {
		root, err = os.OpenRoot(top)
	}
	if err == nil {
		defer root.Close()
		if make {
			err = root.MkdirAll(filepath.FromSlash(name), 0o755)
		}
	}
	if err == nil {
		target, err = root.OpenRoot(filepath.FromSlash(name))
	}
	if err != nil {
		return nil, fmt.Errorf("writing to %s: %w", dir, Reason(err))
	}
	return &Target{dir, target}, nil
}

// Close closes the directory.
func (t *Target) Close() { _ = t.root.Close() } // every file was closed before

// Replace writes a file that may be there already. It appears under its name only
// when it is whole: what goes wrong before that leaves the old one.
func (t *Target) Replace(name string, content io.Reader, mode fs.FileMode) error {
	staged, err := t.Stage(name, content, mode)
	if err != nil {
		return err
	}
	return staged.Commit()
}

// Create writes a file that must not be there. What goes wrong leaves none.
func (t *Target) Create(name string, content io.Reader) error {
	if err := t.write(name, content, 0o644, false); err != nil {
		return t.failed(name, err)
	}
	return nil
}

// Names lists what is in the directory.
func (t *Target) Names() ([]string, error) {
	entries, err := fs.ReadDir(t.root.FS(), ".")
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}

// Remove removes a file that Create made.
func (t *Target) Remove(name string) error { return t.root.Remove(name) }

// Chown gives a file of the directory, or "." itself, to a user and a group.
func (t *Target) Chown(name string, uid, gid int) error {
	if err := t.root.Chown(name, uid, gid); err != nil {
		return t.failed(name, err)
	}
	return nil
}

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
