package generate

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/api"
)

// denying is a project of which this process may not read one path.
type denying struct {
	fstest.MapFS
	path string
}

func (d denying) Open(name string) (fs.File, error) {
	if name == d.path {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

// ReadFile and ReadDir hide those of MapFS, which don't ask Open.
func (d denying) ReadFile(name string) ([]byte, error) { return fs.ReadFile(opener{d}, name) }

func (d denying) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(opener{d}, name) }

type opener struct{ fs.FS }

// Who runs the function must not decide what the base holds: what is there and
// can't be read fails, with the remedy. What a service writes by itself is often
// its own, and only its first content; that is left out with a warning.
func TestFilesThatMayNotBeRead(t *testing.T) {
	files := fstest.MapFS{
		"compose.yaml": {Data: []byte(`
services:
  web:
    image: nginx
    env_file: app.env
    configs: [a]
    secrets: [b]
    volumes: ["./conf:/etc/conf:ro", "./one.txt:/one.txt:ro", "./data:/var/lib/data"]
configs: {a: {file: config.txt}}
secrets: {b: {file: secret.txt}}
`)},
		"app.env": {Data: []byte("A=b")}, "config.txt": {Data: []byte("x")}, "secret.txt": {Data: []byte("x")},
		"conf/x": {Data: []byte("x")}, "one.txt": {Data: []byte("x")}, "data/x": {Data: []byte("x")},
	}
	for path, want := range map[string]string{
		"compose.yaml": "error: Compose file: file compose.yaml: permission denied [file-unreadable]",
		"app.env":      "error: env_file: file app.env: permission denied [file-unreadable]",
		"config.txt":   "error: config a: file config.txt: permission denied [file-unreadable]",
		"secret.txt":   "error: secret b: file secret.txt: permission denied [file-unreadable]",
		"conf":         "error: mount at /etc/conf: file conf: permission denied [file-unreadable]",
		"conf/x":       "error: mount at /etc/conf: file conf/x: permission denied [file-unreadable]",
		"one.txt":      "error: mount at /one.txt: file one.txt: permission denied [file-unreadable]",
		"data":         "warning: data can't be read and was left out [bind-unreadable]",
		"data/x":       "warning: data/x can't be read and was left out [bind-unreadable]",
	} {
		_, _, said := run(t, api.Spec{}, Options{Root: func() (fs.FS, error) { return denying{files, path}, nil }})
		if !strings.Contains(said, want) || !strings.Contains(said, "chmod -R o+rX") {
			t.Errorf("%s: want %s, got\n%s", path, want, said)
		}
		if fails := strings.HasPrefix(want, "error"); fails != strings.Contains(said, "nothing was generated") {
			t.Errorf("%s: failed %v\n%s", path, !fails, said)
		}
	}
}
