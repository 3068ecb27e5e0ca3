package graph

import (
	"cmp"
	"slices"
)

// cell is a node, or the place where a long edge passes a column.
type cell struct {
	node      int // index in the graph, or bend
	column    int
	y, height int
	near      []*cell // what it is joined to, on either side
}

const bend = -1

// mostBends bounds the places where long edges pass columns; beyond it they are
// drawn straight, so that the cost stays linear.
const mostBends = 20_000

// layout is where everything of a drawing stands.
type layout struct {
	columns [][]*cell
	cells   map[int]*cell   // of nodes
	routes  map[int][]*cell // of edges, by their index: both ends and what is between
}

// arrange places the nodes so that edges are short and cross rarely: each column
// is sorted by the mean position of its neighbours, from the left and back.
func arrange(g *Graph, height func(Node) int) *layout {
	l := &layout{cells: map[int]*cell{}, routes: map[int][]*cell{}}
	for x, nodes := range columns(g) {
		l.columns = append(l.columns, nil)
		for _, i := range nodes {
			l.cells[i] = l.add(x, i, height(g.Nodes[i]))
		}
	}
	l.route(g)
	for range 4 {
		for x := range l.columns {
			l.sort(x)
		}
		for x := range l.columns {
			l.sort(len(l.columns) - 1 - x)
		}
	}
	for range 4 {
		for x := range l.columns {
			l.stack(x)
		}
	}
	l.moveToTop()
	return l
}

func (l *layout) add(column, node, height int) *cell {
	c := &cell{node: node, column: column, height: height}
	if above := len(l.columns[column]); above > 0 {
		last := l.columns[column][above-1]
		c.y = last.y + last.height + gap
	}
	l.columns[column] = append(l.columns[column], c)
	return c
}

// route leads every edge through the columns between its ends.
func (l *layout) route(g *Graph) {
	bends := 0
	for i, e := range g.Edges {
		from, to := l.cells[e.From], l.cells[e.To]
		if e.Relation == Joins || from == to {
			continue
		}
		route := []*cell{from}
		if bends += max(0, to.column-from.column-1); bends <= mostBends {
			for x := from.column + 1; x < to.column; x++ {
				route = append(route, l.add(x, bend, 0))
			}
		}
		route = append(route, to)
		for k, c := range route[1:] {
			c.near, route[k].near = append(c.near, route[k]), append(route[k].near, c)
		}
		l.routes[i] = route
	}
}

// sort orders a column by where its cells would like to be.
func (l *layout) sort(x int) {
	wish := map[*cell]int{}
	for _, c := range l.columns[x] {
		wish[c] = c.wish()
	}
	slices.SortStableFunc(l.columns[x], func(a, b *cell) int { return cmp.Compare(wish[a], wish[b]) })
	y := 0
	for _, c := range l.columns[x] {
		c.y = y
		y += c.height + gap
	}
}

// stack moves the cells of a column towards where they would like to be, without
// changing their order.
func (l *layout) stack(x int) {
	free, off := -1<<30, 0
	for _, c := range l.columns[x] {
		want := c.wish() - c.height/2
		c.y = max(want, free)
		free = c.y + c.height + gap
		off += c.y - want
	}
	for _, c := range l.columns[x] {
		c.y -= off / len(l.columns[x])
	}
}

func (l *layout) moveToTop() {
	top := 1 << 30
	for _, column := range l.columns {
		top = min(top, column[0].y)
	}
	for _, column := range l.columns {
		for _, c := range column {
			c.y -= top
		}
	}
}

func (c *cell) middle() int { return c.y + c.height/2 }

// wish returns the mean height of the neighbours.
func (c *cell) wish() int {
	if len(c.near) == 0 {
		return c.middle()
	}
	sum := 0
	for _, n := range c.near {
		sum += n.middle()
	}
	return sum / len(c.near)
}
