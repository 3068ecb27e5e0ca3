package krm

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/report"
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

func TestRootFallsBackToTheWorkingDirectory(t *testing.T) {
	for _, dir := range []string{"", "/no/such/directory", "root_test.go"} {
		if got := newRoot(dir).dir; got != "." {
			t.Errorf("newRoot(%q) = %q", dir, got)
		}
	}
}

// denied is what a container that runs as nobody sees of private files. The
// tests may run as root, whom no mode keeps out.
type denied struct{}

func (denied) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestUnreadableFilesComeWithTheRemedy(t *testing.T) {
	r := &root{}
	w := watched{denied{}, r}
	for range 2 {
		if _, err := w.Open("b.env"); !errors.Is(err, fs.ErrPermission) {
			t.Error(err)
		}
	}
	if _, err := fs.ReadFile(w, "a.env"); !errors.Is(err, fs.ErrPermission) {
		t.Error(err)
	}
	rep := report.New(report.Options{})
	r.explain(rep)
	var out strings.Builder
	if err := rep.WriteText(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"a.env: error: a.env can't be read", "b.env: error", "chmod o+r", "--as-current-user"} {
		if strings.Count(out.String(), want) == 0 {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if n := strings.Count(out.String(), "error:"); n != 2 {
		t.Errorf("%d errors for two files:\n%s", n, out.String())
	}
}
