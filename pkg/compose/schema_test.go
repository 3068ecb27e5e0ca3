package compose

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/schema"
	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// A keyword that the interpreter does not know would be ignored in silence: an
// upgrade of compose-go that brings one must force a decision.
func TestSchemaUsesOnlyKnownKeywords(t *testing.T) {
	checked := []string{
		"$ref", "$defs", "type", "properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "required",
		"items", "uniqueItems", "oneOf", "anyOf", "allOf", "enum", "pattern", "minimum", "maximum",
	}
	notes := []string{"$schema", "$id", "title", "description", "default", "deprecated"}
	var walk func(v any, path string)
	walk = func(v any, path string) {
		s, ok := v.(map[string]any)
		if !ok {
			t.Fatalf("%s is not a schema: %v", path, v)
		}
		for keyword, value := range s {
			switch keyword {
			case "properties", "patternProperties", "$defs":
				for name, below := range value.(map[string]any) {
					walk(below, path+"/"+keyword+"/"+name)
				}
			case "oneOf", "anyOf", "allOf":
				for i, below := range value.([]any) {
					walk(below, fmt.Sprintf("%s/%s/%d", path, keyword, i))
				}
			case "items":
				walk(value, path+"/items")
			case "additionalProperties", "unevaluatedProperties":
				if value != false {
					t.Errorf("%s/%s is not false: %v", path, keyword, value)
				}
			case "$ref":
				for beside := range s {
					if beside != keyword && !slices.Contains(notes, beside) {
						t.Errorf("%s: %s stands beside a reference", path, beside)
					}
				}
			default:
				if !slices.Contains(checked, keyword) && !slices.Contains(notes, keyword) {
					t.Errorf("%s: keyword %s is not supported", path, keyword)
				}
			}
		}
	}
	var root any
	if err := json.Unmarshal([]byte(schema.Schema), &root); err != nil {
		t.Fatal(err)
	}
	walk(root, "#")
}

// Our verdict on a document must be that of the library that compose-go uses.
func TestValidateAgreesWithComposeGo(t *testing.T) {
	valid, invalid := 0, 0
	for seed, archive := range seeds(t) {
		for _, f := range archive.Files {
			if !isComposeFile(f.Name) {
				continue
			}
			for round := range 100 {
				rnd := rand.New(rand.NewPCG(uint64(seed), uint64(round)))
				var doc yaml.Node
				if err := yaml.Unmarshal(f.Data, &doc); err != nil || len(doc.Content) == 0 {
					break
				}
				for range round % 3 {
					mutate(rnd, doc.Content[0])
				}
				if agree(t, &doc) {
					valid++
				} else {
					invalid++
				}
			}
		}
	}
	t.Logf("%d valid and %d invalid documents", valid, invalid)
	if valid < 500 || invalid < 500 {
		t.Error("the documents are too much alike")
	}
}

func agree(t *testing.T, doc *yaml.Node) bool {
	r := report.New(report.Options{})
	l := newLoader(nil, Options{}, r)
	n := l.parse(rawDocument{Source: &tree.Source{File: "f"}, node: doc.Content[0]}).node
	if l.Failed {
		return false
	}
	plain, _ := n.Plain().(map[string]any)
	theirs := schema.Validate(plain)
	l.Validate(n, nil)
	if (theirs == nil) == l.Failed {
		text, _ := yaml.Marshal(doc)
		t.Fatalf("the library says: %v\nwe say: %v\n%s", theirs, r.Findings(), text)
	}
	return theirs == nil
}

func TestCastsAreFound(t *testing.T) {
	casts := newCasts()
	for _, path := range []string{"services.web.privileged", "services.web.pre_start.[].read_only", "services.web.ports.[].target", "services.web.ulimits.nofile.hard", "services.web.ulimits.nofile", "jobs.j.tty"} {
		at := casts
		for _, part := range strings.Split(path, ".") {
			at = at.Field(part)
		}
		if _, ok := at.Rule(); !ok {
			t.Errorf("no cast for %s", path)
		}
	}
}
