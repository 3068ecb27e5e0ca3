package convert_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compose-spec/compose-go/v2/schema"
	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// The examples in testdata/full hold every attribute of Compose. There are
// several because some exclude each other.
const fullExamples = "../../testdata/full"

// TestRemovingAnAttributeShows removes one attribute after the other. Each must
// have left a trace, in the objects or in what is said at level info.
func TestRemovingAnAttributeShows(t *testing.T) {
	for name, document := range fullDocuments(t) {
		t.Run(name, func(t *testing.T) {
			full := traceOf(t, document)
			for _, path := range attributesIn(document, "", nil) {
				changed := document.copy(t)
				changed.remove(path)
				if traceOf(t, changed) == full {
					t.Errorf("%s leaves no trace", strings.Join(path, "."))
				}
			}
		})
	}
}

// TestAddingAnAttributeShows adds every attribute of a service in the examples
// to a service that has nothing but an image.
func TestAddingAnAttributeShows(t *testing.T) {
	for name, document := range fullDocuments(t) {
		services, _ := document["services"].(map[string]any)
		for _, service := range slices.Sorted(maps.Keys(services)) {
			attributes, _ := services[service].(map[string]any)
			for _, attribute := range slices.Sorted(maps.Keys(attributes)) {
				if attribute == "image" {
					continue
				}
				minimal := document.copy(t)
				minimal["services"].(map[string]any)[service] = map[string]any{"image": "a"}
				before := traceOf(t, minimal)
				minimal["services"].(map[string]any)[service].(map[string]any)[attribute] = attributes[attribute]
				if traceOf(t, minimal) == before {
					t.Errorf("%s: %s.%s leaves no trace", name, service, attribute)
				}
			}
		}
	}
}

// TestRemovingAnAttributeOfAJobOrAHookShows gives what the services of the
// examples have to a job and to a pre_start hook, as far as they can have it.
func TestRemovingAnAttributeOfAJobOrAHookShows(t *testing.T) {
	for name, document := range fullDocuments(t) {
		services, _ := document["services"].(map[string]any)
		for _, service := range slices.Sorted(maps.Keys(services)) {
			for pattern, put := range map[string]func(d, own map[string]any) []string{
				"jobs.*": func(d, own map[string]any) []string {
					own["triggers"] = map[string]any{"manual": true}
					d["jobs"] = map[string]any{"extra": own}
					return []string{"jobs", "extra"}
				},
				"services.*.pre_start.[]": func(d, own map[string]any) []string {
					d["services"].(map[string]any)["extra"] = map[string]any{"image": "a", "pre_start": []any{own}}
					return []string{"services", "extra", "pre_start", "[0]"}
				},
			} {
				d := document.copy(t)
				own := attributesOf(d["services"].(map[string]any)[service], pattern)
				at := put(d, own)
				full := traceOf(t, d)
				for _, path := range attributesIn(own, pattern, nil) {
					changed := d.copy(t)
					changed.remove(append(slices.Clone(at), path...))
					if traceOf(t, changed) == full {
						t.Errorf("%s: %s of %s leaves no trace on %s", name, strings.Join(path, "."), service, pattern)
					}
				}
			}
		}
	}
}

// attributesOf returns the attributes of a service that something else may have.
func attributesOf(service any, pattern string) map[string]any {
	own := map[string]any{}
	for _, p := range schema.AttributePaths() {
		name, ok := strings.CutPrefix(string(p), pattern+".")
		if value, has := service.(map[string]any)[name]; ok && has {
			own[name] = value
		}
	}
	return own
}

// TestFullExamplesAreFull finds attributes of the schema that no example holds.
func TestFullExamplesAreFull(t *testing.T) {
	held := map[string]bool{}
	for _, document := range fullDocuments(t) {
		attributesIn(document, "", held)
	}
	for _, p := range schema.AttributePaths() {
		path := string(p)
		hook := strings.Contains(path, ".pre_start.") && held[strings.Replace(path, ".pre_start.[]", "", 1)]
		job := strings.HasPrefix(path, "jobs.") && held[strings.Replace(path, "jobs", "services", 1)]
		if !held[path] && !hook && !job && !strings.HasSuffix(path, "*") {
			t.Errorf("no example in %s holds %s", fullExamples, path)
		}
	}
}

type document map[string]any

// fullDocuments reads the examples; what they include or extend isn't one.
func fullDocuments(t *testing.T) map[string]document {
	t.Helper()
	files, err := filepath.Glob(fullExamples + "/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	documents := map[string]document{}
	for _, file := range files {
		name := filepath.Base(file)
		if name == "base.yaml" || name == "included.yaml" {
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var d document
		if err := yaml.Unmarshal(content, &d); err != nil {
			t.Fatal(err)
		}
		documents[name] = d
	}
	return documents
}

func (d document) copy(t *testing.T) document {
	t.Helper()
	var c document
	if err := yaml.Unmarshal(d.yaml(t), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func (d document) yaml(t *testing.T) []byte {
	t.Helper()
	content, err := yaml.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// remove deletes the key at the end of path; [0] is the first item of a list.
func (d document) remove(path []string) {
	var at any = map[string]any(d)
	for _, part := range path[:len(path)-1] {
		var i int
		if _, err := fmt.Sscanf(part, "[%d]", &i); err == nil {
			at = at.([]any)[i]
			continue
		}
		if at = at.(map[string]any)[part]; at == nil {
			return // removed with what held it
		}
	}
	delete(at.(map[string]any), path[len(path)-1])
}

// attributesIn returns the paths of all attributes of the schema in a value, and
// puts their patterns into held. Keys that users choose are no attributes.
func attributesIn(value any, pattern string, held map[string]bool) [][]string {
	known := map[string]bool{}
	for _, p := range schema.AttributePaths() {
		known[string(p)] = true
	}
	var paths [][]string
	var walk func(value any, pattern string, path []string)
	walk = func(value any, pattern string, path []string) {
		switch v := value.(type) {
		case document:
			walk(map[string]any(v), pattern, path)
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(v)) {
				below, here := strings.TrimPrefix(pattern+"."+key, "."), append(slices.Clone(path), key)
				if known[below] {
					paths = append(paths, here)
				} else {
					below = pattern + ".*"
				}
				if held != nil {
					held[below] = true
				}
				walk(v[key], below, here)
			}
		case []any:
			for i, item := range v {
				walk(item, pattern+".[]", append(slices.Clone(path), fmt.Sprintf("[%d]", i)))
			}
		}
	}
	walk(value, pattern, nil)
	return paths
}

// traceOf converts a document beside the files of the examples, and returns all
// that came of it, without positions.
func traceOf(t *testing.T, d document) string {
	t.Helper()
	objects, findings := d.convert(t)
	all, err := json.Marshal(objects)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		all = fmt.Appendln(all, f.Code, f.Field, f.Message, f.Hint)
	}
	return string(all)
}

// convert returns no objects when the document is refused.
func (d document) convert(t *testing.T) ([]emit.Object, []report.Finding) {
	t.Helper()
	root := exampleFiles(t)
	root["compose.yaml"] = &fstest.MapFile{Data: d.yaml(t)}
	r := report.New(report.Options{Level: report.Info})
	p := compose.Load(root, compose.Options{
		Files: []string{"compose.yaml"}, DefaultName: "full", Profiles: []string{"full"}, Env: map[string]string{"TOKEN": "t", "SITE": "s"},
	}, r)
	if p == nil {
		return nil, r.Findings()
	}
	objects := convert.Convert(p, convert.Options{}, r).Objects
	if r.Broken() {
		return nil, r.Findings()
	}
	return objects, r.Findings()
}

// exampleFiles are the files that the examples mount, include and extend.
func exampleFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	root, disk := fstest.MapFS{}, os.DirFS(fullExamples)
	err := fs.WalkDir(disk, ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			content, _ := fs.ReadFile(disk, path)
			root[path] = &fstest.MapFile{Data: content}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return root
}
