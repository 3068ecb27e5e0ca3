package disk

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFind(t *testing.T) {
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(top, "repo/.git/HEAD"), "")
	write(t, filepath.Join(top, "repo/module/.git"), "gitdir: x")
	write(t, filepath.Join(top, "repo/fake/.git/x"), "") // a directory without HEAD is no repository
	write(t, filepath.Join(top, "other/.git/HEAD"), "")
	write(t, filepath.Join(top, "plain/x"), "")
	if err := os.Symlink("../other", filepath.Join(top, "repo/link")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(top, "plain"))
	for dir, want := range map[string][2]string{
		"../repo/a/b":      {"repo", "a/b"},
		"../repo":          {"repo", "."},
		"../repo/fake":     {"repo", "fake"},
		"../repo/link":     {"repo", "link"}, // what it leads to has no say
		"../repo/module/a": {"repo/module", "a"},
		".":                {"plain", "."},
		"a/b":              {"plain", "a/b"},
		"..":               {"", "."},
		"../elsewhere":     {"elsewhere", "."},
	} {
		at, name, err := Find(dir)
		if err != nil || at != filepath.Join(top, want[0]) || name != want[1] {
			t.Errorf("%s: %s, %s, %v, want %v", dir, at, name, err, want)
		}
	}
}

func TestReplaceIsWholeOrNot(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "old")
	target, err := Into(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	full := io.MultiReader(strings.NewReader("half"), failing{})
	if err := target.Replace("file", full, 0o644); err == nil || !strings.Contains(err.Error(), "no space") {
		t.Errorf("a full disk: %v", err)
	}
	wantFiles(t, dir, "old")
	if err := target.Create("new", io.MultiReader(strings.NewReader("half"), failing{})); err == nil {
		t.Error("a full disk is no error")
	}
	wantFiles(t, dir, "old")
	if err := os.Chmod(filepath.Join(dir, "file"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := target.Replace("file", strings.NewReader("new"), 0o644); err != nil {
		t.Error(err)
	}
	wantFiles(t, dir, "new")
	if info, err := os.Stat(filepath.Join(dir, "file")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode became %v, %v", info.Mode(), err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("no space left on device") }

// wantFiles wants nothing but one file in a directory.
func wantFiles(t *testing.T, dir, content string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the directory holds %v, %v", entries, err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "file")); err != nil || string(got) != content {
		t.Errorf("file holds %q, %v, want %q", got, err, content)
	}
}

func TestTwoRunsAtOnce(t *testing.T) {
	dir := t.TempDir()
	texts := []string{strings.Repeat("a", 1<<20), strings.Repeat("b", 1<<20)}
	var all sync.WaitGroup
	for _, text := range texts {
		all.Go(func() {
			target, err := Into(dir)
			if err != nil {
				t.Error(err)
				return
			}
			defer target.Close()
			if err := target.Replace("file", strings.NewReader(text), 0o644); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	got, err := os.ReadFile(filepath.Join(dir, "file"))
	if err != nil || !slices.Contains(texts, string(got)) {
		t.Errorf("%d bytes of both, %v", len(got), err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("the directory holds %v, %v", entries, err)
	}
}

// TestSignal has a process of its own write until it is told to end.
func TestSignal(t *testing.T) {
	if dir := os.Getenv("DISK_TEST_DIRECTORY"); dir != "" {
		target, err := Into(dir)
		if err != nil {
			t.Fatal(err)
		}
		_ = target.Replace("file", io.MultiReader(strings.NewReader("half"), waiting{}), 0o644)
		t.Fatal("it went on")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "old")
	cmd := exec.Command(os.Args[0], "-test.run=^TestSignal$")
	cmd.Env = append(os.Environ(), "DISK_TEST_DIRECTORY="+dir)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for begun := false; !begun; time.Sleep(10 * time.Millisecond) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		begun = len(entries) == 2
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() < 128 {
		t.Errorf("ended with %v\n%s", err, said.Bytes())
	}
	wantFiles(t, dir, "old")
}

type waiting struct{}

func (waiting) Read([]byte) (int, error) {
	time.Sleep(time.Minute)
	return 0, io.EOF
}

// Of files that are staged none is there before it is committed, and nothing is left
// of one that is discarded.
func TestStage(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a"), "old")
	target, err := Into(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	var staged []*Staged
	for _, name := range []string{"a", "b"} {
		s, err := target.Stage(name, strings.NewReader("new"), 0o644)
		if err != nil {
			t.Fatal(err)
		}
		staged = append(staged, s)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "a")); err != nil || string(text) != "old" {
		t.Errorf("staged, and there already: %q, %v", text, err)
	}
	if err := staged[0].Commit(); err != nil {
		t.Error(err)
	}
	staged[1].Discard()
	names, err := target.Names()
	if text, _ := os.ReadFile(filepath.Join(dir, "a")); err != nil || string(text) != "new" || !slices.Equal(names, []string{"a"}) {
		t.Errorf("%q in %v, %v", text, names, err)
	}
}

// Large opens what is too large to be read at once, and nothing but regular files.
func TestLarge(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "large"), "")
	if err := os.Truncate(filepath.Join(dir, "large"), 1<<30); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "away")); err != nil {
		t.Fatal(err)
	}
	root, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := root.Open("large"); !errors.Is(err, ErrTooLarge) {
		t.Errorf("1 GiB is read at once: %v", err)
	}
	f, err := root.Large("large")
	if err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	for name, want := range map[string]func(error) bool{
		".":    func(err error) bool { return errors.Is(err, ErrNotRegular) },
		"away": Escapes,
		"none": func(err error) bool { return errors.Is(err, os.ErrNotExist) },
	} {
		if _, err := root.Large(name); !want(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
