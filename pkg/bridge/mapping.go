package bridge

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// mapping is a node of the model that is looked into as a mapping; it may be
// something else, or nil, and then holds nothing.
type mapping struct{ node *yaml.Node }

type entry struct {
	key   string
	value *mapping
}

func (m *mapping) exists() bool { return m != nil && m.node != nil }

// entries returns what the mapping holds.
func (m *mapping) entries() []entry {
	if !m.exists() || m.node.Kind != yaml.MappingNode {
		return nil
	}
	var all []entry
	for i := 0; i+1 < len(m.node.Content); i += 2 {
		all = append(all, entry{m.node.Content[i].Value, &mapping{m.node.Content[i+1]}})
	}
	return all
}

// items returns what a list holds.
func (m *mapping) items() []*mapping {
	if !m.exists() || m.node.Kind != yaml.SequenceNode {
		return nil
	}
	var all []*mapping
	for _, item := range m.node.Content {
		all = append(all, &mapping{item})
	}
	return all
}

// get returns the value of a key; nil when there is none.
func (m *mapping) get(key string) *mapping {
	for _, e := range m.entries() {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// text returns a scalar as it stands; empty for anything else.
func (m *mapping) text() string {
	if !m.exists() || m.node.Kind != yaml.ScalarNode {
		return ""
	}
	return m.node.Value
}

// decoded returns the bytes that a scalar stands for.
func (m *mapping) decoded() string {
	var text string
	if m.exists() && m.node.Tag == "!!binary" && m.node.Decode(&text) == nil {
		return text
	}
	return m.text()
}

// drop takes a key away.
func (m *mapping) drop(key string) {
	for i, e := range m.entries() {
		if e.key == key {
			m.node.Content = slices.Delete(m.node.Content, 2*i, 2*i+2)
			return
		}
	}
}

// set gives a key a text.
func (m *mapping) set(key, text string) {
	value := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	for i, e := range m.entries() {
		if e.key == key {
			m.node.Content[2*i+1] = value
			return
		}
	}
	m.node.Content = append(m.node.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key}, value)
}
