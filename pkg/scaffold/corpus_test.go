package scaffold

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/internal/apiserver"
)

// TestInitOnRealProjects runs init on every project of the corpus, in both
// layouts, and builds what it wrote, with Kustomize itself too. An API server
// must accept everything that comes out.
func TestInitOnRealProjects(t *testing.T) {
	projects, kustomize, self := corpusProjects(t), pinnedKustomize(t), binary(t)
	manifests := map[string][]byte{}
	for _, project := range projects {
		name := filepath.Base(project)
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			app, overlays := filepath.Join(dir, "app"), filepath.Join(dir, "overlays")
			if err := os.CopyFS(app, os.DirFS(project)); err != nil {
				t.Fatal(err)
			}
			mustRun(t, dir, self, "init", "app")
			for _, overlay := range []string{"dev", "prod"} {
				manifests[name+"/"+overlay] = mustRun(t, dir, self, "build", filepath.Join(overlays, overlay))
			}
			prod := manifests[name+"/prod"]
			if bytes.Contains(prod, []byte("\nkind: Secret\n")) {
				t.Error("a Secret with the values of the Compose project is in prod")
			}
			execAnnotation(t, filepath.Join(app, "composesource.yaml"), self)
			if got := mustRun(t, dir, kustomize, "build", "--enable-alpha-plugins", "--enable-exec", filepath.Join(overlays, "prod")); !bytes.Equal(prod, got) {
				t.Error("kustomize build gives other objects than composesource build")
			}
			removeBase(t, app)
			mustRun(t, app, self, "init")
			if got := mustRun(t, app, self, "build", "k8s/overlays/prod"); !bytes.Equal(prod, got) {
				t.Error("the copies give other objects than the files")
			}
			mustRun(t, app, self, "embed", "--check", "k8s/base")
		})
	}
	apiserver.Check(t, manifests)
}

// removeBase removes what init wrote beside the Compose file.
func removeBase(t *testing.T, app string) {
	t.Helper()
	for _, name := range []string{"composesource.yaml", "kustomization.yaml"} {
		if err := os.Remove(filepath.Join(app, name)); err != nil {
			t.Fatal(err)
		}
	}
}

// corpusProjects returns the directories of real projects.
func corpusProjects(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("COMPOSESOURCE_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	files, err := filepath.Glob(filepath.Join(dir, "awesome-compose", "*", "compose.y*ml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skipf("skipped: no corpus of real projects in %s; name one in COMPOSESOURCE_CORPUS", dir)
	}
	for i, file := range files {
		if files[i], err = filepath.Abs(filepath.Dir(file)); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// binary builds the command.
func binary(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "composesource")
	mustRun(t, ".", "go", "build", "-o", path, "../../fn/composesource")
	return path
}

// pinnedKustomize returns the binary of the tool in go.mod, from Go's own cache.
func pinnedKustomize(t *testing.T) string {
	t.Helper()
	return strings.TrimSpace(string(mustRun(t, ".", "go", "tool", "-n", "kustomize")))
}

func mustRun(t *testing.T, dir, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	var out, log bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &log
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, log.String())
	}
	return out.Bytes()
}

// execAnnotation makes a ComposeSource run the binary, where init wrote the
// container that a test may not have.
func execAnnotation(t *testing.T, file, binary string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, found := strings.Cut(string(text), "      container:\n")
	if !found {
		return
	}
	lines := strings.SplitAfter(rest, "\n")
	for len(lines) > 0 && strings.HasPrefix(lines[0], "        ") {
		lines = lines[1:]
	}
	if err := os.WriteFile(file, []byte(head+"      exec: {path: "+binary+"}\n"+strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}
