package convert

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

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
	rules := serviceRules()
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

// account settles every key that the user wrote: with the word of its row, with
// the finding of its row, or with a finding because it has no row.
func (c *converter) account() {
	services, project := newTable(serviceRules()), newTable(projectRules())
	for _, section := range c.project.Tree.Fields {
		switch section.Name {
		case "services", "jobs":
			for _, f := range section.Value.Fields {
				if u := c.byKey[section.Name+"."+f.Name]; u != nil {
					c.settle(services, u.path+".", "", u.node)
				}
			}
		default:
			if !strings.HasPrefix(section.Name, "x-") {
				c.settleField(project, "", "", section)
			}
		}
	}
}

// settle walks the keys that the user wrote in n. Field names the place of n,
// pattern the same place in the table; both end where a key can be appended.
func (c *converter) settle(t table, field, pattern string, n *compose.Node) {
	for _, f := range n.Fields {
		if !strings.HasPrefix(f.Name, "x-") {
			c.settleField(t, field, pattern, f)
		}
	}
}

func (c *converter) settleField(t table, field, pattern string, f compose.Field) {
	field, key := field+f.Name, pattern+f.Name
	rule, ok := t[key]
	if !ok {
		key = pattern + "*"
		rule, ok = t[key]
	}
	switch {
	case !ok:
		c.report.Add(report.NotConverted, f.At, field, f.Name)
		c.report.Settle(report.Setting{Position: f.At, Field: field, Word: dropped})
	case rule != nil:
		c.settleRule(rule, field, f)
	}
	if !ok || !t.hasBelow(key) {
		return
	}
	if f.Value.Kind == compose.Mapping {
		c.settle(t, field+".", key+".", f.Value)
	}
	for i, item := range f.Value.Items {
		if item.Kind == compose.Mapping {
			c.settle(t, fmt.Sprintf("%s[%d].", field, i), key+"[].", item)
		}
	}
}

func (c *converter) settleRule(rule *Rule, field string, f compose.Field) {
	c.report.Settle(report.Setting{Position: f.At, Field: field, Word: rule.Word, Became: rule.Into})
	if rule.Code != "" {
		c.report.Add(rule.Code, f.At, field, f.Name)
	}
	if rule.Default != nil && f.Value.Kind == compose.Scalar && fmt.Sprint(f.Value.Value) == fmt.Sprint(rule.Default) {
		c.report.Add(report.DefaultValue, f.At, field, f.Name)
	}
}

// sortedKeys returns the keys of a map in order, so that output never depends on
// the order of a map.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
