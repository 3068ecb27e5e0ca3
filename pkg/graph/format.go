package graph

import (
	"fmt"
	"io"
	"strings"
)

// Formats returns the names of the formats, the default first.
func Formats() []string { return []string{"mermaid", "dot", "svg"} }

// Write draws the graph in the named format.
func Write(w io.Writer, g *Graph, format string) error {
	var text string
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
