package files

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

var (
	errNotRegular = errors.New("it is not a regular file")
	// ErrTooLarge is the error of a file that no object can hold.
	ErrTooLarge = errors.New("it is larger than the 1 MiB that Kubernetes accepts")
	errTooMuch  = errors.New("with it the mounted files would be too large, or too many, in all")
)

// SecretsDir is where docker mounts secrets that name no other place.
const SecretsDir = "/run/secrets"

// File is what is known of a file of the project, whoever mounts it. The
// machine's own mode bits play no part.
type File struct {
	Content []byte
	text    bool   // may be searched for names
	secret  bool   // must be kept in a Secret wherever it is mounted
	mode    *int32 // of a program; nil for the default
}

// newFile finds out what follows from the content of a file.
func newFile(name string, content []byte) *File {
	f := &File{Content: content, text: IsText(content), secret: secret.File(name, content)}
	if bytes.HasPrefix(content, []byte("#!")) || bytes.HasPrefix(content, []byte("\x7fELF")) {
		mode := int32(0o555)
		f.mode = &mode
	}
	return f
}

// Reason says why a file can't be read, without the paths of the machine that an
// error of the file system holds.
func Reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid): // no path at all
		return "it does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.Is(err, errNotRegular), errors.Is(err, ErrTooLarge), errors.Is(err, errTooMuch):
		return err.Error()
	case Escapes(err):
		return "it is outside the root"
	default:
		return "it can't be opened"
	}
}

// Escapes reports whether a link on the way leads out of the root. os.Root has no
// exported error for it.
func Escapes(err error) bool { return err != nil && strings.Contains(err.Error(), "escapes") }

// Reader reads the files of a project. Every file is read once, whoever mounts it.
type Reader struct {
	root   fs.FS
	known  func(text string) bool // whether a text holds a known secret
	budget *Budget

	files  map[string]*File    // by path
	walks  map[string]*dirWalk // through mounted directories, by path
	listed int64               // files in mounted directories
}

// New returns who reads files below root.
func New(root fs.FS, budget *Budget, known func(text string) bool) *Reader {
	return &Reader{root: root, known: known, budget: budget, files: map[string]*File{}, walks: map[string]*dirWalk{}}
}

// Read reads a regular file of the project that fits into an object, for somebody
// who mounts it.
func (r *Reader) Read(name string) (*File, error) {
	if f := r.files[name]; f != nil {
		if !r.budget.Spend(limit.MountedBytes, int64(len(f.Content)), report.Position{File: name}) {
			return nil, errTooMuch
		}
		return f, nil
	}
	info, err := fs.Stat(r.root, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotRegular
	case info.Size() > int64(limit.ObjectBytes.Max()):
		return nil, ErrTooLarge
	case !r.budget.Spend(limit.MountedBytes, info.Size(), report.Position{File: name}):
		return nil, errTooMuch
	}
	return r.load(name, info.Size())
}

// load is readFile for who doesn't mount the file.
func (r *Reader) load(name string, size int64) (*File, error) {
	if f := r.files[name]; f != nil {
		return f, nil
	}
	if !r.budget.Spend(limit.ReadBytes, size, report.Position{File: name}) {
		return nil, errTooMuch
	}
	content, err := fs.ReadFile(r.root, name)
	if err != nil {
		return nil, err
	}
	f := newFile(name, content)
	f.secret = f.secret || r.known(string(content))
	r.files[name] = f
	return f, nil
}

// Content returns what a secret or config holds: its file, as far as it can be
// read, or what is written.
func (r *Reader) Content(name, written string) string {
	info, err := fs.Stat(r.root, name)
	if name == "" || err != nil || !info.Mode().IsRegular() || info.Size() > int64(limit.ObjectBytes.Max()) {
		return written
	}
	file, err := r.load(name, info.Size())
	if err != nil {
		return written
	}
	return string(file.Content)
}

// Learn looks once more for known secrets in what was read before somebody
// learned of them.
func (r *Reader) Learn() {
	for _, f := range r.files {
		f.secret = f.secret || r.known(string(f.Content))
	}
}

// Has reports whether the project holds a path.
func (r *Reader) Has(name string) bool {
	if !fs.ValidPath(name) {
		return false
	}
	_, err := fs.Stat(r.root, name)
	return err == nil
}
