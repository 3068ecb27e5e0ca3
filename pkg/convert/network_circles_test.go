package convert

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
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

// circlesOf builds units that dial as written and returns their circles.
func circlesOf(dials string) string {
	c := &converter{}
	byName := map[string]*unit{}
	get := func(name string) *unit {
		if byName[name] == nil {
			u := &unit{converter: c, ServiceConfig: types.ServiceConfig{Name: name}}
			u.host = u
			byName[name] = u
			c.units = append(c.units, u)
		}
		return byName[name]
	}
	for _, edge := range strings.Fields(dials) {
		from, to, _ := strings.Cut(edge, ">")
		u := get(from)
		u.dials = append(u.dials, get(to))
	}
	var groups []string
	for _, group := range c.circles() {
		var names []string
		for _, u := range group {
			names = append(names, u.Name)
		}
		slices.Sort(names)
		groups = append(groups, strings.Join(names, " "))
	}
	slices.Sort(groups)
	return strings.Join(groups, "; ")
}
