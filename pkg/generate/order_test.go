package generate

import (
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	"sigs.k8s.io/kustomize/kyaml/yaml"
	k8syaml "sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
)

// TestTheOrderOfKeysDoesNotShow turns every mapping of every rule case around.
// The order of keys means nothing in Compose, so the objects must stay the same.
func TestTheOrderOfKeysDoesNotShow(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		files := fstest.MapFS{}
		for _, f := range archive.Files {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		turned, ok := turnAround(t, files)
		if name := filepath.Base(file); !ok || name == "bind-whole-project.txtar" || name == "bind-without-source.txtar" {
			continue // the last two mount the Compose file itself
		}
		spec := specOf(t, files)
		_, want, _ := run(t, spec, Options{Root: func() (fs.FS, error) { return files, nil }})
		_, got, said := run(t, spec, Options{Root: func() (fs.FS, error) { return turned, nil }})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: another order of keys gives other objects (-want +got):\n%s\n%s", file, diff, said)
		}
	}
}

// turnAround reverses the mappings of the Compose file. It leaves files alone in
// which order counts: an anchor must stand before its alias.
func turnAround(t *testing.T, files fstest.MapFS) (fstest.MapFS, bool) {
	const name = "compose.yaml"
	if files[name] == nil || strings.ContainsAny(string(files[name].Data), "&!") || strings.Contains(string(files[name].Data), "\n---") {
		return nil, false
	}
	var document yaml.Node
	if err := yaml.Unmarshal(files[name].Data, &document); err != nil {
		return nil, false
	}
	reverseMappings(&document)
	data, err := yaml.Marshal(&document)
	if err != nil {
		t.Fatal(err)
	}
	turned := maps.Clone(files)
	turned[name] = &fstest.MapFile{Data: data}
	return turned, true
}

func reverseMappings(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0 {
		n.Value = "null" // {a: } would be written as {a}
	}
	if n.Kind == yaml.MappingNode {
		slices.Reverse(n.Content)
		for i := 0; i+1 < len(n.Content); i += 2 {
			n.Content[i], n.Content[i+1] = n.Content[i+1], n.Content[i]
		}
	}
	for _, child := range n.Content {
		reverseMappings(child)
	}
}

func specOf(t *testing.T, files fstest.MapFS) api.Spec {
	config := files["composesource.yaml"]
	if config == nil {
		return api.Spec{}
	}
	var source api.ComposeSource
	if err := k8syaml.Unmarshal(config.Data, &source); err != nil {
		t.Fatal(err)
	}
	return source.Spec
}
