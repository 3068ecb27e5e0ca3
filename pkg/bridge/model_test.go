package bridge

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v4"
)

var update = flag.Bool("update", false, "rewrite the wanted files in testdata")

// TestProject makes projects of models, as docker compose handed them over. The
// first line of each archive says why it is there; wanted files stand below want/,
// and the lines of a file called places are paths of mounts.
func TestProject(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		given, want := &txtar.Archive{Comment: archive.Comment}, map[string]string{}
		var model []byte
		var places []string
		for _, f := range archive.Files {
			if file, ok := strings.CutPrefix(f.Name, "want/"); ok {
				want[file] = string(f.Data)
				continue
			}
			given.Files = append(given.Files, f)
			if f.Name == "places" {
				places = strings.Fields(string(f.Data))
			} else {
				model = f.Data
			}
		}
		got, err := Project(model, places)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			for _, file := range slices.Sorted(maps.Keys(got)) {
				given.Files = append(given.Files, txtar.File{Name: "want/" + file, Data: []byte(strings.TrimRight(got[file], "\n") + "\n")})
			}
			if err := os.WriteFile(name, txtar.Format(given), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for file, text := range got { // an archive holds whole lines
			got[file] = strings.TrimRight(text, "\n") + "\n"
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestProjectKeepsBytes: what YAML can't hold as text arrives as it was.
func TestProjectKeepsBytes(t *testing.T) {
	files, err := Project([]byte("name: a\nsecrets:\n  s: {content: !!binary /wBiaW4K, file: 'C:\\keys\\s.bin'}\n"), nil)
	if got := files["files/C:/keys/s.bin"]; err != nil || got != "\xff\x00bin\n" {
		t.Errorf("%q of %v, %v", got, files, err)
	}
}

func FuzzProject(f *testing.F) {
	for _, seed := range []string{
		"", "a", "[", "services: {a: {expose: 80, ports: {}, volumes: [x], networks: {default: }}}\nnetworks: {default: {}}\n",
		"name: p\nsecrets: {a: {file: /a, content: b}, b: [], c: }\nconfigs: &c {d: {content: !!binary x}}\nvolumes: *c\n",
		"services:\n  a: {environment: {A: |\n      b\n    }}\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, model string) {
		files, err := Project([]byte(model), []string{"./a"})
		if err != nil {
			return
		}
		var before, after any
		if yaml.Unmarshal([]byte(model), &before) == nil && yaml.Unmarshal([]byte(files[composeFile]), &after) != nil {
			t.Errorf("no YAML any more:\n%s", files[composeFile])
		}
	})
}
