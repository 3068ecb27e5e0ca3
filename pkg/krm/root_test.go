package krm

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRootStaysInItsDirectory(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, "inside")
	if err := os.MkdirAll(filepath.Join(inside, "pkg"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{filepath.Join(dir, "secret"): "no", filepath.Join(inside, "pkg", "file"): "yes"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"pkg/link": "../../secret", "out": ".."} {
		if err := os.Symlink(to, filepath.Join(inside, name)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(inside)
	for _, pkg := range []string{"pkg", filepath.Join(inside, "pkg")} {
		r := newRoot(pkg)
		files, err := r.open()
		if err != nil {
			t.Fatal(err)
		}
		defer r.close()
		if data, err := fs.ReadFile(files, "file"); err != nil || string(data) != "yes" {
			t.Errorf("file: %q, %v", data, err)
		}
		for _, name := range []string{"link", "../secret", "/etc/passwd"} {
			if data, err := fs.ReadFile(files, name); err == nil {
				t.Errorf("%s was read: %q", name, data)
			}
		}
	}
	for pkg, want := range map[string]string{dir: "is not below the working directory", "/": "is not below the working directory", "out": "a link on the way leads out"} {
		if _, err := newRoot(pkg).open(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", pkg, err, want)
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
