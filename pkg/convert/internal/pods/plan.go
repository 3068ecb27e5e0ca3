package pods

import (
	"math"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// Pod is the units whose containers run together.
type Pod struct {
	Lead     *units.Unit   // whose name it has
	Members  []*units.Unit // that joined it
	OneShots []*units.Unit // services that run to their end before the others, in order
	Kind     Kind          // of the workload that makes it

	// Inner says that nothing makes such a pod: its lead runs as an init container in
	// the pods of others.
	Inner bool
	// OneProcessSpace says that a member sees the processes of the others.
	OneProcessSpace bool

	starting []*units.Unit
}

// Several reports whether more than one pod of its kind is meant to run.
func (p *Pod) Several() bool { return p.Kind == DaemonSet || p.Lead.GetScale() > 1 }

// Together returns the units that run for as long as the pod does, its lead first.
func (p *Pod) Together() []*units.Unit { return append([]*units.Unit{p.Lead}, p.Members...) }

// Units returns all units of the pod but hooks: its lead first, one-shots last.
func (p *Pod) Units() []*units.Unit { return append(p.Together(), p.OneShots...) }

// Starting returns the same in the order in which they start: whatever one of them
// needs comes before it.
func (p *Pod) Starting() []*units.Unit { return p.starting }

// Everything returns the units of the pod, each followed by its hooks.
func (p *Pod) Everything() []*units.Unit {
	var all []*units.Unit
	for _, u := range p.starting {
		all = append(append(all, u), u.Hooks...)
	}
	return all
}

// Plan says of every unit of a project in which pods it runs.
type Plan struct {
	All []*Pod // that a workload makes, by their leads

	// TooMany is a unit that more one-shots run before than there may be, and OneShots
	// their number; then the plan is not complete.
	TooMany  *units.Unit
	OneShots int

	set      *units.Set
	spec     api.Spec
	pod      map[*units.Unit]*Pod          // of every unit; of what runs as an init container an inner one
	joined   map[*units.Unit]*units.Unit   // whose namespace a unit joins
	oneShots map[*units.Unit]bool          // services that run as init containers
	before   map[*units.Unit][]*units.Unit // the one-shots that run before a unit
	runsIn   map[*units.Unit][]*Pod        // of a one-shot
	repeated map[*units.Unit]bool          // one-shots that run more than once
}

// New plans the pods of a project. Inactive are services of other profiles.
func New(set *units.Set, inactive map[string]bool, spec api.Spec, r *report.Report) *Plan {
	l := &Plan{
		set: set, spec: spec, pod: make(map[*units.Unit]*Pod, len(set.All)), joined: map[*units.Unit]*units.Unit{}, oneShots: map[*units.Unit]bool{},
		before: map[*units.Unit][]*units.Unit{}, runsIn: map[*units.Unit][]*Pod{}, repeated: map[*units.Unit]bool{},
	}
	l.checkServices(inactive, r)
	for _, u := range set.All {
		l.pod[u] = &Pod{Lead: u, Kind: l.plannedKind(u), Inner: u.Parent != nil}
	}
	l.findOneShots()
	l.join()
	l.placeOneShots()
	for _, u := range set.All {
		if p := l.pod[u]; p.Lead == u {
			p.collect(l.before)
			l.order(p)
			if !p.Inner {
				l.All = append(l.All, p)
			}
		}
	}
	return l
}

// Of returns the pod of a unit: that of what it joins, or its own. What runs as an
// init container has an inner one; see In.
func (l *Plan) Of(u *units.Unit) *Pod { return l.pod[u] }

// IsInit reports whether a unit runs only as an init container of others: a hook,
// or a service that others wait for to complete.
func (l *Plan) IsInit(u *units.Unit) bool { return u.Parent != nil || l.oneShots[u] }

// Joined returns the unit whose namespace u joins directly; nil when it joins none.
func (l *Plan) Joined(u *units.Unit) *units.Unit { return l.joined[u] }

// In returns the pods that a unit runs in: a one-shot runs in that of each
// dependent.
func (l *Plan) In(u *units.Unit) []*Pod {
	if l.IsInit(u) {
		return l.runsIn[u]
	}
	return []*Pod{l.pod[u]}
}

// Repeated reports whether a one-shot runs more than once.
func (l *Plan) Repeated(u *units.Unit) bool { return l.repeated[u] }

// IgnoresOrder reports whether the configuration asks for no order at all.
func (l *Plan) IgnoresOrder() bool { return l.spec.DependsOn.Mode == api.DependsOnIgnore }

// Replicas returns how many pods are asked for; nil where nobody says, or where the
// nodes decide.
func (p *Pod) Replicas() *int32 {
	n := p.Lead.Scale
	if n == nil && p.Lead.Deploy != nil {
		n = p.Lead.Deploy.Replicas
	}
	if n == nil || *n < 0 || *n > math.MaxInt32 || p.Inner || p.Kind == DaemonSet {
		return nil
	}
	number := int32(*n)
	return &number
}

// None reports whether a workload makes no pods at all.
func (p *Pod) None() bool { n := p.Replicas(); return n != nil && *n == 0 }
