package emit

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// Write writes the objects as the documents of one YAML stream, in a fixed
// order: by kind as they are applied, then by name; lists indented as kubectl
// does. Nothing is written when one can't be. The general encoder needs ten times
// as long and a hundred times the memory, because it copies each event of a
// queue.
func Write(w io.Writer, objects []Object) error {
	p := printer{new(bytes.Buffer)}
	err := each(objects, func(n *yaml.Node) {
		if p.Len() > 0 {
			p.text("---\n")
		}
		p.mapping(n, 0, false)
	})
	return p.flush(w, err)
}

// WriteList writes the objects as the items of a ResourceList, with the results
// of the run when there are any (KRM Functions Specification).
func WriteList(w io.Writer, objects []Object, results *yaml.RNode) error {
	var text bytes.Buffer
	l := NewList(&text, len(objects))
	for _, o := range inOrder(objects) {
		if err := l.Object(o.Object); err != nil {
			return err
		}
	}
	if !results.IsNilOrEmpty() {
		l.p.text("results:")
		l.p.value(results.YNode(), 0)
	}
	return l.p.flush(w, nil)
}

// List writes a ResourceList item by item; items of others and what follows them
// may be written to its buffer between and after those written here.
type List struct {
	p printer
	e *encoder
}

// NewList begins a ResourceList of n items.
func NewList(w *bytes.Buffer, n int) *List {
	l := &List{printer{w}, newEncoder()}
	l.p.text("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:")
	if n == 0 {
		l.p.text(" []")
	}
	l.p.text("\n")
	return l
}

// Object writes an object as an item. It fails only for one that holds what is
// not JSON.
func (l *List) Object(o Object) error {
	kind, name := Identity(o)
	n, err := l.e.object(identified{o, kind, name})
	if err != nil {
		return fmt.Errorf("%s %s: %w", kind, name, err)
	}
	l.p.text("- ")
	l.p.mapping(n, 2, true)
	return nil
}

// printer prints a tree of plain mappings, lists and scalars: no anchors, no
// comments.
type printer struct{ *bytes.Buffer }

func (p printer) flush(w io.Writer, err error) error {
	if err == nil {
		_, err = p.WriteTo(w)
	}
	return err
}

func (p printer) text(s string) { p.WriteString(s) }

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
