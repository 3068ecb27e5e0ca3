package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestCircles(t *testing.T) {
	for _, c := range []struct{ dials, want string }{
		{"a>b b>c", ""},
		{"a>a", "a"},
		{"a>b b>a c>a", "a b"},
		{"a>b b>c c>a c>d d>e e>d f>f", "a b c; d e; f"},
		{"a>b a>c b>d c>d", ""},
	} {
		if got := circlesOf(c.dials); got != c.want {
			t.Errorf("%s: %q, want %q", c.dials, got, c.want)
		}
	}
}

// A chain as long as a project may be neither overflows the stack nor takes long.
func TestCirclesOfAChain(t *testing.T) {
	var dials []string
	for i := range 10_000 {
		dials = append(dials, fmt.Sprintf("n%05d>n%05d", i, i+1))
	}
	if got := circlesOf(strings.Join(dials, " ")); got != "" {
		t.Errorf("a chain has circles: %s", got)
	}
}

// circlesOf builds nodes that dial as written and returns their circles.
func circlesOf(dials string) string {
	var nodes []*node
	byName, names := map[string]*node{}, map[*node]string{}
	get := func(name string) *node {
		if byName[name] == nil {
			n := &node{}
			byName[name], names[n] = n, name
			nodes = append(nodes, n)
		}
		return byName[name]
	}
	for _, edge := range strings.Fields(dials) {
		from, to, _ := strings.Cut(edge, ">")
		n := get(from)
		n.dials = append(n.dials, get(to))
	}
	var groups []string
	for _, group := range circles(nodes) {
		var members []string
		for _, n := range group {
			members = append(members, names[n])
		}
		slices.Sort(members)
		groups = append(groups, strings.Join(members, " "))
	}
	slices.Sort(groups)
	return strings.Join(groups, "; ")
}
