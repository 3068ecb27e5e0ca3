package convert

import (
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/limit"
)

// boundCopies refuses one-shots that say much and run in many pods, each of which has
// a copy of it all.
func (c *converter) boundCopies() {
	for _, u := range c.units {
		if copies := len(c.Pods.In(u.Unit)) - 1; copies > 0 && u.Node != nil {
			values, bytes := extent(u.Node)
			c.budget.Spend(limit.CopiedValues, int64(copies*values), u.At)
			c.budget.Spend(limit.CopiedBytes, int64(copies*bytes), u.At)
		}
	}
}

// extent returns how many values n has, itself included, and how many bytes their
// texts have.
func extent(n *compose.Node) (values, bytes int) {
	text, _ := n.Value.(string)
	values, bytes = 1, len(text)
	add := func(below *compose.Node) {
		v, b := extent(below)
		values, bytes = values+v, bytes+b
	}
	for _, f := range n.Fields {
		bytes += len(f.Name)
		add(f.Value)
	}
	for _, item := range n.Items {
		add(item)
	}
	return values, bytes
}
