package pods

import (
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/limit"
)

// BoundCopies refuses one-shots that say much and run in many pods, each of which has
// a copy of it all.
func (l *Plan) BoundCopies(budget *files.Budget) {
	for _, u := range l.set.All {
		if copies := len(l.runsIn[u]) - 1; copies > 0 && u.Node != nil {
			values, bytes := extent(u.Node)
			budget.Spend(limit.CopiedValues, int64(copies*values), u.At)
			budget.Spend(limit.CopiedBytes, int64(copies*bytes), u.At)
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
