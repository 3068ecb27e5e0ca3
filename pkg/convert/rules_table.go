package convert

import (
	"reflect"
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

// applyRules runs the function of every row on every unit. They decide for themselves
// what to do when the user wrote nothing: a rule with a function always runs.
func (c *converter) applyRules() {
	rules := functions(c.rules)
	for _, u := range c.units {
		for _, apply := range rules {
			apply(u)
		}
	}
}

// functions returns the functions that rows name, by their stage. Attributes that are
// one to Kubernetes (cpus and mem_limit) name the same, which runs once.
func functions(rules []Rule) []func(*drafts.Draft) {
	var all []func(*drafts.Draft)
	known := map[uintptr]bool{}
	for _, when := range []stage{ownStage, secondStage} {
		for _, rule := range rules {
			if at := reflect.ValueOf(rule.Apply).Pointer(); rule.Apply != nil && rule.When == when && !known[at] {
				known[at] = true
				all = append(all, rule.Apply)
			}
		}
	}
	return all
}
