package emit

import (
	"bufio"
	"io"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// Write writes nodes that Nodes returned as the documents of one YAML stream,
// lists indented as kubectl does. The general encoder needs ten times as long
// and a hundred times the memory, because it copies each event of a queue.
func Write(w io.Writer, nodes []*yaml.RNode) error {
	p := printer{bufio.NewWriter(w)}
	for i, n := range nodes {
		if i > 0 {
			p.text("---\n")
		}
		p.mapping(n.YNode(), 0, false)
	}
	return p.Flush()
}

// WriteList writes the nodes as the items of a ResourceList, with the results
// of the run when there are any (KRM Functions Specification).
func WriteList(w io.Writer, nodes []*yaml.RNode, results *yaml.RNode) error {
	p := printer{bufio.NewWriter(w)}
	p.text("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:")
	items := &yaml.Node{Kind: yaml.SequenceNode}
	for _, n := range nodes {
		items.Content = append(items.Content, n.YNode())
	}
	p.value(items, 0)
	if !results.IsNilOrEmpty() {
		p.text("results:")
		p.value(results.YNode(), 0)
	}
	return p.Flush()
}

// printer prints a tree of plain mappings, lists and scalars: no anchors, no
// comments. Its writer keeps the first error until it is flushed.
type printer struct{ *bufio.Writer }

func (p printer) text(s string) { _, _ = p.WriteString(s) }

func (p printer) indent(n int) {
	for range n {
		p.text(" ")
	}
}

// value prints what stands behind a colon.
func (p printer) value(n *yaml.Node, indent int) {
	switch {
	case len(n.Content) > 0 && n.Kind == yaml.MappingNode:
		p.text("\n")
		p.mapping(n, indent+2, false)
	case len(n.Content) > 0:
		p.text("\n")
		p.sequence(n, indent, false)
	default:
		p.text(" ")
		p.leaf(n, indent+2)
	}
}

// mapping prints the fields of a mapping; begun means that the first one stands
// on a line that was begun already.
func (p printer) mapping(n *yaml.Node, indent int, begun bool) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if i > 0 || !begun {
			p.indent(indent)
		}
		p.text(spell(n.Content[i], indent))
		p.text(":")
		p.value(n.Content[i+1], indent)
	}
}

func (p printer) sequence(n *yaml.Node, indent int, begun bool) {
	for i, item := range n.Content {
		if i > 0 || !begun {
			p.indent(indent)
		}
		p.text("- ")
		switch {
		case len(item.Content) > 0 && item.Kind == yaml.MappingNode:
			p.mapping(item, indent+2, true)
		case len(item.Content) > 0:
			p.sequence(item, indent+2, true)
		default:
			p.leaf(item, indent+2)
		}
	}
}

// leaf prints a scalar or something empty, and ends the line.
func (p printer) leaf(n *yaml.Node, indent int) {
	switch n.Kind {
	case yaml.MappingNode:
		p.text("{}\n")
	case yaml.SequenceNode:
		p.text("[]\n")
	default:
		p.text(spell(n, indent))
		if n.Style != yaml.LiteralStyle || !strings.HasSuffix(n.Value, "\n") {
			p.text("\n")
		}
	}
}
