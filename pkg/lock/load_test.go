package lock

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/report"
)

// denied is a file system in which nobody may look.
type denied struct{}

func (denied) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

// A project without a lock file is one like others; one whose lock file can't be read is
// refused. What somebody hands over counts before the file.
func TestLoad(t *testing.T) {
	file := fstest.MapFS{Name: {Data: []byte(whole)}}
	for name, test := range map[string]struct {
		root  fs.FS
		given *Given
		want  string // what is said; an image that has an entry where that is nothing
	}{
		"none":      {fstest.MapFS{}, nil, ""},
		"file":      {file, nil, "+app-web"},
		"given":     {file, &Given{[]byte(head + "images: [{reference: b}]\n"), "x.yaml"}, "+b"},
		"directory": {fstest.MapFS{Name + "/x": {}}, nil, "the lock file can't be read: it is no file"},
		"denied":    {denied{}, nil, "the lock file can't be read: permission denied"},
		"large":     {fstest.MapFS{Name: {Data: []byte(strings.Repeat("#\n", 3<<20))}}, nil, "too many bytes in the lock file: the limit is 4194304"},
	} {
		t.Run(name, func(t *testing.T) {
			r := report.New(report.Options{})
			b := Load(test.root, test.given, r)
			got := ""
			for _, f := range r.Findings() {
				got += f.Message
			}
			if image, ok := strings.CutPrefix(test.want, "+"); ok {
				if b == nil || !b.Has(image) || got != "" {
					t.Errorf("%s has no entry: %s", image, got)
				}
				return
			}
			if b != nil || got != test.want {
				t.Errorf("%v; got %q, want %q", b, got, test.want)
			}
		})
	}
}
