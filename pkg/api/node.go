package api

import (
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// resolve follows an alias to what it stands for.
func resolve(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

// tree returns a checked node as plain values: every scalar that is neither
// null nor a boolean is the text that was written.
func tree(n *yaml.Node) any {
	n = resolve(n)
	switch {
	case n.Kind == yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[resolve(n.Content[i]).Value] = tree(n.Content[i+1])
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
	return n.Value
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

// kindOf names what a node is, never its value.
func kindOf(n *yaml.Node) string {
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
