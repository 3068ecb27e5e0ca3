package graph

import (
	"fmt"
	"strings"
	"unicode"
)

// mermaid draws a flowchart. Services are boxes, jobs boxes with double sides,
// volumes cylinders, networks hexagons, the outside a pill.
func mermaid(g *Graph) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\n---\nflowchart LR\n", mermaidTitle(g.Name))
	shapes := map[Kind][2]string{Service: {"[", "]"}, Job: {"[[", "]]"}, Volume: {"[(", ")]"}, Network: {"{{", "}}"}, Outside: {"([", "])"}}
	for _, n := range g.Nodes {
		lines := n.lines()
		for i, line := range lines {
			lines[i] = mermaidText(line)
		}
		lines[0] = "<b>" + lines[0] + "</b>"
		shape := shapes[n.Kind]
		fmt.Fprintf(&b, "  %s%s\"%s\"%s\n", n.id(), shape[0], strings.Join(lines, "<br/>"), shape[1])
	}
	for _, e := range g.Edges {
		arrow := map[Relation]string{DependsOn: "-->", SharesPod: "===", Mounts: "---", Joins: "-.-", Enters: "==>"}[e.Relation]
		if e.Label != "" {
			arrow += "|" + mermaidText(e.Label) + "|"
		}
		fmt.Fprintf(&b, "  %s %s %s\n", g.Nodes[e.From].id(), arrow, g.Nodes[e.To].id())
	}
	return b.String()
}

// mermaidText escapes everything that could end a text or start markup, as an
// entity of Mermaid's own (#35; for #).
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune(" -_.,:/@+", r):
			b.WriteRune(r)
		case unicode.IsControl(r):
			b.WriteRune('\uFFFD')
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// mermaidTitle quotes the title for the YAML front matter.
func mermaidTitle(s string) string { return fmt.Sprintf("%q", s) }
