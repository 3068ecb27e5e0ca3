package network

import (
	"slices"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// Alias is a name by which units are reached that is not the name of one of them.
type Alias struct {
	Name  string        // of the Service, or of the pod where it is kept
	Units []*units.Unit // who answers, each pod once
	Kept  bool          // a pod has the name itself, so it needs no Service
	Early bool          // it answers before its pods are ready

	Who   string // has the name, for people
	At    report.Position
	Field string
	Note  Note
	Named []string // the fields that give the name
}

// Note is a finding that is raised when something comes of what it is about.
type Note struct {
	Code  report.Code // empty for none
	At    report.Position
	Field string
	Args  []any
}

// Say raises the finding, if there is one.
func (n Note) Say(r *report.Report) {
	if n.Code != "" {
		r.Add(n.Code, n.At, n.Field, n.Args...)
	}
}

// aliases returns the names that need a Service beside those of units, and what
// there is to say about those that pods have themselves.
func (l *planner) aliases() []Alias {
	var all []Alias
	for _, key := range l.inOrder {
		n := l.hosts[key]
		object, same := n.object()
		answering, first := n.units(nil), n.answers[0]
		switch {
		case n.kept:
		case n.has(addressName), !n.needed(same), n.isServiceOf(object), !same && len(answering) == 1: // what referred to it was rewritten
			l.became(n, l.unserved(n, object, same))
			continue
		}
		all = append(all, Alias{
			Name: object, Units: unitsOf(answering), Kept: n.kept, Note: l.note(n, object),
			Early: slices.ContainsFunc(answering, func(m *member) bool { return m.pod.circle != "" }),
			Who:   string(first.kind) + " " + n.written + " of " + first.unit.Name, At: first.at, Field: first.field, Named: n.fields(),
		})
	}
	return all
}

// became notes what became of a name, wherever it is given.
func (l *planner) became(n *name, note account.Note) {
	for _, field := range n.fields() {
		l.set.Ledger.Note(field, note)
	}
}

// fields returns where the name is given.
func (n *name) fields() []string {
	var all []string
	for _, a := range n.answers {
		if a.kind != serviceName && a.kind != defaultName && a.kind != addressName {
			all = append(all, a.field)
		}
	}
	return all
}

// unserved says what became of a name that gets no Service of its own.
func (l *planner) unserved(n *name, object string, same bool) account.Note {
	switch {
	case n.isServiceOf(object):
		return account.Object("Service", object, "")
	case n.needed(same) && !same && n.references > 0:
		return account.Words("no Service: what refers to it says %s", l.target(n, nil))
	case n.needed(same):
		return account.Words("no Service: none can have that name")
	default:
		return account.Words("no Service: nothing in the project refers to it")
	}
}

// isServiceOf reports whether a Service is that of a unit itself, which has it
// already.
func (n *name) isServiceOf(object string) bool {
	return slices.ContainsFunc(n.answers, func(a answer) bool {
		return a.kind == serviceName && a.unit.pod.lead == a.unit && a.unit.ID == object
	})
}

// note says how far the Service of a name differs from what Compose answers.
func (l *planner) note(n *name, object string) Note {
	switch a := n.answers[0]; {
	case n.ambiguous():
		return Note{report.AliasAmbiguous, a.at, a.field, []any{a.kind, n.written}}
	case a.kind == linkName, a.kind == aliasName && len(l.project.Networks) > 1:
		return Note{report.AliasEverywhere, a.at, a.field, []any{a.kind, n.written, object}}
	}
	return Note{}
}

// findSharers notes of every pod which names it shares with others.
func (l *planner) findSharers() {
	for _, key := range l.inOrder {
		n := l.hosts[key]
		object, same := n.object()
		answering := n.units(nil)
		if len(answering) < 2 || !n.needed(same) || n.has(addressName) {
			continue
		}
		for _, m := range answering {
			m.pod.shared = append(m.pod.shared, object)
		}
	}
}
