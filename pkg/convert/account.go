package convert

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

// account settles every key that the user wrote: with the word of its row, with
// the finding of its row, or with a finding because it has no row.
func (c *converter) account() {
	services, project := newTable(ServiceRules()), newTable(ProjectRules())
	for _, section := range c.project.Tree.Fields {
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
		c.report.Add(report.NotConverted, f.At, field, f.Name)
		c.report.Settle(report.Setting{Position: f.At, Field: field, Word: dropped})
	case rule != nil:
		c.settleRule(rule, field, f)
	}
	switch {
	case key == "pre_start": // a hook takes everything that a container does
		c.settleItems(t, field, "", f.Value)
	case t.below[key]:
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

// settleRule records the word of a row, and raises its finding: that of the
// default when the user wrote just that, or nothing at all. What puts the default
// in the place of something else has an effect, and loses nothing.
func (c *converter) settleRule(rule *Rule, field string, f compose.Field) {
	setting := report.Setting{Position: f.At, Field: field, Word: rule.Word, Became: rule.Into}
	switch {
	case isDefault(rule, f.Value) && f.Over:
		setting.Word = exact
		if saysNothing(f.Value) {
			setting.Became = "nothing, in the place of what was written before"
		}
	case isDefault(rule, f.Value):
		setting.Word = exact
		c.report.Add(report.DefaultValue, f.At, field, f.Name)
	case rule.Code != "":
		c.report.Add(rule.Code, f.At, field, f.Name, nested(f.Value))
	}
	c.report.Settle(setting)
}

// isDefault reports whether a value changes nothing. An empty entry of a section
// (volumes: {data: }) and an empty entrypoint mean something.
func isDefault(rule *Rule, n *compose.Node) bool {
	if text := valueOf(n); text != "" {
		return rule.Default != nil && text == fmt.Sprint(rule.Default)
	}
	return saysNothing(n) && !strings.HasSuffix(rule.Attribute, "*") && (rule.Attribute != "entrypoint" || n.Kind == compose.Scalar)
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
