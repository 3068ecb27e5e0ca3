package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

// TestWorkflow runs the steps of the workflow for Flux in a fresh clone, as
// somebody whom git doesn't know: so CI does.
func TestWorkflow(t *testing.T) {
	data, err := os.ReadFile("../../examples/flux/render.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var workflow struct {
		Jobs map[string]struct{ Steps []struct{ Run string } }
	}
	if err := yaml.Unmarshal(data, &workflow); err != nil {
		t.Fatal(err)
	}
	origin, clone, ran := t.TempDir(), t.TempDir(), 0
	environment := append(guideEnvironment(t), "HOME="+t.TempDir(), "GIT_CONFIG_NOSYSTEM=1", "GITHUB_SHA=0123456")
	sh := func(script string) {
		t.Helper()
		cmd := exec.Command("sh", "-e", "-c", script)
		cmd.Dir, cmd.Env = clone, environment
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s\n%v\n%s", script, err, out)
		}
	}
	writeProject(t, filepath.Join(clone, "app"))
	sh("git init -q --bare " + origin + "; git init -q -b main .; git remote add origin " + origin + "; composesource init app; " +
		"git add .; git -c user.name=a -c user.email=a@example.com commit -qm project; git push -q origin main")
	for _, step := range workflow.Jobs["render"].Steps {
		if step.Run != "" {
			sh(step.Run)
			ran++
		}
	}
	out, err := exec.Command("git", "-C", origin, "show", "rendered:rendered/notes.yaml").Output()
	if err != nil || ran != 2 || !strings.Contains(string(out), "\nkind: Deployment\n") {
		t.Errorf("after %d steps: %v\n%s", ran, err, out)
	}
}
