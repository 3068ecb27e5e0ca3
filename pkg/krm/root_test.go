package krm

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestRootStaysInItsDirectory(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, "inside")
	if err := os.MkdirAll(inside, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{filepath.Join(dir, "secret"): "no", filepath.Join(inside, "file"): "yes"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../secret", filepath.Join(inside, "link")); err != nil {
		t.Fatal(err)
	}
	r := newRoot(inside)
	files, err := r.open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if data, err := fs.ReadFile(files, "file"); err != nil || string(data) != "yes" {
		t.Errorf("file: %q, %v", data, err)
	}
	for _, name := range []string{"link", "../secret", "/etc/passwd"} {
		if data, err := fs.ReadFile(files, name); err == nil {
			t.Errorf("%s was read: %q", name, data)
		}
	}
}

func TestRootFallsBackToTheWorkingDirectory(t *testing.T) {
	for _, dir := range []string{"", "/no/such/directory", "root_test.go"} {
		if got := newRoot(dir).dir; got != "." {
			t.Errorf("newRoot(%q) = %q", dir, got)
		}
	}
}
