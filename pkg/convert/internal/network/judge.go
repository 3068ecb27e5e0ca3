package network

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// judgeNames says, once for each name, what becomes of a name that can't exist
// in Kubernetes and of one that nothing refers to.
func (l *planner) judgeNames() {
	for _, key := range l.inOrder {
		n := l.hosts[key]
		if n.has(addressName) {
			continue
		}
		_, legal := n.object()
		a := n.first()
		switch {
		case a.kind == defaultName, n.kept:
		case legal && !n.needed(true):
			l.report.Add(report.ContainerName, a.at, a.field, n.written, a.unit.ID, a.kind)
		case legal && n.written == strings.ToLower(n.written):
		case legal:
			l.report.Add(report.NameCase, a.at, a.field, a.kind, n.written, strings.ToLower(n.written))
		case a.kind == hostnameName && n.references == 0: // the row of hostname says it
		default:
			l.report.Add(report.NameNotLegal, a.at, a.field, a.kind, n.written, n.counted(), l.target(n, nil))
		}
	}
}

// needed reports whether a name gets a Service of its own: one that the author
// made for others does, the rest only when something refers to it.
func (n *name) needed(legal bool) bool {
	return n.references > 0 || legal && n.has(serviceName, aliasName, linkName)
}

// counted says how many references were rewritten, and to what, up to the name
// that others need.
func (n *name) counted() string {
	var parts []string
	for _, to := range sorted.Keys(n.rewritten) {
		count, verb := n.rewritten[to], "references were"
		if count == 1 {
			verb = "reference was"
		}
		parts = append(parts, fmt.Sprintf("%d %s rewritten to %s", count, verb, to))
	}
	if n.public > 0 {
		parts = append(parts, fmt.Sprintf("%d for people's browsers stayed", n.public))
	}
	if n.numbered > 0 {
		parts = append(parts, fmt.Sprintf("%d in a range of numbers stayed", n.numbered))
	}
	if len(parts) == 0 {
		return "nothing in the project refers to it; give whatever else does"
	}
	return strings.Join(parts, ", ") + "; give the others"
}
