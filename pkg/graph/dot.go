package graph

import (
	"fmt"
	"strings"
	"unicode"
)

// dot draws a digraph for Graphviz. Services are boxes, jobs boxes with two rims,
// volumes cylinders, networks hexagons, the outside an oval.
func dot(g *Graph) string {
	var b strings.Builder
	fmt.Fprintf(&b, "digraph %s {\n", dotText(g.Name))
	b.WriteString("  rankdir=LR\n  node [fontname=\"Helvetica\" fontsize=11]\n  edge [fontname=\"Helvetica\" fontsize=9]\n")
	shapes := map[Kind]string{Service: "box style=rounded", Job: "box peripheries=2", Volume: "cylinder", Network: "hexagon", Outside: "oval"}
	for _, n := range g.Nodes {
		fmt.Fprintf(&b, "  %s [shape=%s label=%s]\n", n.id(), shapes[n.Kind], dotText(strings.Join(n.lines(), "\n")))
	}
	styles := map[Relation]string{
		DependsOn: "style=solid", SharesPod: "style=bold dir=none",
		Mounts: "style=solid dir=none color=gray40", Joins: "style=dashed dir=none color=gray40 constraint=false",
		Enters: "style=solid color=darkgreen",
	}
	for _, e := range g.Edges {
		style := styles[e.Relation]
		if e.Label != "" {
			style += " label=" + dotText(e.Label)
		}
		fmt.Fprintf(&b, "  %s -> %s [%s]\n", g.Nodes[e.From].id(), g.Nodes[e.To].id(), style)
	}
	b.WriteString("}\n")
	return b.String()
}

// dotText quotes a string: a backslash would start one of Graphviz' own escapes.
func dotText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString("\\" + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case unicode.IsControl(r):
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
