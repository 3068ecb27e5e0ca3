package convert

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"

	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

var (
	errNotRegular = errors.New("it is not a regular file")
	errTooLarge   = errors.New("it is larger than the 1 MiB that Kubernetes accepts")
	errTooMuch    = errors.New("with it the mounted files would be larger than 6 MiB in all")
)

// maxMounted bounds the bytes of all mounted files; one that several services
// mount counts for each, because each gets it in an object of its own.
const maxMounted = 6 << 20

// maxFiles bounds the files of one directory that travel in a ConfigMap.
const maxFiles = 1000

// reason says why a file can't be read, without the paths of the machine that an
// error of the file system holds.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid): // no path at all
		return "it does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.Is(err, errNotRegular), errors.Is(err, errTooLarge), errors.Is(err, errTooMuch):
		return err.Error()
	case escapes(err):
		return "it is outside the root"
	default:
		return "it can not be opened"
	}
}

// escapes reports whether a link on the way leads out of the root. os.Root has no
// exported error for it.
func escapes(err error) bool { return err != nil && strings.Contains(err.Error(), "escapes") }

// readFile reads a regular file of the project that fits into an object.
func (c *converter) readFile(name string) ([]byte, error) {
	info, err := fs.Stat(c.project.Root, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotRegular
	case info.Size() > maxContent:
		return nil, errTooLarge
	}
	if c.mounted += info.Size(); c.mounted > maxMounted {
		if c.mounted-info.Size() <= maxMounted { // the first one
			c.report.Add(report.LimitExceeded, report.Position{File: name}, "", "bytes of mounted files", maxMounted)
		}
		return nil, errTooMuch
	}
	return fs.ReadFile(c.project.Root, name)
}

// finish fills in what follows from the content of a file: whether it may be
// searched, may be executed, and must be kept secret. The machine's own mode
// bits play no part.
func (f *mountedFile) finish() {
	f.text = isText(f.content)
	f.secret = secret.File(f.path, f.target, f.content)
	if bytes.HasPrefix(f.content, []byte("#!")) || bytes.HasPrefix(f.content, []byte("\x7fELF")) {
		mode := int32(0o555)
		f.mode = &mode
	}
}
