package schema

import (
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// Sayer says what is wrong with a project, and counts what its limits bound.
type Sayer struct {
	Report  *report.Report
	schema  *schemaNode
	Failed  bool                // an error was raised
	valid   map[*tree.Node]bool // the services that were found to be
	Limited map[limit.Limit]bool
	Nodes   int // expanded so far
	Texts   int // bytes of values so far, aliases expanded
}

// New returns who says everything to r.
func New(r *report.Report) *Sayer {
	return &Sayer{Report: r, schema: composeSchema(), valid: map[*tree.Node]bool{}, Limited: map[limit.Limit]bool{}}
}

// Add raises a finding and remembers whether it was an error.
func (l *Sayer) Add(code report.Code, at report.Position, field string, args ...any) {
	l.Report.Add(code, at, field, args...)
	if l.Report.Word(code) == report.Refused {
		l.Failed = true
	}
}

// Repeated counts a value that is taken over once more, by extends or a hook: in
// a chain that grows at every step there is no end to it.
func (l *Sayer) Repeated(n *tree.Node, at report.Position, path *tree.Path) bool {
	size := n.Size()
	l.Nodes += size.Values
	l.Texts += size.Texts
	return l.WithinAt(limit.Values, l.Nodes, at, path) &&
		l.WithinAt(limit.AllValues, l.Texts, at, path)
}

// WithinAt is within for what stands at a path, which is spelled only for a finding.
func (l *Sayer) WithinAt(bound limit.Limit, n int, at report.Position, path *tree.Path) bool {
	return n <= bound.Max() || l.Within(bound, n, at, path.String())
}

// Within raises one finding per limit, the first time that n is beyond it.
func (l *Sayer) Within(bound limit.Limit, n int, at report.Position, field string) bool {
	if n <= bound.Max() {
		return true
	}
	if !l.Limited[bound] {
		l.Limited[bound] = true
		l.Add(report.LimitExceeded, at, field, bound.What(), bound.Max())
	}
	return false
}
