package scaffold

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

var update = flag.Bool("update", false, "rewrite the wanted files in testdata")

// TestFiles compares what is written for the project in each archive, whose first
// line says why it is there. Wanted files stand below want/; the file routes says what
// routers become, the file with is the flag of that name.
func TestFiles(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			project, want := fstest.MapFS{}, map[string]string{}
			given := &txtar.Archive{Comment: archive.Comment}
			for _, f := range archive.Files {
				if file, ok := strings.CutPrefix(f.Name, "want/"); ok {
					want[file] = string(f.Data)
					continue
				}
				project[f.Name] = &fstest.MapFile{Data: f.Data}
				given.Files = append(given.Files, f)
			}
			got := written(t, project)
			if *update {
				for _, file := range sorted.Keys(got) {
					given.Files = append(given.Files, txtar.File{Name: "want/" + file, Data: []byte(got[file])})
				}
				if err := os.WriteFile(name, txtar.Format(given), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// written returns the files for a project in the directory app.
func written(t *testing.T, project fstest.MapFS) map[string]string {
	t.Helper()
	layout, err := Place("app", "", false)
	if err != nil {
		t.Fatal(err)
	}
	routes := api.RoutesIngress
	if text, err := fs.ReadFile(project, "routes"); err == nil {
		routes = strings.TrimSpace(string(text))
	}
	o := Options{Layout: layout, Image: DefaultImage}
	if text, err := fs.ReadFile(project, "with"); err == nil {
		if o.Extras, err = ParseExtras(strings.Split(strings.TrimSpace(string(text)), ",")); err != nil {
			t.Fatal(err)
		}
	}
	all := environmentsOf(t, project, routes)
	before := objectsOf(t, all)
	files, err := Files(o, all)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, objectsOf(t, all)); diff != "" {
		t.Errorf("who writes files changes objects, which share what is the same in them:\n%s", diff)
	}
	return files
}

func objectsOf(t *testing.T, all []Environment) string {
	t.Helper()
	var text strings.Builder
	for _, e := range all {
		if err := emit.Write(&text, e.Result.Objects); err != nil {
			t.Fatal(err)
		}
	}
	return text.String()
}

func converted(t *testing.T, project fs.FS, spec api.Spec) *generate.Result {
	t.Helper()
	r := report.New(report.Options{Level: report.Error})
	source := &api.ComposeSource{Metadata: api.Metadata{Name: "shop"}, Spec: spec}
	result, err := generate.Run(source, generate.Options{Root: func() (fs.FS, error) { return project, nil }, Kustomize: true}, r)
	if err != nil {
		t.Fatal(err)
	}
	if r.Failed() {
		var log bytes.Buffer
		_ = r.WriteText(&log) // a buffer never fails
		t.Fatal(log.String())
	}
	return result
}
