package generate

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

// Go's own test of file systems walks the whole tree, in every way there is.
func TestInlineIsAFileSystem(t *testing.T) {
	files := map[string]string{
		"compose.yaml": "services: {}", "empty": "",
		"db/init.sql": "select 1", "db-data/deep/er/a": "a", "db/sub/x": "x", "db.txt": "", "db/sub.d/y": "y",
	}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	if err := fstest.TestFS(newInline(files), names...); err != nil {
		t.Error(err)
	}
	if err := fstest.TestFS(newInline(nil)); err != nil {
		t.Error(err)
	}
}

func TestInlineNamesThatAreNot(t *testing.T) {
	root := newInline(map[string]string{"db/init.sql": "select 1", "db/init.sql/below": "", "z": ""})
	for name, want := range map[string]error{
		"d": fs.ErrNotExist, "db/init": fs.ErrNotExist, "z/a": fs.ErrNotExist, "zz": fs.ErrNotExist,
		"../z": fs.ErrInvalid, "/z": fs.ErrInvalid, "db/": fs.ErrInvalid, "": fs.ErrInvalid,
	} {
		if _, err := root.Open(name); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", name, err, want)
		}
	}
	// Only here can something be a file and hold another: it is the file.
	entries, err := fs.ReadDir(root, "db")
	if err != nil || len(entries) != 1 || entries[0].IsDir() {
		t.Errorf("db holds %v, %v", entries, err)
	}
}
