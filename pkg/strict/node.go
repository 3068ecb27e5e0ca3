package strict

import (
	"encoding/json"
	"reflect"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/report"
)

// Into checks a document against a type and then decodes it; nil when something was
// reported.
func Into[T any](c *Checker, n *yaml.Node, path string) *T {
	out := new(T)
	if c.Check(n, reflect.TypeFor[T](), path, Rules{}); c.Failed {
		return nil
	}
	text, err := json.Marshal(tree(n))
	if err == nil {
		err = json.Unmarshal(text, out)
	}
	if err != nil {
		c.Add(report.ConfigNotYAML, n, path, err.Error())
		return nil
	}
	return out
}

// Resolve follows an alias to what it stands for.
func Resolve(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

// tree returns a checked node as plain values: every scalar that is neither null, a
// boolean nor a number is the text that was written.
func tree(n *yaml.Node) any {
	n = Resolve(n)
	switch {
	case n.Kind == yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[Resolve(n.Content[i]).Value] = tree(n.Content[i+1])
		}
		return m
	case n.Kind == yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = tree(item)
		}
		return list
	case n.ShortTag() == yaml.NodeTagNull:
		return nil
	case n.ShortTag() == yaml.NodeTagBool:
		return strings.EqualFold(n.Value, "true")
	}
	if value, ok := Number(n); ok {
		return value
	}
	return n.Value
}

// Number returns the whole number that a node is.
func Number(n *yaml.Node) (value int64, ok bool) {
	return value, n.ShortTag() == yaml.NodeTagInt && n.Decode(&value) == nil
}

// join appends a key to a field path; keys that are no identifiers are quoted.
func join(path, key string) string {
	switch {
	case key == "" || strings.ContainsAny(key, "./[]\" \n"):
		return path + `["` + strings.ReplaceAll(key, "\n", " ") + `"]`
	case path == "":
		return key
	}
	return path + "." + key
}

// Kind names what a node is, never its value.
func Kind(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.ShortTag() {
	case yaml.NodeTagNull:
		return "nothing"
	case yaml.NodeTagBool:
		return "true or false"
	case yaml.NodeTagInt, yaml.NodeTagFloat:
		return "a number"
	case yaml.NodeTagString:
		return "a string"
	}
	return "a value of type " + strings.TrimLeft(n.ShortTag(), "!")
}

// alternatives joins words as a sentence does: a, b or c.
func alternatives(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
