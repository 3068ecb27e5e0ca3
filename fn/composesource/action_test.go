package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// pullRequest is a clone with two commits, and what the runner says of it.
type pullRequest struct {
	clone, base, tools string
	environment        []string
}

// newPullRequest changes a service of a project that init was run on.
func newPullRequest(t *testing.T, overlay string) *pullRequest {
	t.Helper()
	p := &pullRequest{clone: t.TempDir(), tools: t.TempDir()}
	action, err := filepath.Abs("../../.github/actions/diff")
	if err != nil {
		t.Fatal(err)
	}
	program, err := exec.LookPath("composesource")
	if err != nil {
		t.Fatal(err)
	}
	writeProject(t, filepath.Join(p.clone, "app"))
	p.sh(t, "git init -q -b main . && composesource init app && git add . && git -c user.name=a -c user.email=a@example.com commit -qm before")
	p.base = strings.TrimSpace(p.sh(t, "git rev-parse HEAD"))
	p.sh(t, "sed -i 's/nginx:1.29/nginx:1.30/' app/compose.yaml && git -c user.name=a -c user.email=a@example.com commit -qam after")
	p.environment = append(os.Environ(), "PATH="+p.tools+":"+os.Getenv("PATH"),
		"GITHUB_ACTION_PATH="+action, "GITHUB_REPOSITORY=o/r", "GITHUB_STEP_SUMMARY="+filepath.Join(p.tools, "summary"), "CALLS="+filepath.Join(p.tools, "calls"),
		"COMPOSESOURCE="+program, "OVERLAY="+overlay, "STRICT=false", "COMMENT=true", "PULL_REQUEST=7", "GH_TOKEN=x", "BASE="+p.base)
	return p
}

func (p *pullRequest) sh(t *testing.T, script string) string {
	t.Helper()
	cmd := exec.Command("sh", "-e", "-c", script)
	cmd.Dir = p.clone
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s\n%v\n%s", script, err, out)
	}
	return string(out)
}

// run runs the action with a gh that does as told, and returns what gh was called
// with, the summary, and the log.
func (p *pullRequest) run(t *testing.T, gh string) (calls, summary, log string) {
	t.Helper()
	script := "#!/bin/sh\nprintf '%s ' \"$@\" >>\"$CALLS\"; echo >>\"$CALLS\"\n" + gh
	if err := os.WriteFile(filepath.Join(p.tools, "gh"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("../../.github/actions/diff/run.sh")
	cmd.Path, _ = filepath.Abs(cmd.Path)
	cmd.Dir, cmd.Env = p.clone, p.environment
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	read := func(name string) string {
		text, _ := os.ReadFile(filepath.Join(p.tools, name)) // may not be there
		return string(text)
	}
	return read("calls"), read("summary"), string(out)
}

// TestAction runs the action's steps as the runner does, on a pull request that
// changes an image.
func TestAction(t *testing.T) {
	const change = "containers.web.image nginx:1.29 -> nginx:1.30"
	for _, test := range []struct{ why, overlay, gh, calls, summary, log string }{
		{"the first comment", "overlays/prod", "", "--method POST repos/o/r/issues/7/comments --field body=@", change, ""},
		{"the comment of an earlier push is renewed", "overlays/prod", `case "$*" in *--paginate*) echo 42;; esac`, "--method PATCH repos/o/r/issues/comments/42 --field body=@", change, ""},
		{"a fork's token may not", "overlays/prod", `exit 1`, "--method POST", change, "the comment was not written"},
		{"nothing changes", "overlays", "", "--method POST", "nothing changes", ""},
		{"a new overlay", "more", "", "--method POST", "nothing to compare it with", ""},
	} {
		t.Run(test.why, func(t *testing.T) {
			p := newPullRequest(t, test.overlay)
			switch test.overlay {
			case "more":
				p.sh(t, "mkdir more && printf 'resources: [../overlays/prod]\n' > more/kustomization.yaml")
			case "overlays":
				p.sh(t, "git checkout -q HEAD~1 && printf 'resources: [dev]\n' > overlays/kustomization.yaml && git add . && git -c user.name=a -c user.email=a@example.com commit -qm c")
				p.environment = append(p.environment, "BASE="+strings.TrimSpace(p.sh(t, "git rev-parse HEAD")))
			}
			calls, summary, log := p.run(t, test.gh)
			if !strings.Contains(calls, test.calls) || !strings.Contains(summary, test.summary) || !strings.Contains(log, test.log) {
				t.Errorf("gh:\n%s\nsummary:\n%s\nlog:\n%s", calls, summary, log)
			}
			if out := p.sh(t, "git worktree list"); strings.Count(out, "\n") != 1 {
				t.Errorf("a work tree was left:\n%s", out)
			}
		})
	}
}

// TestActionSaysNothingToTheRunner changes a project so that what is printed looks like
// a command for the runner, or ends the block of the comment.
func TestActionSaysNothingToTheRunner(t *testing.T) {
	p := newPullRequest(t, "overlays/prod")
	p.sh(t, "printf 'services:\n  web:\n    image: \"nginx:1.29\"\n    ports: [\"8080:80\"]\n    environment: {A: \"x\"}\n    labels: {\"::error::x\": \"```\"}\n    ulimits: {nofile: 3}\n' > app/compose.yaml")
	_, summary, log := p.run(t, "")
	stop, _, _ := strings.Cut(log[strings.Index(log, "::stop-commands::")+len("::stop-commands::"):], "\n")
	if len(stop) != 32 || strings.Count(log, "\n::"+stop+"::\n") != 1 || strings.Contains(log, "\n::error::") {
		t.Errorf("log:\n%s", log)
	}
	if strings.Count(summary, "```") != 2 {
		t.Errorf("summary:\n%s", summary)
	}
}
