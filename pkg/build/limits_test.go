package build

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKinds(t *testing.T) {
	for text, want := range map[string]int{
		"":                         0,
		"kind: A\n---\nkind: B\n":  2,
		"{\"kind\": \"A\"}":        1,
		"{apiVersion: v1,kind: A}": 1,
		"- kind: A":                1,
		"mankind: A\nkinds: B\n":   0,
		"what kind of it":          0,
		"'kind' : A":               1,
	} {
		if got := kinds([]byte(text)); got != want {
			t.Errorf("%q has %d kinds, want %d", text, got, want)
		}
	}
}

// Objects count wherever they come from: files, files that are read twice, and the
// generators of a kustomization.
func TestObjects(t *testing.T) {
	object := "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n---\n"
	three := fmt.Sprintf(object+object+object, "a", "b", "c")
	generators := "configMapGenerator: [{name: a}, {name: b}]\nsecretGenerator: [{name: c}]\n"
	for _, test := range []struct {
		kustomization, want string
	}{
		{"resources: [a.yaml]\n", "these are 3 objects"},
		{"resources: [sub, other]\n", "these are 6 objects"},
		{"kind: Component\n" + generators, "these are 4 objects"}, // with itself
		{generators, "these are 3 objects"},
	} {
		dir := t.TempDir()
		for name, text := range map[string]string{
			"kustomization.yaml": test.kustomization, "a.yaml": three,
			"sub/kustomization.yaml": "resources: [../base]\nnamePrefix: x-\n", "other/kustomization.yaml": "resources: [../base]\nnamePrefix: y-\n",
			"base/kustomization.yaml": "resources: [a.yaml]\n", "base/a.yaml": three,
		} {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		_, err := Run(dir, Options{Root: dir, MaxObjects: 2})
		if strings.Contains(test.want, "6") {
			_, err = Run(dir, Options{Root: dir, MaxObjects: 5})
		}
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "--max-objects") {
			t.Errorf("%q: %v, want %q", test.kustomization, err, test.want)
		}
	}
}

// BenchmarkKinds shows that counting grows with the text.
func BenchmarkKinds(b *testing.B) {
	for _, n := range []int{1, 4, 16} {
		text := []byte(strings.Repeat("kind: A\nkin kind d:\n", n*10_000))
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				kinds(text)
			}
		})
	}
}
