package convert

import (
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// budget is what was spent of the limits of a project.
type budget struct {
	spent  map[limit.Limit]int64
	report *report.Report
}

func newBudget(r *report.Report) *budget { return &budget{map[limit.Limit]int64{}, r} }

// spend adds to what was spent of a limit, and reports whether that is kept. What
// exceeds it first is told.
func (b *budget) spend(bound limit.Limit, more int64, at report.Position) bool {
	most := int64(bound.Max())
	kept := b.spent[bound] <= most
	b.spent[bound] += more
	if kept && b.spent[bound] > most {
		b.report.Add(report.LimitExceeded, at, "", bound.What(), bound.Max())
	}
	return b.spent[bound] <= most
}
