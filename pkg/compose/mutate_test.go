package compose

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"golang.org/x/tools/txtar"
)

// mutate changes a YAML document a little, as a careless hand would: a key is
// lost, renamed or moved, a value gets another type, an entry stands twice.
func mutate(rnd *rand.Rand, root *yaml.Node) {
	var all []*yaml.Node
	var collect func(*yaml.Node)
	collect = func(n *yaml.Node) {
		all = append(all, n)
		for _, c := range n.Content {
			collect(c)
		}
	}
	collect(root)
	n := all[rnd.IntN(len(all))]
	switch n.Kind {
	case yaml.MappingNode:
		mutateMapping(rnd, n, all)
	case yaml.SequenceNode:
		mutateSequence(rnd, n, all)
	default:
		*n = *randomValue(rnd, all)
	}
}

func mutateMapping(rnd *rand.Rand, n *yaml.Node, all []*yaml.Node) {
	if len(n.Content) == 0 {
		n.Content = append(n.Content, text("extra"), randomValue(rnd, all))
		return
	}
	i := rnd.IntN(len(n.Content)/2) * 2
	switch rnd.IntN(4) {
	case 0:
		n.Content = slices.Delete(slices.Clone(n.Content), i, i+2)
	case 1:
		n.Content[i] = text(n.Content[i].Value + "x")
	case 2:
		n.Content[i+1] = randomValue(rnd, all)
	default:
		key := all[rnd.IntN(len(all))]
		if key.Kind == yaml.ScalarNode && !slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return c.Value == key.Value }) {
			n.Content = append(n.Content, text(key.Value), randomValue(rnd, all))
		}
	}
}

func mutateSequence(rnd *rand.Rand, n *yaml.Node, all []*yaml.Node) {
	if len(n.Content) == 0 || rnd.IntN(3) == 0 {
		n.Content = append(slices.Clone(n.Content), randomValue(rnd, all))
		return
	}
	i := rnd.IntN(len(n.Content))
	if rnd.IntN(2) == 0 {
		n.Content = slices.Delete(slices.Clone(n.Content), i, i+1)
	} else {
		n.Content = append(slices.Clone(n.Content), n.Content[i])
	}
}

func text(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

// randomValue is a copy of another part of the document, or something plain.
func randomValue(rnd *rand.Rand, all []*yaml.Node) *yaml.Node {
	if rnd.IntN(2) == 0 {
		return clone(all[rnd.IntN(len(all))])
	}
	plain := []string{"5", "0", "-1", "1.5", "true", "null", "text", "10s", "{}", "[]", "[a, b]", "[1]", "{a: b}", "{a: 1}", "{a: null}", "''", "2001-01-01", "[a, a]"}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(plain[rnd.IntN(len(plain))]), &doc); err != nil {
		panic(err)
	}
	return doc.Content[0]
}

func clone(n *yaml.Node) *yaml.Node {
	out := *n
	out.Anchor = ""
	if out.Kind == yaml.AliasNode {
		return clone(n.Alias)
	}
	if out.Tag == "!!merge" {
		return text("merged")
	}
	out.Content = nil
	for _, c := range n.Content {
		out.Content = append(out.Content, clone(c))
	}
	return &out
}

// seeds are the Compose files of the cases.
func seeds(t testing.TB) []*txtar.Archive {
	files, err := filepath.Glob("testdata/load/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var list []*txtar.Archive
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, txtar.Parse(data))
	}
	return list
}

func isComposeFile(name string) bool {
	return strings.HasSuffix(name, "yaml") || strings.HasSuffix(name, "yml")
}
