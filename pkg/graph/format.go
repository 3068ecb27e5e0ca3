package graph

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// Formats returns the names of the formats, the default first.
func Formats() []string { return []string{"mermaid", "dot", "svg"} }

// Write draws the graph in the named format.
func Write(w io.Writer, g *Graph, format string) error {
	var text string
	g = g.shown()
	switch format {
	case "mermaid":
		text = mermaid(g)
	case "dot":
		text = dot(g)
	case "svg":
		text = svg(g)
	default:
		return fmt.Errorf("unknown format %q; use %s", format, strings.Join(Formats(), ", "))
	}
	_, err := io.WriteString(w, text)
	return err
}

// shown returns the graph with texts in which everything can be seen.
func (g *Graph) shown() *Graph {
	out := &Graph{Name: show.Text(g.Name), Nodes: slices.Clone(g.Nodes), Edges: slices.Clone(g.Edges)}
	for i := range out.Nodes {
		n := &out.Nodes[i]
		n.Name, n.Detail = show.Text(n.Name), show.Text(n.Detail)
	}
	for i := range out.Edges {
		out.Edges[i].Label = show.Text(out.Edges[i].Label)
	}
	return out
}

// id returns an identifier that both languages accept, different for different
// nodes: what is no letter or digit is written as its code point.
func (n Node) id() string {
	var b strings.Builder
	b.WriteString(n.Kind.String() + "_")
	for _, r := range n.Name {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "_%x_", r)
		}
	}
	return b.String()
}
