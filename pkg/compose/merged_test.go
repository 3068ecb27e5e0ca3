package compose

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/compose/internal/merge"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// Only what the last document has brought is looked at, and that is enough: what the
// schema says of the whole that a valid document was merged into is the same.
func TestWhatWasBroughtIsAllThatCanBeWrong(t *testing.T) {
	valid, invalid := 0, 0
	for seed, archive := range seeds(t) {
		for _, f := range archive.Files {
			if !isComposeFile(f.Name) {
				continue
			}
			for round := range 30 {
				rnd := rand.New(rand.NewPCG(uint64(seed), uint64(round)))
				var base, over yaml.Node
				if yaml.Unmarshal(f.Data, &base) != nil || yaml.Unmarshal(f.Data, &over) != nil || len(over.Content) == 0 {
					break
				}
				thin(rnd, over.Content[0])
				for range round % 3 {
					mutate(rnd, over.Content[0])
				}
				part, ok := wrong(&base, &over, false)
				if !ok {
					break
				}
				whole, _ := wrong(&base, &over, true)
				if diff := cmp.Diff(whole, part); diff != "" {
					text, _ := yaml.Marshal(&over)
					t.Fatalf("(-whole +brought):\n%s\nof %s with\n%s", diff, f.Data, text)
				}
				if len(whole) > 0 {
					invalid++
				} else {
					valid++
				}
			}
		}
	}
	t.Logf("%d valid and %d invalid merged documents", valid, invalid)
	if valid < 300 || invalid < 300 {
		t.Error("the documents are too much alike")
	}
}

// thin takes fields out of the mappings of a document, and has others reset what they
// would be merged with.
func thin(rnd *rand.Rand, n *yaml.Node) {
	var kept []*yaml.Node
	for i, below := range n.Content {
		switch {
		case n.Kind != yaml.MappingNode:
			kept = append(kept, below)
		case i%2 == 0 && rnd.IntN(2) == 0:
			kept = append(kept, below, n.Content[i+1])
		}
	}
	n.Content = kept
	for _, below := range n.Content {
		if thin(rnd, below); rnd.IntN(20) == 0 {
			below.Tag = "!reset"
		}
	}
}

// wrong returns what the schema says of a document with another over it, as a whole or
// of what that has brought; false when the first is not valid itself.
func wrong(base, over *yaml.Node, whole bool) ([]report.Finding, bool) {
	r := report.New(report.Options{})
	l := newLoader(nil, Options{}, r)
	first := l.parse(rawDocument{Source: &tree.Source{File: "base"}, node: base.Content[0]}).node
	if l.Validate(first, nil); l.Failed {
		return nil, false
	}
	second := l.parse(rawDocument{Source: &tree.Source{File: "over"}, node: over.Content[0]})
	merged := l.merger.Merge(merge.Reset(first, second.resets), second.node, &tree.Path{}, l.merger.Special)
	brought := second.node
	if whole {
		brought = nil
	}
	l.Validate(merged, brought)
	return r.Findings(), true
}

// What a reset takes is missing in what an earlier document holds.
func TestWhatAResetLeavesIsLookedAt(t *testing.T) {
	const base = `services:
  web: {image: x, ulimits: {nofile: {soft: 1, hard: 2}}, depends_on: {db: {condition: service_started}}}
  db: {provider: {type: x}}
jobs: {j: {image: x, triggers: {manual: true}}}
models: {m: {model: x}}
`
	for over, want := range map[string]string{
		"services: {web: {ulimits: {nofile: {soft: !reset 1}}}}":                   "services.web.ulimits.nofile",
		"services: {web: {depends_on: {db: {condition: !reset service_started}}}}": "services.web.depends_on.db",
		"services: {db: {provider: {type: !reset x}}}":                             "services.db.provider",
		"jobs: {j: {triggers: {manual: !reset true}}}":                             "jobs.j.triggers",
		"jobs: {j: {triggers: !reset {}}}":                                         "jobs.j",
		"models: {m: {model: !reset x}}":                                           "models.m",
	} {
		var first, second yaml.Node
		if err := errors.Join(yaml.Unmarshal([]byte(base), &first), yaml.Unmarshal([]byte(over), &second)); err != nil {
			t.Fatal(err)
		}
		found, ok := wrong(&first, &second, false)
		if !ok || len(found) != 1 || found[0].Code != report.MissingAttribute || found[0].Field != want {
			t.Errorf("%s: %v, want %s in %s", over, found, report.MissingAttribute, want)
		}
	}
}
