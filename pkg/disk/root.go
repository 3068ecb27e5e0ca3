package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/composesource/composesource/pkg/limit"
)

var (
	// ErrNotRegular is the error of what is neither a regular file nor a directory.
	ErrNotRegular = errors.New("it is not a regular file")
	// ErrTooLarge is the error of a file that is not read at all. Most have a lower
	// limit of their own.
	ErrTooLarge = fmt.Errorf("it is larger than the %d bytes that a file may have", limit.AnyFileBytes.Max())
)

// Root is a directory that is read from. As io/fs has it, names are relative to
// it and slash-separated.
type Root struct {
	root *os.Root
	fs.FS
}

var _ interface {
	fs.StatFS
	fs.ReadFileFS
	fs.ReadDirFS
	fs.ReadLinkFS
} = (*Root)(nil)

// Open opens a directory that the user named. What is below it may be anybody's.
func Open(dir string) (*Root, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return newRoot(root), nil
}

// OpenProject opens a directory of a project as Find says: a link on the way to
// it that leaves the project is refused.
func OpenProject(dir string) (*Root, error) {
	top, name, err := Find(dir)
	if err != nil {
		return nil, err
	}
	root, err := Open(top)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.Sub(name)
}

// ReadProjectFile reads a file of a project, such as a configuration.
func ReadProjectFile(name string) ([]byte, error) {
	root, err := OpenProject(filepath.Dir(name))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	data, err := root.ReadFile(filepath.Base(name))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, Reason(err))
	}
	return data, nil
}

func newRoot(root *os.Root) *Root { return &Root{root, root.FS()} }

// Sub opens a directory below the root, which nothing leads out of either.
func (r *Root) Sub(name string) (*Root, error) {
	sub, err := r.root.OpenRoot(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	return newRoot(sub), nil
}

// Close closes the root. It was opened for reading only: nothing is lost when
// closing fails.
func (r *Root) Close() { _ = r.root.Close() }

// Open opens a regular file or a directory.
func (r *Root) Open(name string) (fs.File, error) {
	f, err := r.open(name, Check)
	if err != nil {
		return nil, err // a nil *os.File would be no nil
	}
	return f, nil
}

// Large opens a regular file of whatever size, for who reads it as a stream.
func (r *Root) Large(name string) (*os.File, error) {
	return r.open(name, func(info fs.FileInfo) error {
		if !info.Mode().IsRegular() {
			return ErrNotRegular
		}
		return nil
	})
}

// open looks at a file before, because opening a device can do things, and after,
// because it may have been swapped.
func (r *Root) open(name string, check func(fs.FileInfo) error) (*os.File, error) {
	if info, err := r.Stat(name); err != nil {
		return nil, err
	} else if err := check(info); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	f, err := r.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|dontWait, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil {
		err = check(info)
	}
	if err != nil {
		_ = f.Close() // opened for reading only
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f, nil
}

// Check refuses what is neither a directory nor a regular file of a bearable size.
func Check(info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return nil
	case !info.Mode().IsRegular():
		return ErrNotRegular
	case info.Size() > int64(limit.AnyFileBytes.Max()):
		return ErrTooLarge
	}
	return nil
}

// ReadFile reads a regular file.
func (r *Root) ReadFile(name string) ([]byte, error) {
	f, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(limit.AnyFileBytes.Max())+1))
	if err == nil && len(data) > limit.AnyFileBytes.Max() {
		err = &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	return data, err
}

// Stat describes a file or, when it is a link, where that leads.
func (r *Root) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, name) }

// Lstat describes a file or a link.
func (r *Root) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(r.FS, name) }

// ReadLink returns where a link leads.
func (r *Root) ReadLink(name string) (string, error) { return fs.ReadLink(r.FS, name) }

// ReadDir lists a directory.
func (r *Root) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }
