package graph

import (
	"testing"
)

// checkLayout fails for cards that overlap and for edges that lead back.
func checkLayout(t *testing.T, g *Graph) *layout {
	t.Helper()
	l := arrange(g, nodeHeight)
	for x, column := range l.columns {
		for i, c := range column {
			if c.column != x || c.y < 0 {
				t.Errorf("%s: cell %d of column %d is at %d, %d", g.Name, i, x, c.column, c.y)
			}
			if i > 0 && c.y < column[i-1].y+column[i-1].height+gap {
				t.Errorf("%s: cells %d and %d of column %d overlap", g.Name, i-1, i, x)
			}
		}
	}
	for i, e := range g.Edges {
		if e.Relation != Joins && l.cells[e.From].column >= l.cells[e.To].column {
			t.Errorf("%s: edge %d leads from column %d to %d", g.Name, i, l.cells[e.From].column, l.cells[e.To].column)
		}
	}
	return l
}

func TestLayout(t *testing.T) {
	none := func(int) []int { return nil }
	checkLayout(t, coco())
	if l := checkLayout(t, services(20, none)); len(l.columns) != 3 {
		t.Errorf("20 unrelated services stand in %d columns, want 3 of at most %d", len(l.columns), tallest)
	}
	diamond := services(4, func(i int) []int { return [][]int{{1, 2, 3}, {3}, {3}, nil}[i] })
	l := checkLayout(t, diamond)
	if got := len(l.routes[2]); got != 3 {
		t.Errorf("the edge past the middle column has %d places, want both ends and a bend", got)
	}
}

// Circles are refused when a project is loaded; here they must only not hang.
func TestLayoutOfCircle(t *testing.T) {
	g := services(3, func(i int) []int { return []int{(i + 1) % 3} })
	if got := draw(t, g, "svg"); len(got) == 0 {
		t.Error("nothing was drawn")
	}
}

// 5,000 services that all depend on the one before and on the last one would
// need twelve million bends.
func TestLayoutCostIsLinear(t *testing.T) {
	const n = 5000
	g := services(n, func(i int) []int {
		if i < n-1 {
			return []int{i + 1, n - 1}
		}
		return nil
	})
	cells := 0
	for _, column := range arrange(g, nodeHeight).columns {
		cells += len(column)
	}
	if cells > n+mostBends {
		t.Errorf("%d cells", cells)
	}
}
