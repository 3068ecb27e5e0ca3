package pods

import (
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/limit"
)

// BoundCopies refuses one-shots that say much and run in many pods, each of which has
// a copy of it all.
func (l *Plan) BoundCopies(budget *files.Budget) {
	for _, u := range l.set.All {
		if copies := len(l.runsIn[u]) - 1; copies > 0 && u.Node != nil {
			size := u.Node.Size()
			budget.Spend(limit.CopiedValues, int64(copies*size.Values), u.At)
			budget.Spend(limit.CopiedBytes, int64(copies*(size.Names+size.Texts)), u.At)
		}
	}
}
