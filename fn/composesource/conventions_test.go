package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/scaffold"
)

// readJSON reads a file of the repository.
func readJSON(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../..", name))
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestRenovatePreset looks for the image as the preset does, in everything that names
// it in YAML: what init writes and what the examples have. Renovate's patterns are RE2,
// as Go's.
func TestRenovatePreset(t *testing.T) {
	var preset struct {
		CustomManagers []struct{ ManagerFilePatterns, MatchStrings []string }
	}
	readJSON(t, ".github/renovate-function.json", &preset)
	manager := preset.CustomManagers[0]
	image := regexp.MustCompile(manager.MatchStrings[0])
	file := regexp.MustCompile(strings.Trim(manager.ManagerFilePatterns[0], "/"))
	name, tag, _ := strings.Cut(scaffold.DefaultImage, ":")
	found := 0
	err := filepath.WalkDir("../../examples", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !file.MatchString(filepath.ToSlash(path)) {
			return err
		}
		text, err := os.ReadFile(path)
		matches := image.FindAllStringSubmatch(string(text), -1)
		if named := strings.Count(string(text), "image: "+name); named != len(matches) {
			t.Errorf("%s names the image %d times, and %d are found", path, named, len(matches))
		}
		for _, m := range matches {
			if found++; m[image.SubexpIndex("depName")] != name || m[image.SubexpIndex("currentValue")] != tag {
				t.Errorf("%s: %q", path, m)
			}
		}
		return err
	})
	if err != nil || found < 10 {
		t.Errorf("%v: %d images", err, found)
	}
	pinned := image.FindStringSubmatch("image: '" + name + ":v1.2.3-rc.1@sha256:" + strings.Repeat("0f", 32) + "'")
	if pinned == nil || pinned[image.SubexpIndex("currentValue")] != "v1.2.3-rc.1" || len(pinned[image.SubexpIndex("currentDigest")]) != 71 {
		t.Errorf("%q", pinned)
	}
}

// TestPreCommitHooks runs the entry of each hook as pre-commit does: in the root of a
// repository, with the arguments of its configuration.
func TestPreCommitHooks(t *testing.T) {
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Entry, Language string
		PassFilenames       *bool `json:"pass_filenames"`
	}
	if err := yaml.UnmarshalStrict(stripped(t, text), &hooks); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	writeProject(t, filepath.Join(dir, "app"))
	sh := func(script string) error {
		cmd := exec.Command("sh", "-e", "-c", script)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		t.Logf("$ %s\n%s", script, out)
		return err
	}
	if err := sh("git init -q . && cd app && composesource init"); err != nil {
		t.Fatal(err)
	}
	arguments := map[string]string{"composesource-embed": "app/k8s/base", "composesource-lock": "app", "composesource-build": "app/k8s/overlays/prod"}
	for _, hook := range hooks {
		if hook.Language != "golang" || hook.PassFilenames == nil || *hook.PassFilenames || arguments[hook.ID] == "" {
			t.Errorf("%+v", hook)
		}
		passes := hook.ID != "composesource-lock" // there is no lock file
		if err := sh(hook.Entry + " " + arguments[hook.ID]); passes != (err == nil) {
			t.Errorf("%s: %v", hook.ID, err)
		}
	}
	if err := sh("sed -i s/1.29/1.30/ app/compose.yaml && " + hooks[0].Entry + " app/k8s/base"); err == nil {
		t.Error("a copy that is not current passes")
	}
}

// stripped leaves the fields that the test looks at.
func stripped(t *testing.T, text []byte) []byte {
	t.Helper()
	var hooks []map[string]any
	if err := yaml.Unmarshal(text, &hooks); err != nil {
		t.Fatal(err)
	}
	for _, hook := range hooks {
		for _, field := range []string{"name", "description", "always_run"} {
			if hook[field] == nil {
				t.Errorf("%v has no %s", hook["id"], field)
			}
			delete(hook, field)
		}
	}
	text, err := yaml.Marshal(hooks)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// The entry for SchemaStore's catalog names the schema by its own name.
func TestSchemaStore(t *testing.T) {
	var entry struct{ Name, Description, URL string }
	readJSON(t, ".github/schemastore.json", &entry)
	var schema map[string]any
	if err := json.Unmarshal(api.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	if entry.URL != schema["$id"] || entry.Name != schema["title"] || schema["$schema"] != "http://json-schema.org/draft-07/schema#" {
		t.Errorf("%+v is not about %v", entry, schema["$id"])
	}
}
