package convert

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// account settles every key that the user wrote: with the word of its row, with
// the finding of its row, or with a finding because it has no row.
func (c *converter) account() {
	services, project := newTable(c.rules), newTable(ProjectRules())
	for _, section := range c.Project.Tree.Fields {
		switch section.Name {
		case "services", "jobs":
			for _, f := range section.Value.Fields {
				if u := c.byKey[section.Name+"."+f.Name]; u != nil {
					c.settle(services, u.Path+".", "", u.Node)
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
	if !t.knows(key) {
		key = pattern + "*"
	}
	rule := t.rows[key]
	switch {
	case !t.knows(key):
		c.Report.Add(report.NotConverted, f.At, field, f.Name)
		c.Report.Settle(report.Setting{Position: f.At, Field: field, Word: dropped})
	case rule != nil:
		c.settleRule(rule, field, f)
		if rule.Each {
			c.settleEntries(t, rule, field, f.Value)
			return
		}
	}
	if t.below[key] {
		if f.Value.Kind == compose.Mapping {
			c.settle(t, field+".", key+".", f.Value)
		}
		c.settleItems(t, field, key+"[].", f.Value)
	}
}

func (c *converter) settleItems(t table, field, pattern string, list *compose.Node) {
	for i, item := range list.Items {
		if item.Kind == compose.Mapping {
			c.settle(t, fmt.Sprintf("%s[%d].", field, i), pattern, item)
		}
	}
}

// settleEntries settles each entry of a list, or of a mapping that stands for one.
func (c *converter) settleEntries(t table, rule *Rule, field string, n *compose.Node) {
	for i, item := range n.Items {
		entry := fmt.Sprintf("%s[%d]", field, i)
		c.settleNoted(rule, report.Entry, entry, item.At, field)
		switch {
		case item.Kind != compose.Mapping:
		case rule.Units: // which take everything that a container does
			c.settle(t, entry+".", "", item)
		case t.below[rule.Attribute]:
			c.settle(t, entry+".", rule.Attribute+"[].", item)
		}
	}
	if t.knows(rule.Attribute + ".*") {
		c.settle(t, field+".", rule.Attribute+".", n)
		return
	}
	for _, f := range n.Fields {
		c.settleNoted(rule, report.Entry, field+"."+f.Name, f.At, field)
	}
}

// settleNoted records a setting with what the code noted that acts on it.
func (c *converter) settleNoted(rule *Rule, scope report.Scope, field string, at report.Position, above string) {
	noted := c.Ledger.Entry(field, c.places)
	c.Report.Settle(report.Setting{
		Position: at, Field: field, Word: cmp.Or(noted.Word, rule.Word), Became: cmp.Or(noted.Became, rule.Loaded), In: noted.In, Code: noted.Code,
		Scope: scope, Above: above, General: rule.Into,
	})
}

// places returns where the container of a unit runs: that of a one-shot in the pods
// that wait for it, or in those of one unit.
func (c *converter) places(unit, pods string) []account.Place {
	var all []account.Place
	u := c.byKey[unit]
	runs := c.byKey[cmp.Or(pods, unit)].Unit
	if runs.Parent != nil { // a hook runs wherever its service does
		runs = runs.Parent
	}
	for _, pod := range c.Pods.In(runs) {
		all = append(all, account.Place{
			Kind: string(pod.Kind), Name: pod.Lead.ID, Container: u.Container.Name, Init: c.Pods.IsInit(u.Unit) || c.Order.Sidecar(u.Unit),
		})
	}
	return all
}

// settleRule records what became of an attribute, and raises the finding of its row:
// that of the default when the user wrote just that, or nothing at all. What puts the
// default in the place of something else has an effect, and loses nothing.
func (c *converter) settleRule(rule *Rule, field string, f compose.Field) {
	setting := report.Setting{Position: f.At, Field: field, Word: exact, Scope: rule.scope(), General: rule.Into}
	switch {
	case isDefault(rule, f.Value) && f.Over:
		setting.Became = "what Kubernetes does anyway, in the place of what was written before"
		if saysNothing(f.Value) {
			setting.Became = "nothing, in the place of what was written before"
		}
	case isDefault(rule, f.Value):
		c.Report.Add(report.DefaultValue, f.At, field, f.Name)
	case rule.Code != "":
		c.Report.Add(rule.Code, f.At, field, f.Name, units.Nested(f.Value))
		fallthrough
	default:
		c.settleNoted(rule, setting.Scope, field, f.At, "")
		return
	}
	c.Report.Settle(setting)
}

// isDefault reports whether a value changes nothing. An empty entry of a section
// (volumes: {data: }) means something, and so do some empty lists.
func isDefault(rule *Rule, n *compose.Node) bool {
	if rule.Default != nil && !saysNothing(n) {
		return valueOf(n) == fmt.Sprint(rule.Default)
	}
	return saysNothing(n) && !strings.HasSuffix(rule.Attribute, "*") && (!rule.Empty || n.Kind == compose.Scalar)
}

// saysNothing reports whether nothing is written in n.
func saysNothing(n *compose.Node) bool {
	return n.Kind == compose.Scalar && n.Value == nil || n.Kind != compose.Scalar && len(n.Fields)+len(n.Items) == 0
}

// valueOf writes a scalar or a list of scalars as fmt does; empty for others.
func valueOf(n *compose.Node) string {
	var items []string
	for _, item := range n.Items {
		items = append(items, valueOf(item))
	}
	switch {
	case len(items) > 0:
		return "[" + strings.Join(items, " ") + "]"
	case n.Kind == compose.Scalar && n.Value != nil:
		return fmt.Sprint(n.Value)
	}
	return ""
}
