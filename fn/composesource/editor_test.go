package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"sigs.k8s.io/yaml"
)

// TestConfigurationsFitTheSchema validates every composesource.yaml against what
// `composesource schema` prints, and looks where its comment for editors points.
// One without a kind is the spec alone, for a ConfigMap.
func TestConfigurationsFitTheSchema(t *testing.T) {
	whole, spec := printedSchema(t)
	found := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "composesource.yaml" {
			return err
		}
		found++
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		value, err := jsonOf(text)
		if err != nil {
			return err
		}
		schema := whole
		if object, ok := value.(map[string]any); ok && object["kind"] == nil {
			schema = spec
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		first, _, _ := strings.Cut(string(text), "\n")
		if at, ok := strings.CutPrefix(first, "# yaml-language-server: $schema="); ok {
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), at)); err != nil {
				t.Errorf("%s: no schema at %s", path, at)
			}
		} else if schema == whole {
			t.Errorf("%s has no comment for editors in its first line", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 5 {
		t.Errorf("found only %d configurations", found)
	}
}

// TestYAMLInGuides parses the YAML in the pages, and validates what of it is
// configuration.
func TestYAMLInGuides(t *testing.T) {
	whole, spec := printedSchema(t)
	for _, path := range readmes(t, "../..") {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range yamlBlock.FindAllSubmatch(page, -1) {
			value, err := jsonOf(m[1])
			if err != nil {
				t.Errorf("%s: %v in\n%s", path, err, m[1])
				continue
			}
			object, _ := value.(map[string]any)
			switch {
			case object["kind"] == "ComposeSource":
				err = whole.Validate(value)
			case object["spec"] != nil && len(object) == 1:
				err = spec.Validate(object["spec"])
			}
			if err != nil {
				t.Errorf("%s: %v in\n%s", path, err, m[1])
			}
		}
	}
}

var yamlBlock = regexp.MustCompile("(?s)```yaml\n(.*?)```")

// printedSchema compiles what the program prints, whole and from spec on.
func printedSchema(t *testing.T) (whole, spec *jsonschema.Schema) {
	t.Helper()
	text, err := exec.Command("composesource", "schema").Output()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", value); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("schema.json"), c.MustCompile("schema.json#/properties/spec")
}

func jsonOf(text []byte) (any, error) {
	asJSON, err := yaml.YAMLToJSON(text)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
}
