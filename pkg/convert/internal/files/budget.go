package files

import (
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// Budget is what was spent of the limits of a project.
type Budget struct {
	spent  map[limit.Limit]int64
	report *report.Report
}

func NewBudget(r *report.Report) *Budget { return &Budget{map[limit.Limit]int64{}, r} }

// Spend adds to what was spent of a limit, and reports whether that is kept. What
// exceeds it first is told.
func (b *Budget) Spend(bound limit.Limit, more int64, at report.Position) bool {
	most := int64(bound.Max())
	kept := b.spent[bound] <= most
	b.spent[bound] += more
	if kept && b.spent[bound] > most {
		b.report.Add(report.LimitExceeded, at, "", bound.What(), bound.Max())
	}
	return b.spent[bound] <= most
}
