package scaffold

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/composesource/composesource/pkg/internal/apiserver"
	"github.com/composesource/composesource/pkg/internal/corpus"
)

// TestInitOnRealProjects runs init on every project of the corpus, in both
// layouts and with everything that it can add, and builds what it wrote, with Kustomize itself too. An API server
// must accept everything that comes out.
func TestInitOnRealProjects(t *testing.T) {
	projects := corpusProjects(t)
	c := commands{self: binary(t), kustomize: pinnedKustomize(t)}
	var lock sync.Mutex
	manifests := map[string][]byte{}
	t.Run("projects", func(t *testing.T) {
		for _, project := range projects {
			t.Run(filepath.Base(project), func(t *testing.T) {
				t.Parallel()
				dev, prod, with := c.try(t, project)
				lock.Lock()
				defer lock.Unlock()
				for name, text := range map[string][]byte{"dev": dev, "prod": prod, "with": with} {
					manifests[filepath.Base(project)+"/"+name] = text
				}
			})
		}
	})
	apiserver.Check(t, manifests)
}

// commands are the paths of the binaries under test.
type commands struct{ self, kustomize string }

// try runs init on a copy of a project and returns what its overlays build.
func (c commands) try(t *testing.T, project string) (dev, prod, with []byte) {
	t.Helper()
	dir := t.TempDir()
	app := filepath.Join(dir, "app")
	if err := os.CopyFS(app, os.DirFS(project)); err != nil {
		t.Fatal(err)
	}
	mustRun(t, dir, c.self, "init", "app")
	dev = mustRun(t, dir, c.self, "build", "overlays/dev")
	prod = mustRun(t, dir, c.self, "build", "overlays/prod")
	if bytes.Contains(prod, []byte("\nkind: Secret\n")) {
		t.Error("a Secret with the values of the Compose project is in prod")
	}
	execAnnotation(t, filepath.Join(app, "composesource.yaml"), c.self)
	if got := mustRun(t, dir, c.kustomize, "build", "--enable-alpha-plugins", "--enable-exec", "overlays/prod"); !bytes.Equal(prod, got) {
		t.Error("kustomize build gives other objects than composesource build")
	}
	removeBase(t, app)
	mustRun(t, app, c.self, "init")
	if got := mustRun(t, app, c.self, "build", "k8s/overlays/prod"); !bytes.Equal(prod, got) {
		t.Error("the copies give other objects than the files")
	}
	mustRun(t, app, c.self, "embed", "--check", "k8s/base")
	mustRun(t, app, c.self, "init", ".", "--overlays", "../deploy", "--with", strings.Join(ExtrasWords(), ","))
	return dev, prod, mustRun(t, dir, c.self, "build", "deploy/prod")
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
	corpus.Find(t)
	files := corpus.Files(t)
	if len(files) == 0 {
		t.Skipf("skipped: no sample applications in %s; name another corpus in %s", corpus.Dir(t), corpus.Variable)
	}
	for i, file := range files {
		files[i] = filepath.Dir(file)
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
