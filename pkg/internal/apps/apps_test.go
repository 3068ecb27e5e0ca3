package apps

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/composesource/composesource/pkg/internal/apiserver"
)

var update = flag.Bool("update", false, "rewrite what the apps want")

// TestApps builds whole applications with their overlays, as real Kustomize and
// in this process, and holds the manifests against what was read and found
// right. The API server's own code validates them.
func TestApps(t *testing.T) {
	bin, kustomize := binaries(t)
	examples, err := filepath.Abs("../../../examples")
	if err != nil {
		t.Fatal(err)
	}
	manifests := make(chan manifest, 100)
	t.Run("build", func(t *testing.T) {
		testscript.Run(t, testscript.Params{
			Dir:                 "../../../testdata/apps",
			RequireExplicitExec: true,
			UpdateScripts:       *update,
			Setup: func(env *testscript.Env) error {
				env.Setenv("PATH", bin+string(os.PathListSeparator)+env.Getenv("PATH"))
				env.Setenv("KUSTOMIZE", kustomize)
				env.Setenv("EXAMPLES", examples)
				return nil
			},
			Cmds: map[string]func(*testscript.TestScript, bool, []string){
				"validate": func(ts *testscript.TestScript, _ bool, args []string) {
					for _, file := range args {
						manifests <- manifest{ts.Name() + "/" + file, ts.ReadFile(file)}
					}
				},
			},
		})
	})
	close(manifests)
	all := map[string][]byte{}
	for m := range manifests {
		all[m.name] = []byte(m.text)
	}
	apiserver.Check(t, all)
}

// binaries builds ours into a directory of its own, and finds the pinned
// Kustomize in Go's cache.
func binaries(t *testing.T) (dir, kustomize string) {
	t.Helper()
	dir = t.TempDir()
	if out, err := exec.Command("go", "build", "-o", dir, "../../../fn/composesource").CombinedOutput(); err != nil {
		t.Fatalf("building the binary: %v\n%s", err, out)
	}
	path, err := exec.Command("go", "tool", "-n", "kustomize").Output()
	if err != nil {
		t.Fatalf("building the pinned kustomize: %v", err)
	}
	return dir, strings.TrimSpace(string(path))
}

// manifest is the output of one build.
type manifest struct{ name, text string }
