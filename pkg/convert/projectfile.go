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

// mountedAt returns the file as it is mounted at a target.
func (f *projectFile) mountedAt(name, target string) *mountedFile {
	return &mountedFile{
		path: name, target: target, content: f.content, text: f.text, mode: f.mode,
		secret: f.secret || strings.HasPrefix(target, secretsDir+"/"),
	}
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

// readFile reads a regular file of the project that fits into an object, once for
// all who mount it.
func (c *converter) readFile(name string) (*projectFile, error) {
	if f := c.projectFiles[name]; f != nil {
		if !c.spend(limit.MountedBytes, &c.mounted, int64(len(f.content)), report.Position{File: name}) {
			return nil, errTooMuch
		}
		return f, nil
	}
	info, err := fs.Stat(c.project.Root, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotRegular
	case info.Size() > int64(limit.ObjectBytes.Max()):
		return nil, errTooLarge
	case !c.spend(limit.MountedBytes, &c.mounted, info.Size(), report.Position{File: name}):
		return nil, errTooMuch
	}
	return c.loadFile(name, info.Size())
}

// loadFile is readFile for who doesn't mount the file.
func (c *converter) loadFile(name string, size int64) (*projectFile, error) {
	if f := c.projectFiles[name]; f != nil {
		return f, nil
	}
	if !c.spend(limit.ReadBytes, &c.read, size, report.Position{File: name}) {
		return nil, errTooMuch
	}
	content, err := fs.ReadFile(c.project.Root, name)
	if err != nil {
		return nil, err
	}
	f := newProjectFile(name, content)
	f.secret = f.secret || c.known.In(string(content))
	c.projectFiles[name] = f
	return f, nil
}

// spend adds to what was spent of a limit, and reports whether that is kept. What
// exceeds it first is told.
func (c *converter) spend(bound limit.Limit, spent *int64, more int64, at report.Position) bool {
	most := int64(bound.Max())
	kept := *spent <= most
	*spent += more
	if kept && *spent > most {
		c.report.Add(report.LimitExceeded, at, "", bound.What(), bound.Max())
	}
	return *spent <= most
}
