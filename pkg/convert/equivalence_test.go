package convert_test

import (
	"os"
	"path/filepath"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/internal/apiserver"
)

// TestEquivalenceProjectsConvert converts the projects whose behaviour was
// compared with docker compose's, and asks the API server about the objects.
func TestEquivalenceProjectsConvert(t *testing.T) {
	files, err := filepath.Glob("../../testdata/equivalence/*/compose.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no projects: %v", err)
	}
	manifests := map[string][]byte{}
	for _, file := range files {
		dir := filepath.Dir(file)
		var source api.ComposeSource
		if config, err := os.ReadFile(filepath.Join(dir, "composesource.yaml")); err == nil {
			if err := yaml.Unmarshal(config, &source); err != nil {
				t.Fatal(err)
			}
		}
		objects, said := convertFS(t, os.DirFS(dir), source.Spec)
		if objects == "" {
			t.Errorf("%s: nothing came out:\n%s", filepath.Base(dir), said)
			continue
		}
		manifests[filepath.Base(dir)] = []byte(objects)
	}
	apiserver.Check(t, manifests)
}
