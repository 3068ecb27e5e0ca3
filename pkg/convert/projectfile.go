package convert

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
	errTooLarge   = errors.New("it is larger than the 1 MiB that Kubernetes accepts")
	errTooMuch    = errors.New("with it the mounted files would be too large, or too many, in all")
)

// secretsDir is where docker mounts secrets that name no other place.
const secretsDir = "/run/secrets"

// projectFile is what is known of a file of the project, whoever mounts it. The
// machine's own mode bits play no part.
type projectFile struct {
	content []byte
	text    bool   // may be searched for names
	secret  bool   // must be kept in a Secret wherever it is mounted
	mode    *int32 // of a program; nil for the default
}

// newProjectFile finds out what follows from the content of a file.
func newProjectFile(name string, content []byte) *projectFile {
	f := &projectFile{content: content, text: isText(content), secret: secret.File(name, content)}
	if bytes.HasPrefix(content, []byte("#!")) || bytes.HasPrefix(content, []byte("\x7fELF")) {
		mode := int32(0o555)
		f.mode = &mode
	}
	return f
}

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

// reader reads the files of a project. Every file is read once, whoever mounts it.
type reader struct {
	root   fs.FS
	known  func(text string) bool // whether a text holds a known secret
	budget *budget

	files  map[string]*projectFile // by path
	walks  map[string]*dirWalk     // through mounted directories, by path
	listed int64                   // files in mounted directories
}

// newReader returns who reads files below root.
func newReader(root fs.FS, budget *budget, known func(text string) bool) *reader {
	return &reader{root: root, known: known, budget: budget, files: map[string]*projectFile{}, walks: map[string]*dirWalk{}}
}

// readFile reads a regular file of the project that fits into an object, for somebody
// who mounts it.
func (r *reader) readFile(name string) (*projectFile, error) {
	if f := r.files[name]; f != nil {
		if !r.budget.spend(limit.MountedBytes, int64(len(f.content)), report.Position{File: name}) {
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
		return nil, errTooLarge
	case !r.budget.spend(limit.MountedBytes, info.Size(), report.Position{File: name}):
		return nil, errTooMuch
	}
	return r.load(name, info.Size())
}

// load is readFile for who doesn't mount the file.
func (r *reader) load(name string, size int64) (*projectFile, error) {
	if f := r.files[name]; f != nil {
		return f, nil
	}
	if !r.budget.spend(limit.ReadBytes, size, report.Position{File: name}) {
		return nil, errTooMuch
	}
	content, err := fs.ReadFile(r.root, name)
	if err != nil {
		return nil, err
	}
	f := newProjectFile(name, content)
	f.secret = f.secret || r.known(string(content))
	r.files[name] = f
	return f, nil
}

// contentOf returns what a secret or config holds: its file, as far as it can be
// read, or what is written.
func (r *reader) contentOf(name, written string) string {
	info, err := fs.Stat(r.root, name)
	if name == "" || err != nil || !info.Mode().IsRegular() || info.Size() > int64(limit.ObjectBytes.Max()) {
		return written
	}
	file, err := r.load(name, info.Size())
	if err != nil {
		return written
	}
	return string(file.content)
}

// learnSecrets looks once more for known secrets in what was read before somebody
// learned of them.
func (r *reader) learnSecrets() {
	for _, f := range r.files {
		f.secret = f.secret || r.known(string(f.content))
	}
}

// exists reports whether the project holds a path.
func (r *reader) exists(name string) bool {
	if !fs.ValidPath(name) {
		return false
	}
	_, err := fs.Stat(r.root, name)
	return err == nil
}
