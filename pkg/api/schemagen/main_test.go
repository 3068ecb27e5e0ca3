package main

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/strict"
)

func TestCommittedSchemaIsCurrent(t *testing.T) {
	for kind, dir := range map[string]string{api.Kind: "../../api", lock.Kind: "../../lock"} {
		t.Run(kind, func(t *testing.T) {
			t.Chdir(dir)
			want, err := Schema(kind, ".")
			if err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile("schema.json")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("run go generate ./pkg/api ./pkg/lock (-want +committed):\n%s", diff)
			}
		})
	}
}

// compiled returns the published schema.
func compiled(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(schema)))
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

// kinds are the kinds that have a schema.
func kinds() map[string]kind {
	return map[string]kind{
		api.Kind: {api.Schema(), reflect.TypeFor[api.ComposeSource](), func(text []byte, r *report.Report) bool {
			return api.Decode(text, api.Origin{}, r) != nil
		}},
		lock.Kind: {lock.Schema(), reflect.TypeFor[lock.File](), func(text []byte, r *report.Report) bool {
			return lock.Decode(text, strict.Origin{}, r) != nil
		}},
	}
}

type kind struct {
	schema  []byte
	of      reflect.Type
	decodes func([]byte, *report.Report) bool
}

// TestEveryFieldIsDescribed walks the types: each field needs a comment, and an
// example that both the schema and the decoder accept.
func TestEveryFieldIsDescribed(t *testing.T) {
	for name, k := range kinds() {
		t.Run(name, func(t *testing.T) {
			var root map[string]any
			if err := json.Unmarshal(k.schema, &root); err != nil {
				t.Fatal(err)
			}
			w := walk{T: t, kind: k, name: name, compiled: compiled(t, k.schema)}
			w.fields(root, k.of, func(value any) map[string]any { return value.(map[string]any) })
		})
	}
}

// walk goes through the fields of a type and of its schema.
type walk struct {
	*testing.T
	kind
	name     string
	compiled *jsonschema.Schema
}

// fields looks at the fields of a type. What is below puts an object of that type into a
// document.
func (w walk) fields(node map[string]any, typ reflect.Type, below func(any) map[string]any) {
	switch typ.Kind() {
	case reflect.Pointer:
		w.fields(node, typ.Elem(), below)
		return
	case reflect.Map:
		w.fields(node["additionalProperties"].(map[string]any), typ.Elem(), func(v any) map[string]any { return below(map[string]any{"any": v}) })
		return
	case reflect.Slice:
		w.fields(node["items"].(map[string]any), typ.Elem(), func(v any) map[string]any { return below([]any{v}) })
		return
	case reflect.Struct:
	default:
		return
	}
	if typ == reflect.TypeFor[api.Mount]() {
		return
	}
	properties := node["properties"].(map[string]any)
	required, _ := node["required"].([]any)
	others := map[string]any{}
	for _, name := range required {
		others[name.(string)] = properties[name.(string)].(map[string]any)["examples"].([]any)[0]
	}
	for f := range typ.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		p := properties[name].(map[string]any)
		if p["description"] == nil {
			w.Errorf("%s.%s has no description", typ.Name(), name)
		}
		examples, _ := p["examples"].([]any)
		if len(examples) != 1 || examples[0] == nil {
			w.Errorf("%s.%s has no example", typ.Name(), name)
			continue
		}
		inside := func(v any) map[string]any {
			object := maps.Clone(others)
			object[name] = v
			return below(object)
		}
		w.accepted(inside(examples[0]))
		w.fields(p, f.Type, inside)
	}
}

// accepted tries a document.
func (w walk) accepted(config map[string]any) {
	config["apiVersion"], config["kind"] = api.APIVersion, w.name
	text, err := yaml.Marshal(config)
	if err != nil {
		w.Fatal(err)
	}
	if err := w.compiled.Validate(config); err != nil {
		w.Errorf("the schema refuses\n%s%v", text, err)
	}
	if r := report.New(report.Options{}); !w.decodes(text, r) {
		w.Errorf("the decoder refuses\n%s%v", text, r.Findings())
	}
}

func TestSchemaRefusesWhatTheDecoderRefuses(t *testing.T) {
	s := compiled(t, api.Schema())
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
