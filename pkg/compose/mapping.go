package compose

import (
	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/compose/internal/schema"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// mapping fills n with the fields of a YAML mapping: the ones written in it,
// then the ones of its merge key that it does not have.
func (p *parser) mapping(n *tree.Node, y *yaml.Node, at *tree.Path, casts *tree.Rules[cast], depth int) {
	n.Fields = make([]tree.Field, 0, len(y.Content)/2)
	p.open[y] = true
	p.fields(n, y, map[string]bool{}, at, casts, depth)
	delete(p.open, y)
}

// fields adds the fields of y that taken does not name.
func (p *parser) fields(n *tree.Node, y *yaml.Node, taken map[string]bool, at *tree.Path, casts *tree.Rules[cast], depth int) {
	lines := make(map[string]int, len(y.Content)/2)
	var merge *yaml.Node
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		if key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		if !p.key(key, y.Content[i], lines, at) {
			n.Bad = n.Bad || at.IsItem() // a mapping by mistake
			continue
		}
		if key.Tag == "!!merge" {
			merge = value
			continue
		}
		if taken[key.Value] {
			continue
		}
		at.Enter(key.Value)
		if v := p.node(value, at, casts.Field(key.Value), depth+1); v != nil {
			taken[key.Value] = true
			n.Fields = append(n.Fields, tree.Field{Name: key.Value, At: p.position(key), Value: v})
		}
		at.Leave()
	}
	if merge != nil {
		p.merge(n, merge, taken, at, casts, depth)
	}
}

// key reports whether a key is text and new in its mapping.
func (p *parser) key(key, written *yaml.Node, lines map[string]int, at *tree.Path) bool {
	if key.Kind != yaml.ScalarNode || key.Tag != "!!str" && key.Tag != "!!merge" {
		name, hint := key.Value, "put it in quotes"
		switch {
		case key.Kind != yaml.ScalarNode: // {{ NAME }}
			name = "in brackets"
		case at.IsItem():
			hint = schema.ColonHint
		}
		p.Add(report.KeyNotText, p.position(written), at.String(), name, hint)
		return false
	}
	if line, ok := lines[key.Value]; ok {
		p.Add(report.DuplicateKey, p.position(written), at.Field(key.Value).String(), key.Value, line)
		return false
	}
	lines[key.Value] = written.Line
	return true
}

// merge adds what `<<` brings: of several mappings the first that has a field.
func (p *parser) merge(n *tree.Node, y *yaml.Node, taken map[string]bool, at *tree.Path, casts *tree.Rules[cast], depth int) {
	written := y
	if y.Kind == yaml.AliasNode {
		p.aliases++
		if y = y.Alias; p.open[y] {
			p.Add(report.AnchorCycle, p.position(written), at.String(), written.Value)
			return
		}
	}
	if !p.WithinAt(limit.Aliases, p.aliases, p.position(written), at) ||
		!p.WithinAt(limit.Depth, depth, p.position(written), at) {
		return
	}
	p.open[y] = true
	defer delete(p.open, y)
	switch {
	case y.Kind == yaml.MappingNode:
		p.fields(n, y, taken, at, casts, depth)
	case y.Kind == yaml.SequenceNode:
		for _, item := range y.Content {
			p.merge(n, item, taken, at, casts, depth+1)
		}
	default:
		p.Add(report.MergeKey, p.position(written), at.String())
	}
}
