package network

import (
	"fmt"
	"slices"
	"strings"
)

// node is a pod among those that dial each other, or stands for several.
type node struct {
	pod   *pod // nil for what stands for the sharers of a name
	dials []*node
}

// findCircles finds the pods that dial themselves or each other in a circle. A
// readiness that waits for the circle would never come.
func (l *planner) findCircles() {
	var nodes []*node
	for _, p := range l.running {
		nodes = append(nodes, &p.node)
	}
	for _, group := range circles(nodes) {
		var names []string
		for _, n := range group {
			if n.pod != nil {
				names = append(names, n.pod.Lead.Name)
			}
		}
		slices.Sort(names)
		circle := strings.Join(names[:min(len(names), 5)], ", ")
		if more := len(names) - 5; more > 0 {
			circle += fmt.Sprintf(" and %d more", more)
		}
		for _, n := range group {
			if n.pod != nil {
				n.pod.circle = circle
			}
		}
	}
}

// circles returns the groups of nodes that reach each other: the strongly connected
// components that hold an edge.
func circles(nodes []*node) [][]*node {
	s := &components{index: map[*node]int{}, low: map[*node]int{}, onStack: map[*node]bool{}}
	for _, n := range nodes {
		if s.index[n] == 0 {
			s.search(n)
		}
	}
	return s.groups
}

// components is Tarjan's search for strongly connected components, with a stack
// of its own instead of recursion, because chains can be long.
type components struct {
	index, low map[*node]int
	onStack    map[*node]bool
	stack      []*node
	work       []step
	groups     [][]*node
}

// step is a node whose edges up to next have been followed.
type step struct {
	n    *node
	next int
}

func (s *components) enter(n *node) {
	s.index[n] = len(s.index) + 1
	s.low[n] = s.index[n]
	s.stack, s.onStack[n] = append(s.stack, n), true
	s.work = append(s.work, step{n: n})
}

func (s *components) search(root *node) {
	s.enter(root)
	for len(s.work) > 0 {
		top := &s.work[len(s.work)-1]
		n := top.n
		if top.next < len(n.dials) {
			to := n.dials[top.next]
			top.next++
			if s.index[to] == 0 {
				s.enter(to)
			} else if s.onStack[to] {
				s.low[n] = min(s.low[n], s.index[to])
			}
			continue
		}
		if s.work = s.work[:len(s.work)-1]; len(s.work) > 0 {
			parent := s.work[len(s.work)-1].n
			s.low[parent] = min(s.low[parent], s.low[n])
		}
		if s.low[n] == s.index[n] {
			s.close(n)
		}
	}
}

// close takes the component that n was entered first of from the stack.
func (s *components) close(n *node) {
	cut := len(s.stack) - 1
	for s.stack[cut] != n {
		cut--
	}
	group := slices.Clone(s.stack[cut:])
	for _, member := range group {
		s.onStack[member] = false
	}
	if s.stack = s.stack[:cut]; len(group) > 1 || slices.Contains(n.dials, n) {
		s.groups = append(s.groups, group)
	}
}
