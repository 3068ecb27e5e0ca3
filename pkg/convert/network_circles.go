package convert

import (
	"fmt"
	"slices"
	"strings"
)

// findCircles marks the pods that dial themselves or each other in a circle. A
// readiness that waits for the circle would never come.
func (c *converter) findCircles() {
	for _, group := range c.circles() {
		var names []string
		for _, u := range group {
			if u.host != nil { // not what stands for the sharers of a name
				names = append(names, u.Name)
			}
		}
		slices.Sort(names)
		circle := strings.Join(names[:min(len(names), 5)], ", ")
		if more := len(names) - 5; more > 0 {
			circle += fmt.Sprintf(" and %d more", more)
		}
		for _, u := range group {
			u.circular = circle
		}
	}
}

// circles returns the groups of pods that reach each other by the names they
// dial: the strongly connected components that hold an edge.
func (c *converter) circles() [][]*unit {
	s := &components{index: map[*unit]int{}, low: map[*unit]int{}, onStack: map[*unit]bool{}}
	for _, u := range c.units {
		if s.index[u] == 0 && u.host == u && !u.isInit {
			s.search(u)
		}
	}
	return s.groups
}

// components is Tarjan's search for strongly connected components, with a stack
// of its own instead of recursion, because chains can be long.
type components struct {
	index, low map[*unit]int
	onStack    map[*unit]bool
	stack      []*unit
	work       []step
	groups     [][]*unit
}

// step is a unit whose edges up to next have been followed.
type step struct {
	u    *unit
	next int
}

func (s *components) enter(u *unit) {
	s.index[u] = len(s.index) + 1
	s.low[u] = s.index[u]
	s.stack, s.onStack[u] = append(s.stack, u), true
	s.work = append(s.work, step{u: u})
}

func (s *components) search(root *unit) {
	s.enter(root)
	for len(s.work) > 0 {
		top := &s.work[len(s.work)-1]
		u := top.u
		if top.next < len(u.dials) {
			to := u.dials[top.next]
			top.next++
			if s.index[to] == 0 {
				s.enter(to)
			} else if s.onStack[to] {
				s.low[u] = min(s.low[u], s.index[to])
			}
			continue
		}
		if s.work = s.work[:len(s.work)-1]; len(s.work) > 0 {
			parent := s.work[len(s.work)-1].u
			s.low[parent] = min(s.low[parent], s.low[u])
		}
		if s.low[u] == s.index[u] {
			s.close(u)
		}
	}
}

// close takes the component that u was entered first of from the stack.
func (s *components) close(u *unit) {
	cut := len(s.stack) - 1
	for s.stack[cut] != u {
		cut--
	}
	group := slices.Clone(s.stack[cut:])
	for _, member := range group {
		s.onStack[member] = false
	}
	if s.stack = s.stack[:cut]; len(group) > 1 || slices.Contains(u.dials, u) {
		s.groups = append(s.groups, group)
	}
}
