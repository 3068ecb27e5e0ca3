package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	history "github.com/composesource/composesource/testdata/story"
)

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
	s := &story{t, t.TempDir(), t.TempDir()}
	if err := history.Tree(s.dir).Start(); err != nil {
		t.Fatal(err)
	}
	t.Chdir(s.dir)
	s.must("init", "app")
	s.apply(history.TeamEdits()...)
	for _, overlay := range []string{"dev", "prod"} {
		s.must("build", "overlays/"+overlay)
	}
	commits := history.Commits()
	if len(commits) < 40 {
		t.Errorf("%d commits are no story", len(commits))
	}
	for _, c := range commits {
		s.commit(c)
	}
}

// commit makes one commit, and looks at what is said about it.
func (s *story) commit(c history.Commit) {
	s.Helper()
	if err := os.RemoveAll(s.before); err != nil {
		s.Fatal(err)
	}
	if err := os.CopyFS(s.before, os.DirFS(s.dir)); err != nil {
		s.Fatal(err)
	}
	s.apply(c.Changes...)
	s.must("embed", "overlays/dev/base")
	if c.Broken != "" {
		out, said, code := s.run("build", "overlays/prod")
		if code != refused || out != "" || !regexp.MustCompile(c.Broken).MatchString(said) {
			s.Errorf("%s: prod should fail with %q, exit code %d:\n%s", c.Why, c.Broken, code, said)
		}
		s.apply(c.Remedy...)
	}
	changes, _ := s.must("diff", "--from", s.before, "overlays/prod")
	if !regexp.MustCompile(c.Diff).MatchString(changes) {
		s.Errorf("%s: diff should say %q:\n%s", c.Why, c.Diff, changes)
	}
	s.must("build", "overlays/dev")
	prod, said := s.must("build", "overlays/prod")
	if c.Prod == "" && strings.Contains(said, "overlays/prod") || !regexp.MustCompile(c.Prod).MatchString(said) {
		s.Errorf("%s: the build of prod should warn of %q:\n%s", c.Why, c.Prod, said)
	}
	if found := regexp.MustCompile(`npm run dev|--debug|mailhog|MAIL_HOST: mail$|_ENV: development|DEBUG: |for-development|Zm9yLWRldmVsb3BtZW50`).FindString(prod); found != "" {
		s.Errorf("%s: prod holds %s", c.Why, found)
	}
}

// apply makes changes to the work tree.
func (s *story) apply(edits ...history.Edit) {
	s.Helper()
	if err := history.Tree(s.dir).Apply(edits...); err != nil {
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
