package convert_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/internal/corpus"
	"github.com/composesource/composesource/pkg/report"
)

// The account says of every setting what became of it in this project: in a field of
// an object that is there, or in words; and never better than the findings say.
func TestTheAccountIsTrue(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		root, spec := inputOf(t, archive)
		checkAccount(t, filepath.Base(file), root, spec)
	}
	for _, dir := range projectDirs(t) {
		var source api.ComposeSource
		if config, err := os.ReadFile(filepath.Join(dir, "composesource.yaml")); err == nil {
			if err := yaml.Unmarshal(config, &source); err != nil {
				t.Fatal(err)
			}
		}
		checkAccount(t, filepath.Base(dir), os.DirFS(dir), source.Spec)
	}
}

// projectDirs returns the directories of whole projects: of the examples and, where
// they are there, of small inputs that once went wrong and of real projects.
func projectDirs(t *testing.T) []string {
	var dirs []string
	for _, where := range []string{"../../examples", "../../testdata/apps", "../../../shared/cases", corpus.Dir(t)} {
		found := 0
		_ = filepath.WalkDir(where, func(file string, _ fs.DirEntry, err error) error {
			if err == nil && slices.Contains([]string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"}, filepath.Base(file)) {
				dirs = append(dirs, filepath.Dir(file))
				found++
			}
			return nil
		})
		if found == 0 {
			t.Logf("skipped: no projects in %s", where)
		}
	}
	return dirs
}

func checkAccount(t *testing.T, name string, root fs.FS, spec api.Spec) {
	t.Helper()
	r := report.New(report.Options{Level: report.Info})
	p := compose.Load(root, compose.Options{
		Files: spec.Files, ProjectName: spec.ProjectName, DefaultName: "app",
		Profiles: spec.Profiles, Env: spec.Env, EnvFiles: spec.EnvFiles, Resolved: exists(root, "resolved"),
	}, r)
	if p == nil {
		return
	}
	objects := convert.Convert(p, convert.Options{Spec: spec}, r).Objects
	if r.Broken() {
		return
	}
	checkChoices(t, name, r)
	made := tree(t, objects)
	settings := map[string]report.Setting{}
	for _, s := range r.Settings() {
		settings[s.Field] = s
		if s.Became == "" || s.Became == s.General {
			t.Errorf("%s: nobody noted what became of %s (%s)", name, s.Field, s.Became)
		}
		for _, field := range s.In {
			if err := find(made, field); err != nil {
				t.Errorf("%s: %s is said to be in %s: %v", name, s.Field, field, err)
			}
		}
		if len(s.In) > 0 && (s.Word == report.Dropped || s.Word == report.Refused) {
			t.Errorf("%s: %s is %s, and in %v", name, s.Field, s.Word, s.In)
		}
		if s.Word == report.Approximate && s.Code == "" {
			t.Errorf("%s: %s is approximate, and no finding says how: %s", name, s.Field, s.Became)
		}
	}
	for _, f := range r.Findings() {
		s, ok := settings[f.Field]
		word := r.Word(f.Code)
		if ok && !(word == report.Dropped && len(s.In) > 0) && rank(s.Word) < rank(word) {
			t.Errorf("%s: %s is %s, and %s says that it is %s", name, s.Field, s.Word, f.Code, word)
		}
	}
}

// checkChoices finds sentences that their rows don't have.
func checkChoices(t *testing.T, name string, r *report.Report) {
	t.Helper()
	rows := report.Rows()
	r.Any(func(code report.Code, args []any) bool {
		row := rows[slices.IndexFunc(rows, func(row report.Row) bool { return row.Code == code })]
		for _, a := range args {
			if c, ok := a.(report.Choice); ok && c.Name != "" {
				if _, ok := row.Sentence(c); !ok {
					t.Errorf("%s: %s has no sentence %q with %d arguments", name, code, c.Name, len(c.Args))
				}
			}
		}
		return false
	})
}

func rank(w report.Word) int {
	return slices.Index([]report.Word{report.Exact, report.Approximate, report.Overlay, report.Dropped, report.Refused}, w)
}

// tree returns objects by KIND/NAME.
func tree(t *testing.T, objects []emit.Object) map[string]any {
	t.Helper()
	made := map[string]any{}
	for _, o := range objects {
		encoded, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		var value any
		if err := json.Unmarshal(encoded, &value); err != nil {
			t.Fatal(err)
		}
		kind, name := emit.Identity(o)
		made[kind+"/"+name] = value
	}
	return made
}

// find looks for a field such as Deployment/web spec.template.spec.containers[web].env[A]:
// brackets hold a key, or what tells an item of a list from others.
func find(made map[string]any, field string) error {
	object, path, _ := strings.Cut(field, " ")
	at, ok := made[object]
	if !ok {
		return fmt.Errorf("there is no %s", object)
	}
	for path != "" {
		var key string
		isItem := path[0] == '['
		switch {
		case isItem:
			end := strings.IndexByte(path, ']')
			key, path = path[1:end], path[end+1:]
		default:
			end := strings.IndexAny(path+".", ".[")
			key, path = path[:end], path[end:]
		}
		path = strings.TrimPrefix(path, ".")
		next, ok := child(at, key)
		if !ok {
			return fmt.Errorf("%s has no %s", object, key)
		}
		at = next
	}
	return nil
}

func child(at any, key string) (any, bool) {
	switch v := at.(type) {
	case map[string]any:
		if key == "ports" && v["ports"] == nil && v["spec"] != nil {
			v = v["spec"].(map[string]any)
		}
		if binary, ok := v["binaryData"]; ok && key == "data" && v["data"] == nil {
			return binary, true
		}
		value, ok := v[key]
		return value, ok
	case []any:
		for _, item := range v {
			fields, _ := item.(map[string]any)
			for _, id := range []string{"name", "mountPath", "containerPort", "port", "ip", "key"} {
				if id, ok := fields[id]; ok && fmt.Sprint(id) == key {
					return item, true
				}
			}
			if fmt.Sprint(item) == key {
				return item, true
			}
		}
	}
	return nil, false
}
