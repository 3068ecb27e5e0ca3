package main

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/report"
)

func TestCommittedSchemaIsCurrent(t *testing.T) {
	t.Chdir("..")
	want, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("run go generate ./pkg/api (-want +committed):\n%s", diff)
	}
}

// compiled returns the published schema.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(api.Schema())))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestEveryFieldIsDescribed walks the types: each field needs a comment, and an
// example that both the schema and the decoder accept.
func TestEveryFieldIsDescribed(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(api.Schema(), &root); err != nil {
		t.Fatal(err)
	}
	s := compiled(t)
	var walk func(node map[string]any, typ reflect.Type, path []string)
	walk = func(node map[string]any, typ reflect.Type, path []string) {
		switch typ.Kind() {
		case reflect.Map:
			walk(node["additionalProperties"].(map[string]any), typ.Elem(), append(path, "any"))
			return
		case reflect.Struct:
		default:
			return
		}
		if typ == reflect.TypeFor[api.Mount]() {
			return
		}
		properties := node["properties"].(map[string]any)
		for f := range typ.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			at := append(append([]string{}, path...), name)
			p := properties[name].(map[string]any)
			if p["description"] == nil {
				t.Errorf("%s has no description", strings.Join(at, "."))
			}
			examples, _ := p["examples"].([]any)
			if len(examples) != 1 || examples[0] == nil {
				t.Errorf("%s has no example", strings.Join(at, "."))
				continue
			}
			accepted(t, s, at, examples[0])
			walk(p, f.Type, at)
		}
	}
	walk(root, reflect.TypeFor[api.ComposeSource](), nil)
}

// accepted tries one value in an otherwise empty configuration.
func accepted(t *testing.T, s *jsonschema.Schema, path []string, value any) {
	t.Helper()
	for i := len(path) - 1; i >= 0; i-- {
		value = map[string]any{path[i]: value}
	}
	config := value.(map[string]any)
	config["apiVersion"], config["kind"] = api.APIVersion, api.Kind
	text, err := yaml.Marshal(config)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(config); err != nil {
		t.Errorf("the schema refuses\n%s%v", text, err)
	}
	r := report.New(report.Options{})
	if api.Decode(text, api.Origin{}, r) == nil {
		t.Errorf("the decoder refuses\n%s%v", text, r.Findings())
	}
}

func TestSchemaRefusesWhatTheDecoderRefuses(t *testing.T) {
	s := compiled(t)
	for _, text := range []string{
		"spec: {file: [a]}", "spec: {report: {codes: {a: loud}}}", "spec: {mounts: {a: Claim}}", "spec: {services: {a: {kind: Pod}}}",
		"spec: {mounts: {a: {path: b}}}", "spec: {env: {A: 1}}", "spec: {projectName: A}",
	} {
		var config any
		if err := yaml.Unmarshal([]byte("apiVersion: composesource.dev/v1alpha1\nkind: ComposeSource\n"+text), &config); err != nil {
			t.Fatal(err)
		}
		if s.Validate(config) == nil {
			t.Errorf("%s is accepted", text)
		}
	}
}
