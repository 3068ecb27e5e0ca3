package compose

import (
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// sayer says what is wrong with a project, and counts what its limits bound.
type sayer struct {
	report  *report.Report
	schema  *schemaNode
	failed  bool           // an error was raised
	valid   map[*Node]bool // the services that were found to be
	limited map[limit.Limit]bool
	nodes   int // expanded so far
	texts   int // bytes of values so far, aliases expanded
}

// newSayer returns who says everything to r.
func newSayer(r *report.Report) *sayer {
	return &sayer{report: r, schema: composeSchema(), valid: map[*Node]bool{}, limited: map[limit.Limit]bool{}}
}

// add raises a finding and remembers whether it was an error.
func (l *sayer) add(code report.Code, at report.Position, field string, args ...any) {
	l.report.Add(code, at, field, args...)
	if l.report.Word(code) == report.Refused {
		l.failed = true
	}
}

// repeated counts a value that is taken over once more, by extends or a hook: in
// a chain that grows at every step there is no end to it.
func (l *sayer) repeated(n *Node, at report.Position, path *fieldPath) bool {
	values, bytes := n.size()
	l.nodes += values
	l.texts += bytes
	return l.withinAt(limit.Values, l.nodes, at, path) &&
		l.withinAt(limit.AllValues, l.texts, at, path)
}

// withinAt is within for what stands at a path, which is spelled only for a finding.
func (l *sayer) withinAt(bound limit.Limit, n int, at report.Position, path *fieldPath) bool {
	return n <= bound.Max() || l.within(bound, n, at, path.String())
}

// within raises one finding per limit, the first time that n is beyond it.
func (l *sayer) within(bound limit.Limit, n int, at report.Position, field string) bool {
	if n <= bound.Max() {
		return true
	}
	if !l.limited[bound] {
		l.limited[bound] = true
		l.add(report.LimitExceeded, at, field, bound.What(), bound.Max())
	}
	return false
}
