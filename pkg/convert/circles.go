package convert

import (
	"slices"
	"strings"
)

// findCircles marks the pods that dial themselves or each other in a circle. A
// readiness that waits for the circle would never come.
func (c *converter) findCircles() {
	for _, group := range c.circles() {
		var names []string
		for _, u := range group {
			names = append(names, u.Name)
		}
		slices.Sort(names)
		for _, u := range group {
			u.circular = strings.Join(names, ", ")
		}
	}
}

// circles returns the groups of pods that reach each other by the names they
// dial: the strongly connected components that hold an edge. It is Tarjan's
// algorithm with its own stack, because chains can be long.
func (c *converter) circles() [][]*unit {
	type frame struct {
		u    *unit
		next int
	}
	var groups [][]*unit
	var stack []*unit
	index, low, onStack := map[*unit]int{}, map[*unit]int{}, map[*unit]bool{}
	for _, root := range c.units {
		if index[root] != 0 || root.host != root || root.isInit {
			continue
		}
		var work []frame
		visit := func(u *unit) {
			index[u] = len(index) + 1
			low[u] = index[u]
			stack, onStack[u] = append(stack, u), true
			work = append(work, frame{u: u})
		}
		visit(root)
		for len(work) > 0 {
			top := &work[len(work)-1]
			if dials := top.u.dials; top.next < len(dials) {
				to := dials[top.next]
				top.next++
				if index[to] == 0 {
					visit(to)
				} else if onStack[to] {
					low[top.u] = min(low[top.u], index[to])
				}
				continue
			}
			u := top.u
			if work = work[:len(work)-1]; len(work) > 0 {
				parent := work[len(work)-1].u
				low[parent] = min(low[parent], low[u])
			}
			if low[u] != index[u] {
				continue
			}
			cut := len(stack) - 1
			for stack[cut] != u {
				cut--
			}
			group := slices.Clone(stack[cut:])
			for _, member := range group {
				onStack[member] = false
			}
			if stack = stack[:cut]; len(group) > 1 || slices.Contains(u.dials, u) {
				groups = append(groups, group)
			}
		}
	}
	return groups
}
