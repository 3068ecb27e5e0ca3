package convert

import (
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
)

// table is a set of rules, by attribute path.
type table struct {
	rows  map[string]*Rule
	below map[string]bool // paths that begin the paths of rows
}

func newTable(rules []Rule) table {
	t := table{rows: map[string]*Rule{}, below: map[string]bool{}}
	for i := range rules {
		path := rules[i].Attribute
		t.rows[path] = &rules[i]
		for cut := strings.LastIndexAny(path, ".["); cut >= 0; cut = strings.LastIndexAny(path, ".[") {
			path = path[:cut]
			t.below[path] = true
		}
	}
	return t
}

// knows reports whether a path has a row, or others below it have.
func (t table) knows(path string) bool { return t.rows[path] != nil || t.below[path] }

// applyRules runs every row on every unit, in the order of the rules.
func (c *converter) applyRules() {
	rules := ServiceRules()
	for _, u := range c.units {
		apply(u, rules)
	}
}

// apply runs the rows whose functions decide for themselves what to do when the
// user wrote nothing: a rule with a function always runs.
func apply(u *drafts.Draft, rules []Rule) {
	for _, rule := range rules {
		if rule.Apply != nil {
			rule.Apply(u)
		}
	}
}
