package convert

import "strings"

// table is a set of rules, by attribute path. A path that is only a prefix of
// other rows' paths is in it too, with no rule.
type table map[string]*Rule

func newTable(rules []Rule) table {
	t := table{}
	for i := range rules {
		path := rules[i].Attribute
		t[path] = &rules[i]
		for {
			cut := strings.LastIndexAny(path, ".[")
			if cut < 0 {
				break
			}
			path = path[:cut]
			if _, ok := t[path]; !ok {
				t[path] = nil
			}
			t[path+"+"] = nil // has rows below it
		}
	}
	return t
}

func (t table) hasBelow(path string) bool { _, ok := t[path+"+"]; return ok }

// applyRules runs every row on every unit, in the order of the rules.
func (c *converter) applyRules() {
	rules := ServiceRules()
	for _, u := range c.units {
		u.apply(rules)
	}
}

// apply runs the rows whose functions decide for themselves what to do when the
// user wrote nothing: a rule with a function always runs.
func (u *unit) apply(rules []Rule) {
	for _, rule := range rules {
		if rule.Apply != nil {
			rule.Apply(u)
		}
	}
}
