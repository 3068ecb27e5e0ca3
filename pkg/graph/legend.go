package graph

import (
	"slices"
	"strconv"
	"strings"
)

// colour returns the fill of the hexagons of a network.
func colour(network int) string {
	colours := [...]string{"#7c3aed", "#059669", "#dc2626", "#0891b2", "#c2410c", "#4d7c0f", "#be185d", "#475569"}
	return colours[network%len(colours)]
}

// networksOf returns the numbers of the networks that each node is on, from 0,
// in the order of the graph.
func networksOf(g *Graph) map[int][]int {
	number := map[int]int{}
	for i, n := range g.Nodes {
		if n.Kind == Network {
			number[i] = len(number)
		}
	}
	on := map[int][]int{}
	for _, e := range g.Edges {
		if e.Relation == Joins {
			on[e.From] = append(on[e.From], number[e.To])
		}
	}
	for _, numbers := range on {
		slices.Sort(numbers)
	}
	return on
}

// legend draws the title and the networks above the columns.
func (d *drawing) legend() {
	d.printf(`<text x="%d" y="%d" font-size="16" font-weight="bold" fill="#0f172a">%s</text>`+"\n", margin, margin+14, escape(d.graph.Name))
	number := 0
	for _, n := range d.graph.Nodes {
		if n.Kind != Network {
			continue
		}
		y := margin + titleHeight + number*legendStep
		d.hexagon(margin+11, y-4, number)
		d.printf(`<text x="%d" y="%d" fill="#475569"><tspan font-weight="bold" fill="#0f172a">%s</tspan> %s</text>`+"\n",
			margin+28, y, escape(n.Name), escape(strings.Join(n.lines()[1:], ", ")))
		number++
	}
}

// legendHeight returns where the columns begin.
func legendHeight(g *Graph) int {
	networks := 0
	for _, n := range g.Nodes {
		if n.Kind == Network {
			networks++
		}
	}
	return margin + titleHeight + networks*legendStep
}

// hexagon draws a network's sign around a point.
func (d *drawing) hexagon(x, y, network int) {
	d.printf(`<path d="M%d %dl5 -8h10l5 8l-5 8h-10z" fill="%s"/>`, x-10, y, colour(network))
	d.printf(`<text x="%d" y="%d" font-size="10" font-weight="bold" text-anchor="middle" fill="#ffffff">%s</text>`+"\n", x, y+4, strconv.Itoa(network+1))
}
