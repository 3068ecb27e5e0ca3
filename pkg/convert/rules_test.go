package convert_test

import (
	"bytes"
	"cmp"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/internal/apiserver"
	"github.com/composesource/composesource/pkg/report"
)

var update = flag.Bool("update", false, "rewrite the wanted objects and reports")

// TestRules runs testdata/rules/CONCERN/CASE.txtar. A case is a Compose project
// (its comment says why the case exists), an optional composesource.yaml with
// the spec, want.yaml with the wanted objects, and report.txt with everything
// that is said at level info. A file called resolved says that the project is one
// that docker compose has read, as Compose Bridge hands it over. All objects must pass the API server's own
// validation; a case that needs a newer Kubernetes than the oldest supported one
// names it in a file called kubernetes.
func TestRules(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	manifests := map[string]map[string][]byte{}
	for _, file := range cases {
		name := strings.TrimSuffix(filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			objects, since := runRule(t, file)
			if manifests[since] == nil {
				manifests[since] = map[string][]byte{}
			}
			manifests[since][name] = []byte(objects)
		})
	}
	for since, group := range manifests {
		apiserver.CheckSince(t, since, group)
	}
}

// runRule runs one case and returns its objects and the Kubernetes they need.
func runRule(t *testing.T, file string) (manifest, since string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(bytes.TrimSpace(archive.Comment)) == 0 {
		t.Error("the first line must say why the case exists")
	}
	objects, said := convertArchive(t, archive)
	got := map[string]string{"want.yaml": objects, "report.txt": said}
	if *update {
		for _, name := range []string{"want.yaml", "report.txt"} {
			setFile(archive, name, got[name])
		}
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"want.yaml", "report.txt"} {
		if diff := gocmp.Diff(fileOf(archive, name), got[name]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	return objects, cmp.Or(strings.TrimSpace(fileOf(archive, "kubernetes")), apiserver.Oldest)
}

// convertArchive converts the project in an archive and returns the objects as
// YAML and what was said.
func convertArchive(t *testing.T, archive *txtar.Archive) (objects, said string) {
	t.Helper()
	root, spec := inputOf(t, archive)
	return convertFS(t, root, spec)
}

// inputOf returns the project in an archive, without what is wanted of it.
func inputOf(t *testing.T, archive *txtar.Archive) (fs.FS, api.Spec) {
	t.Helper()
	input := &txtar.Archive{Files: slices.DeleteFunc(slices.Clone(archive.Files), func(f txtar.File) bool {
		return f.Name == "want.yaml" || f.Name == "report.txt"
	})}
	root, err := txtar.FS(input)
	if err != nil {
		t.Fatal(err)
	}
	var spec api.Spec
	if config := fileOf(archive, "composesource.yaml"); config != "" {
		var source api.ComposeSource
		if err := yaml.UnmarshalStrict([]byte(config), &source); err != nil {
			t.Fatal(err)
		}
		spec = source.Spec
	}
	return root, spec
}

func convertFS(t *testing.T, root fs.FS, spec api.Spec) (objects, said string) {
	t.Helper()
	r := report.New(report.Options{Level: report.Info})
	p := compose.Load(root, compose.Options{
		Files: spec.Files, ProjectName: spec.ProjectName, DefaultName: "app",
		Profiles: spec.Profiles, Env: spec.Env, EnvFiles: spec.EnvFiles, Resolved: exists(root, "resolved"),
	}, r)
	var result []emit.Object
	if p != nil {
		result = convert.Convert(p, convert.Options{Spec: spec}, r).Objects
	}
	var text strings.Builder
	if err := r.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	if r.Broken() {
		return "", text.String()
	}
	return manifest(t, result), text.String()
}

func exists(root fs.FS, name string) bool {
	_, err := fs.Stat(root, name)
	return err == nil
}

// manifest returns objects as a stream of YAML documents.
func manifest(t *testing.T, objects []emit.Object) string {
	t.Helper()
	var text strings.Builder
	if err := emit.Write(&text, objects); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func fileOf(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setFile(archive *txtar.Archive, name, content string) {
	for i := range archive.Files {
		if archive.Files[i].Name == name {
			archive.Files[i].Data = []byte(content)
			return
		}
	}
	archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(content)})
}
