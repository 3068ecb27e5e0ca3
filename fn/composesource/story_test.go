package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// edit is what a commit does to one file: a text that is replaced, the whole file
// where old is empty, or none where new is, too.
type edit struct{ file, old, new string }

// commit is one commit of a team, and what is said about it.
type commit struct {
	why     string
	changes []edit
	diff    string // what `composesource diff` says of production before it is applied
	prod    string // what the build of production warns of
	broken  string // how the build of production fails, naming file and remedy
	remedy  []edit // what that asks for
}

// story is a project over some months.
type story struct {
	*testing.T
	dir, before string // the work tree, and that of the commit before
}

// TestStory runs init once over a shop of nine services, edits the overlays as a team
// does, and then makes ordinary changes. After every commit both overlays build, or
// production fails with a sentence that names a file and a remedy, diff has said what
// needs care, and production holds nothing that its files replace.
func TestStory(t *testing.T) {
	archive, err := txtar.ParseFile("../../testdata/story/shop.txtar")
	if err != nil {
		t.Fatal(err)
	}
	s := &story{t, t.TempDir(), t.TempDir()}
	for _, f := range archive.Files {
		s.apply(edit{file: f.Name, new: string(f.Data)})
	}
	t.Chdir(s.dir)
	s.must("init", "app")
	for _, c := range teamEdits() {
		s.apply(c)
	}
	for _, overlay := range []string{"dev", "prod"} {
		s.must("build", "overlays/"+overlay)
	}
	commits := shopCommits()
	if len(commits) < 40 {
		t.Errorf("%d commits are no story", len(commits))
	}
	for _, c := range commits {
		s.commit(c)
	}
}

// commit makes one commit, and looks at what is said about it.
func (s *story) commit(c commit) {
	s.Helper()
	if err := os.RemoveAll(s.before); err != nil {
		s.Fatal(err)
	}
	if err := os.CopyFS(s.before, os.DirFS(s.dir)); err != nil {
		s.Fatal(err)
	}
	for _, e := range c.changes {
		s.apply(e)
	}
	s.must("embed", "overlays/dev/base")
	if c.broken != "" {
		out, said, code := s.run("build", "overlays/prod")
		if code != refused || out != "" || !regexp.MustCompile(c.broken).MatchString(said) {
			s.Errorf("%s: prod should fail with %q, exit code %d:\n%s", c.why, c.broken, code, said)
		}
		for _, e := range c.remedy {
			s.apply(e)
		}
	}
	changes, _ := s.must("diff", "--from", s.before, "overlays/prod")
	if !regexp.MustCompile(c.diff).MatchString(changes) {
		s.Errorf("%s: diff should say %q:\n%s", c.why, c.diff, changes)
	}
	s.must("build", "overlays/dev")
	prod, said := s.must("build", "overlays/prod")
	if c.prod == "" && strings.Contains(said, "overlays/prod") || !regexp.MustCompile(c.prod).MatchString(said) {
		s.Errorf("%s: the build of prod should warn of %q:\n%s", c.why, c.prod, said)
	}
	if found := regexp.MustCompile(`npm run dev|--debug|mailhog|MAIL_HOST: mail$|_ENV: development|DEBUG: |for-development|Zm9yLWRldmVsb3BtZW50`).FindString(prod); found != "" {
		s.Errorf("%s: prod holds %s", c.why, found)
	}
}

// apply makes one change to the work tree.
func (s *story) apply(c edit) {
	s.Helper()
	name := filepath.Join(s.dir, filepath.FromSlash(c.file))
	if c.old == "" && c.new == "" {
		if err := os.Remove(name); err != nil {
			s.Fatal(err)
		}
		return
	}
	text := []byte(c.new)
	if c.old != "" {
		was, err := os.ReadFile(name)
		if err != nil {
			s.Fatal(err)
		}
		if text = bytes.Replace(was, []byte(c.old), []byte(c.new), 1); bytes.Equal(text, was) {
			s.Fatalf("%s holds no %q:\n%s", c.file, c.old, was)
		}
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o644); err != nil {
		s.Fatal(err)
	}
}

// run runs a command line in this process.
func (s *story) run(args ...string) (out, said string, code int) {
	var stdout, stderr bytes.Buffer
	code = run(args, streams{strings.NewReader(""), &stdout, &stderr})
	return stdout.String(), stderr.String(), code
}

// must is run for what has to succeed.
func (s *story) must(args ...string) (out, said string) {
	s.Helper()
	out, said, code := s.run(args...)
	if code != done {
		s.Fatalf("composesource %s: exit code %d\n%s", strings.Join(args, " "), code, said)
	}
	return out, said
}
