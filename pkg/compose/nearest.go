package compose

import (
	"iter"
	"slices"

	"github.com/composesource/composesource/pkg/report"
)

// nearest returns the known name that a wrong one may stand for; "" when none
// is near, or when so many were wrong that the search would cost too much.
func (l *loader) nearest(name string, known iter.Seq[string]) string {
	if l.hints++; l.hints > maxHints {
		return ""
	}
	return report.Nearest(name, slices.Sorted(known))
}
