package graph

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// The measures of a drawing, in pixels.
const (
	margin     = 24
	gap        = 26
	cardWidth  = 236
	columnStep = cardWidth + 90
	lineHeight = 16
	cardInset  = 10
	rim        = 8 // of a cylinder

	titleHeight = 42
	legendStep  = 22
)

// drawing collects the elements of an SVG.
type drawing struct {
	strings.Builder
	graph  *Graph
	top    int             // where the columns begin
	labels strings.Builder // of edges, to be drawn over all of them
}

// svg draws services as cards in columns by depth of dependency, jobs as such cards
// with a broken rim, volumes as cylinders right of what mounts them, and networks as numbered hexagons that
// each service on the network carries, people as a card with round ends: lines to networks would cross everything.
func svg(g *Graph) string {
	l := arrange(g, nodeHeight)
	d := &drawing{graph: g, top: legendHeight(g)}
	width, height := max(len(l.columns)*columnStep-90, 2*cardWidth)+2*margin, d.top+margin
	for _, column := range l.columns {
		last := column[len(column)-1]
		height = max(height, d.top+last.y+last.height+margin)
	}
	d.printf(`<svg xmlns="http://www.w3.org/2000/svg" width="%[1]d" height="%[2]d" viewBox="0 0 %[1]d %[2]d" font-family="Helvetica, Arial, sans-serif" font-size="11">`+"\n", width, height)
	d.printf(`<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#475569"/></marker></defs>` + "\n")
	d.printf(`<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", width, height)
	d.legend()
	for i, e := range g.Edges {
		if route := l.routes[i]; route != nil {
			d.edge(e, route)
		}
	}
	d.WriteString(d.labels.String())
	on := networksOf(g)
	for i, n := range g.Nodes {
		if c := l.cells[i]; c != nil {
			d.node(n, c, on[i])
		}
	}
	d.printf("</svg>\n")
	return d.String()
}

func (d *drawing) printf(format string, args ...any) { fmt.Fprintf(d, format, args...) }

// nodeHeight leaves room for the lines and, in a cylinder, for its lid.
func nodeHeight(n Node) int {
	height := len(n.wrapped())*lineHeight + 2*cardInset
	if n.Kind == Volume {
		height += 2 * rim
	}
	return height
}

func (c *cell) x() int { return margin + c.column*columnStep }

func (d *drawing) node(n Node, c *cell, networks []int) {
	x, y := c.x(), d.top+c.y
	d.printf("<g><title>%s</title>\n", escape(strings.Join(n.lines(), "\n")))
	switch n.Kind {
	case Volume:
		d.cylinder(x, y, c.height)
		y += 2 * rim
	case Job:
		d.card(x, y, c.height, `stroke-dasharray="6 3"`)
	case Outside:
		d.card(x, y, c.height, `rx="18"`)
	default:
		d.card(x, y, c.height, `rx="6"`)
	}
	for i, line := range n.wrapped() {
		style := `fill="#475569"`
		if i == 0 {
			style, line = `font-size="13" font-weight="bold" fill="#0f172a"`, shorten(line, 28-3*len(networks))
		}
		d.printf(`<text x="%d" y="%d" %s>%s</text>`+"\n", x+cardInset, y+cardInset+12+i*lineHeight, style, escape(line))
	}
	for i, network := range networks {
		d.hexagon(x+cardWidth-14-22*(len(networks)-1-i), y+16, network)
	}
	d.printf("</g>\n")
}

func (d *drawing) card(x, y, height int, style string) {
	d.printf(`<rect x="%d" y="%d" width="%d" height="%d" %s fill="#eff6ff" stroke="#2563eb"/>`+"\n", x, y, cardWidth, height, style)
}

func (d *drawing) cylinder(x, y, height int) {
	d.printf(`<path d="M%[1]d %[2]dv%[3]da%[4]d %[5]d 0 0 0 %[6]d 0v-%[3]d" fill="#fefce8" stroke="#a16207"/>`+"\n",
		x, y+rim, height-2*rim, cardWidth/2, rim, cardWidth)
	d.printf(`<ellipse cx="%d" cy="%d" rx="%d" ry="%d" fill="#fef9c3" stroke="#a16207"/>`+"\n", x+cardWidth/2, y+rim, cardWidth/2, rim)
}

// edge draws a curve from the right of one cell to the left of another, straight
// across the columns that it passes.
func (d *drawing) edge(e Edge, route []*cell) {
	from := route[0]
	x, y := from.x()+cardWidth, d.top+from.middle()
	path := fmt.Sprintf("M%d %d", x, y)
	var middleX, middleY int // of the last curve
	for i, c := range route[1:] {
		toX, toY := c.x(), d.top+c.middle()
		if c.column <= from.column { // of a circle
			toX += cardWidth
		}
		middleX, middleY = (x+toX)/2, (y+toY)/2
		path += fmt.Sprintf("C%d %d %d %d %d %d", (x+toX)/2, y, (x+toX)/2, toY, toX, toY)
		if i < len(route)-2 {
			toX += cardWidth
			path += fmt.Sprintf("H%d", toX)
		}
		x, y = toX, toY
	}
	style := map[Relation]string{
		DependsOn: `stroke="#475569" marker-end="url(#arrow)"`,
		SharesPod: `stroke="#2563eb" stroke-width="3"`,
		Mounts:    `stroke="#a16207" stroke-dasharray="4 3"`,
		Enters:    `stroke="#15803d" stroke-width="2" marker-end="url(#arrow)"`,
	}[e.Relation]
	nodes := d.graph.Nodes
	d.printf(`<path d="%s" fill="none" %s><title>%s</title></path>`+"\n", path, style,
		escape(strings.TrimSpace(fmt.Sprintf("%s to %s %s", nodes[e.From].Name, nodes[e.To].Name, e.Label))))
	if e.Label != "" {
		fmt.Fprintf(&d.labels, `<text x="%d" y="%d" font-size="10" text-anchor="middle" fill="#475569" stroke="#ffffff" stroke-width="4" paint-order="stroke">%s</text>`+"\n",
			middleX, middleY+3, escape(e.Label))
	}
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder never fails
	return b.String()
}
