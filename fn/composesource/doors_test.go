//go:build unix

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// stranger is a repository of a stranger in a directory of its own, beside what it
// must not reach, and what is done with it.
type stranger struct {
	self   string // the program
	work   string
	in     string   // the working directory
	stdin  string   // a file
	args   []string // of composesource
	writes []string // directories that may be written to
	says   string   // a part of what is said when it is refused
	builds bool     // it isn't refused
}

// canary stands in files that nobody may read, so it must never come out.
const canary = "canary-3f9a"

// TestDoors runs the program on hostile repositories, and looks at what the
// process did: nothing is executed, nothing connected, nothing opened outside the
// root, nothing written outside the target. Each repository is an archive in
// testdata/hostile that says in its first line why it is there; the lines below
// make what an archive can't hold, and say what to run and what comes of it.
func TestDoors(t *testing.T) {
	files, err := filepath.Glob("../../testdata/hostile/*.txtar")
	if err != nil || len(files) < 60 {
		t.Fatalf("only %d repositories, %v", len(files), err)
	}
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Log("SKIPPED: what the processes did was not looked at, because strace is not on PATH")
	}
	self := filepath.Join(t.TempDir(), "composesource")
	build := exec.Command("go", "build", "-o", self, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // as it is released: a dynamic linker reads files, too
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			h := newStranger(t, archive)
			h.self = self
			h.attack(t, strace)
		})
	}
}

// newStranger writes the repository.
func newStranger(t *testing.T, archive *txtar.Archive) *stranger {
	t.Helper()
	work, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	h := &stranger{work: work, in: "repo"}
	secret := "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: secret}\ndata: {CANARY: " + canary + "}\n"
	h.write(t, "outside/secret.yaml", secret)
	h.write(t, "outside/evil.sh", "#!/bin/sh\n> "+filepath.Join(work, "ran")+"\n")
	h.write(t, "repo/.git/HEAD", "")
	for _, name := range []string{"bin/git", "bin/helm", "bin/helmV3", "bin/docker", "plugins/example.com/v1/evil/Evil", "outside/evil/Evil"} {
		h.write(t, name, "#!/bin/sh\n> "+filepath.Join(work, "ran")+"\n")
	}
	for _, f := range archive.Files {
		h.write(t, f.Name, strings.ReplaceAll(string(f.Data), "$WORK", work))
	}
	lines := strings.Split(strings.TrimSpace(string(archive.Comment)), "\n")
	if len(lines) < 2 || !strings.HasSuffix(lines[0], ".") {
		t.Fatal("the first line says no reason")
	}
	for _, line := range lines[1:] {
		h.do(t, strings.ReplaceAll(line, "$WORK", work))
	}
	return h
}

func (h *stranger) write(t *testing.T, name, text string) {
	t.Helper()
	path := h.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

func (h *stranger) path(name string) string { return filepath.Join(h.work, filepath.FromSlash(name)) }

// do does what one line of an archive says.
func (h *stranger) do(t *testing.T, line string) {
	t.Helper()
	word, rest, _ := strings.Cut(line, " ")
	args := strings.Fields(rest)
	var err error
	switch word {
	case "link", "hard", "fifo", "sparse", "mkdir":
		if err = os.MkdirAll(filepath.Dir(h.path(args[0])), 0o755); err == nil {
			err = h.special(word, args)
		}
	case "plain":
		err = os.RemoveAll(h.path("repo/.git"))
	case "swap":
		h.swap(t, h.path(args[0]), args[1:])
	case "in":
		h.in = args[0]
	case "stdin":
		h.stdin = args[0]
	case "run":
		h.args = args
	case "writes":
		h.writes = append(h.writes, h.path(args[0]))
	case "says":
		h.says = rest
	case "builds":
		h.builds = true
	default:
		t.Fatalf("unknown line %q", line)
	}
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
}

// swap lets a link lead here and there until the test ends.
func (h *stranger) swap(t *testing.T, link string, to []string) {
	stop, stopped := make(chan struct{}), make(chan struct{})
	put := func(i int) error {
		_ = os.Remove(link + ".new")
		return errors.Join(os.Symlink(to[i%len(to)], link+".new"), os.Rename(link+".new", link))
	}
	if err := put(0); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(50 * time.Microsecond):
				_ = put(i) // the next one comes
			}
		}
	}()
	t.Cleanup(func() { close(stop); <-stopped })
}

// attack runs the program, and looks at what came of it.
func (h *stranger) attack(t *testing.T, strace string) {
	t.Helper()
	command, trace := append([]string{h.self}, h.args...), filepath.Join(t.TempDir(), "trace")
	if strace != "" {
		command = append([]string{strace, "-f", "-qq", "-y", "-s", "4096", "-o", trace, "-e", "trace=" + calls, "--"}, command...)
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = h.path(h.in)
	cmd.Env = []string{"PATH=" + h.path("bin"), "HOME=" + h.path("outside"), "KUSTOMIZE_PLUGIN_HOME=" + h.path("plugins"), "TMPDIR=" + h.path("tmp")}
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if h.stdin != "" {
		f, err := os.Open(filepath.Join(cmd.Dir, h.stdin))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		cmd.Stdin = f
	}
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() != refused || err != nil && exit == nil {
		t.Fatalf("%v\n%s", err, said.Bytes())
	}
	switch {
	case h.builds && err != nil, !h.builds && h.says != "" && err == nil:
		t.Errorf("ended with %v, said\n%s", err, said.Bytes())
	case !strings.Contains(said.String(), h.says):
		t.Errorf("said\n%swithout %q", said.Bytes(), h.says)
	case err != nil && out.Len() > 0 && h.stdin == "":
		t.Errorf("wrote to stdout, and failed:\n%s", out.Bytes())
	}
	h.look(t, out.String()+said.String())
	if strace != "" {
		h.follow(t, trace)
	}
}

// look finds traces of what must not happen.
func (h *stranger) look(t *testing.T, output string) {
	t.Helper()
	if strings.Contains(output, canary) {
		t.Errorf("a file outside of the root came out:\n%s", output)
	}
	if _, err := os.Lstat(h.path("ran")); err == nil {
		t.Error("a program was run")
	}
	secret, err := os.ReadFile(h.path("outside/secret.yaml"))
	if err != nil || !bytes.Contains(secret, []byte(canary)) {
		t.Errorf("a file outside of the target was written: %q, %v", secret, err)
	}
	entries, err := os.ReadDir(h.path("outside"))
	if err != nil || len(entries) != 3 {
		t.Errorf("outside holds %v, %v", entries, err)
	}
}
