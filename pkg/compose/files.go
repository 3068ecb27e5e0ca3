package compose

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/paths"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// reference is a file that some attribute names.
type reference struct {
	what  string // the attribute, for the message
	at    report.Position
	field string
	text  string     // as written
	dir   string     // what it is relative to
	node  *tree.Node // the value that names it; nil when that is not in a Compose file
}

// show returns the file's name for a message.
func (r reference) show(name string) string { return r.node.Shown(name) }

// locate returns the path of a referenced file from the root. A file that the
// root can't hold is an error: what a project reads must be in the project.
func (l *loader) locate(r reference) (string, bool) {
	if paths.IsRemote(r.text) {
		l.Add(report.FileRemote, r.at, r.field, r.what, r.show(r.text))
		return "", false
	}
	name := paths.Resolve(r.dir, r.text)
	if !paths.InRoot(name) {
		l.Add(report.FileOutside, r.at, r.field, r.what, r.show(r.text), paths.OutsideHint(r.dir, r.text, l.given))
		return "", false
	}
	return name, true
}

// read returns the content of a file of the project. The file is looked at
// before it is opened: opening a FIFO would wait for ever.
func (l *loader) read(name string, r reference) ([]byte, bool) {
	info, err := fs.Stat(l.root, name)
	if err != nil {
		l.unreadable(name, r, err)
		return nil, false
	}
	if !info.Mode().IsRegular() {
		l.Add(report.FileNotRegular, r.at, r.field, r.what, r.show(name))
		return nil, false
	}
	l.files++
	if !l.Within(limit.Files, l.files, r.at, r.field) ||
		!l.Within(limit.FileBytes, int(min(info.Size(), int64(limit.FileBytes.Max())+1)), report.Position{File: name}, r.field) {
		return nil, false
	}
	f, err := l.root.Open(name)
	if err != nil {
		l.unreadable(name, r, err)
		return nil, false
	}
	defer f.Close()
	content := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := content.ReadFrom(io.LimitReader(f, int64(limit.FileBytes.Max()))); err != nil {
		l.unreadable(name, r, err)
		return nil, false
	}
	l.bytes += content.Len()
	return content.Bytes(), l.Within(limit.ProjectBytes, l.bytes, r.at, r.field)
}

func (l *loader) unreadable(name string, r reference, err error) {
	name = cmp.Or(r.show(name), `""`)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid): // no path at all
		l.Add(report.FileMissing, r.at, r.field, r.what, name)
	case strings.Contains(err.Error(), "escapes"): // os.Root has no exported error for it
		l.Add(report.FileOutside, r.at, r.field, r.what, name, paths.OutsideHint("", "", l.given))
	case errors.Is(err, fs.ErrPermission):
		l.Add(report.FileUnreadable, r.at, r.field, r.what, name, "permission denied")
	default:
		l.Add(report.FileUnreadable, r.at, r.field, r.what, name, "it can't be read")
	}
}
