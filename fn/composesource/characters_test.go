package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/schema"

	"github.com/composesource/composesource/pkg/show"
)

// forged is a text that commands terminals and CI, hides, and writes findings.
const forged = "a\x1b]0;t\x07\x1b[31m\u009b2J\u202e\u2028\u200b\n::error::forged\ncompose.yaml:1:1: error: forged\r##vso[x]y"

// TestEveryTextOfTheSchema writes such a text for every string that the schema of
// Compose has a place for, as a value or as a key, one at a time, and reads what
// people see of it: stderr, the table of explain, the graphs, kpt's results.
func TestEveryTextOfTheSchema(t *testing.T) {
	places := placesOfText(t)
	if len(places) < 600 {
		t.Fatalf("the schema has %d places for texts; it is not read any more as it was", len(places))
	}
	t.Chdir(t.TempDir())
	var told int
	for _, place := range places {
		text, err := json.Marshal(place.document)
		if err != nil {
			t.Fatal(err)
		}
		write(t, "compose.yaml", string(text))
		for _, args := range [][]string{
			{"convert"}, {"explain"}, {"explain", "--json"}, {"graph"}, {"graph", "--format", "svg"}, {"graph", "--format", "dot"}, {"images"}, {"data"},
		} {
			var out, said bytes.Buffer
			run(args, streams{strings.NewReader(""), &out, &said})
			if strings.Contains(said.String(), "forged") {
				told++
			}
			checkShown(t, place.path, args, said.String())
			if args[0] != "convert" { // manifests are data, and YAML quotes them
				checkShown(t, place.path, args, out.String())
			}
		}
		checkResults(t, place.path)
	}
	t.Logf("%d places for a text, and %d messages that show it", len(places), told)
	if told == 0 {
		t.Error("no message shows the text: nothing was tried")
	}
}

// checkShown looks for what may not be printed. Text of several lines is one of ours.
func checkShown(t *testing.T, place string, args []string, said string) {
	t.Helper()
	for line := range strings.Lines(said) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "compose.yaml:1:1: error: forged"):
			t.Errorf("%s: %v prints a finding that is forged: %q", place, args, line)
		case show.Text(line) != line:
			t.Errorf("%s: %v prints %q", place, args, line)
		default:
			continue
		}
		return
	}
}

// checkResults runs the function as kpt does, whose results stand on stdout.
func checkResults(t *testing.T, place string) {
	t.Helper()
	var out, said bytes.Buffer
	config := "{apiVersion: composesource.dev/v1alpha1, kind: ComposeSource, metadata: {name: app}}"
	list := "{apiVersion: config.kubernetes.io/v1, kind: ResourceList, items: [" + config + "], functionConfig: " + config + "}"
	run(nil, streams{strings.NewReader(list), &out, &said})
	checkShown(t, place, []string{"function"}, said.String())
	for line := range strings.Lines(out.String()) { // results are YAML, which quotes what it must
		if line = strings.TrimSuffix(line, "\n"); strings.ContainsAny(line, "\x1b\x07\r\u009b\u202e\u2028") {
			t.Errorf("%s: the function writes %q", place, line)
			return
		}
	}
}

// place is where a text may stand, and a project that has the text there.
type place struct {
	path     string
	document map[string]any
}

func placesOfText(t *testing.T) []place {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal([]byte(schema.Schema), &root); err != nil {
		t.Fatal(err)
	}
	s := walker{root: root}
	s.walk(root, "", nil, func(v any) any { return v })
	seen := map[string]bool{}
	var places []place
	for _, p := range s.places {
		text, err := json.Marshal(p.document)
		if err != nil {
			t.Fatal(err)
		}
		if !seen[string(text)] {
			seen[string(text)] = true
			places = append(places, p)
		}
	}
	return places
}

// walker goes through a JSON Schema.
type walker struct {
	root   map[string]any
	places []place
}

// walk visits a schema. Its value is put into the project by wrap; open holds the
// definitions that it is in, none of which is entered twice.
func (w *walker) walk(s map[string]any, path string, open []string, wrap func(any) any) {
	if ref, ok := s["$ref"].(string); ok {
		if slices.Contains(open, ref) {
			return
		}
		definitions, name := filepath.Split(strings.TrimPrefix(ref, "#/"))
		w.walk(w.root[strings.Trim(definitions, "/")].(map[string]any)[name].(map[string]any), path, append(slices.Clip(open), ref), wrap)
		return
	}
	for _, key := range []string{"oneOf", "anyOf", "allOf"} {
		for _, one := range list(s[key]) {
			w.walk(one.(map[string]any), path, open, wrap)
		}
	}
	if s["type"] == "string" || slices.Contains(list(s["type"]), any("string")) {
		w.add(path, wrap(forged))
	}
	if items, ok := s["items"].(map[string]any); ok {
		w.walk(items, path+"[]", open, func(v any) any { return wrap([]any{v}) })
	}
	properties, _ := s["properties"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		w.walk(properties[name].(map[string]any), path+"."+name, open, func(v any) any { return wrap(map[string]any{name: v}) })
	}
	for _, key := range []string{"patternProperties", "additionalProperties"} {
		below, _ := s[key].(map[string]any)
		if key == "additionalProperties" {
			below = map[string]any{"": below}
		}
		for pattern, one := range below {
			if one, ok := one.(map[string]any); ok && one != nil && pattern != "^x-" {
				w.walk(one, path+".*", open, func(v any) any { return wrap(map[string]any{"n": v}) })
				w.add(path+" key", wrap(map[string]any{forged: nil}))
				w.add(path+" key", wrap(map[string]any{forged: "a"}))
				w.add(path+" key", wrap(map[string]any{forged: map[string]any{}}))
			}
		}
	}
}

// add notes a project. What every project needs, it gets.
func (w *walker) add(path string, value any) {
	document, ok := value.(map[string]any)
	if !ok {
		return
	}
	services, ok := document["services"].(map[string]any)
	if !ok {
		services = map[string]any{}
	}
	for name, s := range services {
		if s, ok := s.(map[string]any); ok && s["image"] == nil {
			s["image"] = "x"
		} else if s == nil {
			services[name] = map[string]any{"image": "x"}
		}
	}
	services["web"] = map[string]any{
		"image": "x", "volumes": []string{"n:/n"}, "networks": []string{"n"}, "configs": []string{"n"}, "secrets": []string{"n"}, "ports": []string{"1:1"},
	}
	document["services"] = services
	for section, one := range map[string]any{
		"volumes": map[string]any{}, "networks": map[string]any{}, "configs": map[string]any{"content": "x"}, "secrets": map[string]any{"environment": "X"},
	} {
		if document[section] == nil {
			document[section] = map[string]any{"n": one}
		}
	}
	w.places = append(w.places, place{path, document})
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}
