package examples

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// container is the annotation of a function that runs in a container, with its indent.
var container = regexp.MustCompile(`(?m)^( +)container:\n(?:^ +(?:image: ghcr\.io/composesource/|mounts:|- \{type: bind).*\n)+`)

// TestOperationsByKustomize builds the guides on secrets, models and monitoring with
// Kustomize itself, which runs the program in the place of its image.
func TestOperationsByKustomize(t *testing.T) {
	kustomize, err := exec.Command("go", "tool", "-n", "kustomize").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(root)); err != nil {
		t.Fatal(err)
	}
	runByExec(t, dir)
	for _, name := range []string{"secrets/merge", "secrets/sops", "secrets/sealed", "secrets/external", "models/dev", "models/prod", "monitoring/base", "monitoring/prod"} {
		var out, stderr bytes.Buffer
		cmd := exec.Command(strings.TrimSpace(string(kustomize)), "build", "--enable-alpha-plugins", "--enable-exec", filepath.Join(dir, name))
		cmd.Stdout, cmd.Stderr = &out, &stderr
		if err := cmd.Run(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, stderr.Bytes())
		} else if !bytes.Equal(out.Bytes(), built(t, filepath.Join(root, name))) {
			t.Errorf("%s: kustomize build gives other objects than composesource build", name)
		}
	}
}

// runByExec has every function run the program.
func runByExec(t *testing.T, dir string) {
	t.Helper()
	changed := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".yaml" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil || !container.Match(text) {
			return err
		}
		changed++
		return os.WriteFile(path, container.ReplaceAll(text, []byte("${1}exec: {path: "+binary+"}\n")), 0o644)
	})
	if err != nil || changed < 3 {
		t.Fatalf("%v: %d functions", err, changed)
	}
}
