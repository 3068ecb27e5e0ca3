package compose

import (
	"io/fs"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// loader is the state of one Load.
type loader struct {
	root    fs.FS
	options Options
	report  *report.Report
	failed  bool // an error was raised

	casts    *rules[cast]
	indexers *rules[indexer]
	merger   *merger
	schema   *schemaNode
	valid    map[*Node]bool // the services that were found to be

	given       []string          // the Compose files that make the project, from the root
	projectVars map[string]string // the variables of the project
	envCache    map[string]*envFile
	included    map[string]*Node // what was included, by files, directory and variables

	bytes, files   int // read so far
	merged         int // values in what documents changed so far
	marks          int // in Compose files so far
	nodes, aliases int // expanded so far
	dollars        int // interpolated so far
	texts          int // bytes of values so far, aliases expanded
	environments   int // variables of services so far
	expanded       int // bytes that variables expanded to so far
	lists          int // numbered so far
	limited        map[limit.Limit]bool
}

func newLoader(root fs.FS, o Options, r *report.Report) *loader {
	l := &loader{
		root: root, options: o, report: r, given: o.Files, casts: newCasts(), indexers: newIndexers(),
		envCache: map[string]*envFile{}, included: map[string]*Node{}, limited: map[limit.Limit]bool{},
	}
	l.merger = &merger{loader: l, special: newMergeRules()}
	l.schema, l.valid = composeSchema(), map[*Node]bool{}
	return l
}

// add raises a finding and remembers whether it was an error.
func (l *loader) add(code report.Code, at report.Position, field string, args ...any) {
	l.report.Add(code, at, field, args...)
	if l.report.Word(code) == report.Refused {
		l.failed = true
	}
}

// repeated counts a value that is taken over once more, by extends or a hook: in
// a chain that grows at every step there is no end to it.
func (l *loader) repeated(n *Node, at report.Position, path *fieldPath) bool {
	values, bytes := n.size()
	l.nodes += values
	l.texts += bytes
	return l.withinAt(limit.Values, l.nodes, at, path) &&
		l.withinAt(limit.AllValues, l.texts, at, path)
}

// withinAt is within for what stands at a path, which is spelled only for a finding.
func (l *loader) withinAt(bound limit.Limit, n int, at report.Position, path *fieldPath) bool {
	return n <= bound.Max() || l.within(bound, n, at, path.String())
}

// within raises one finding per limit, the first time that n is beyond it.
func (l *loader) within(bound limit.Limit, n int, at report.Position, field string) bool {
	if n <= bound.Max() {
		return true
	}
	if !l.limited[bound] {
		l.limited[bound] = true
		l.add(report.LimitExceeded, at, field, bound.What(), bound.Max())
	}
	return false
}
