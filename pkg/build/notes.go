package build

import (
	"github.com/composesource/composesource/pkg/report"
)

// Note is a finding about how something was built, for a report.
type Note struct {
	Code report.Code
	At   report.Position
	Args []any
}

func (g *gate) note(code report.Code, at report.Position, args ...any) {
	g.notes = append(g.notes, Note{code, at, args})
}
