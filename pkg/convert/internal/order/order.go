package order

import (
	"slices"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// Asked is what the order of starts depends on of what became of a unit.
type Asked struct {
	Probe bool // something says when it is ready
}

// Plan says what waits for what.
type Plan struct {
	pods    *pods.Plan
	waits   map[*units.Unit][]*units.Unit
	awaited map[*units.Unit]bool
	sidecar map[*units.Unit]bool
	held    map[*units.Unit]bool
}

// Waits returns the units that have to be ready before u starts in a pod. What runs
// in the same pod is not waited for, it starts before u as a sidecar.
func (p *Plan) Waits(u *units.Unit, in *pods.Pod) []*units.Unit {
	return slices.DeleteFunc(slices.Clone(p.waits[u]), func(target *units.Unit) bool { return p.pods.Of(target) == in })
}

// Awaited reports whether somebody in another pod waits until u is ready.
func (p *Plan) Awaited(u *units.Unit) bool { return p.awaited[u] }

// Sidecar reports whether u is an init container that keeps running: something in
// its pod starts after it.
func (p *Plan) Sidecar(u *units.Unit) bool { return p.sidecar[u] }

// Held reports whether what starts after a sidecar does so only when it is healthy.
func (p *Plan) Held(u *units.Unit) bool { return p.held[u] }

// planner makes a plan.
type planner struct {
	*Plan
	set   *units.Set
	asked map[*units.Unit]Asked
}

// New plans the order of starts, and says what becomes of every entry of
// depends_on.
func New(set *units.Set, p *pods.Plan, asked map[*units.Unit]Asked) *Plan {
	l := planner{set: set, asked: asked, Plan: &Plan{
		pods: p, waits: map[*units.Unit][]*units.Unit{}, awaited: map[*units.Unit]bool{},
		sidecar: map[*units.Unit]bool{}, held: map[*units.Unit]bool{},
	}}
	l.sayOneShots()
	for _, u := range set.All {
		if host := p.Of(u); host.Lead != u && host.Inner {
			u.SayUnit(report.JoinedOneShot, u.Name, host.Lead.Name)
		}
		for _, name := range sortedNames(u) {
			l.entry(u, name, u.DependsOn[name])
		}
	}
	for _, pod := range p.All {
		l.startEarly(pod)
	}
	for _, u := range set.All {
		l.sayApart(u)
	}
	l.refuseCircles()
	return l.Plan
}

// sayOneShots says of every entry of depends_on that a one-shot runs for it.
func (l planner) sayOneShots() {
	if u := l.pods.TooMany; u != nil {
		u.Say("depends_on", report.TooManyOneShots, u.Name, l.pods.OneShots, limit.OneShots.Max())
		return
	}
	for _, u := range l.set.All {
		for _, name := range sortedNames(u) {
			target := l.set.Service(name)
			if target == nil || !l.pods.RunsBefore(u, target) {
				continue
			}
			code := report.OneShot
			if l.pods.Repeated(target) {
				code = report.OneShotRepeated
			}
			u.SayEntry("depends_on", name, code, name)
		}
	}
}

func sortedNames(u *units.Unit) []string { return sorted.Keys(u.DependsOn) }

// entry says what becomes of one entry of depends_on, and plans the wait.
func (l planner) entry(u *units.Unit, name string, dependency types.ServiceDependency) {
	target := l.set.Service(name)
	switch {
	case l.set.Left[name] != nil: // said where services are left out
	case target == nil:
		u.SayEntry("depends_on", name, report.DependsOnLeftOut, name)
	case l.pods.RunsBefore(u, target):
		u.BecameEntry("depends_on", name, account.Container("").Of(target.Path).In(u.Path))
	case l.pods.IgnoresOrder():
		u.SayEntry("depends_on", name, report.DependsOnIgnored, name)
	case dependency.Condition == types.ServiceConditionCompletedSuccessfully:
		u.SayEntry("depends_on", name, report.OneShotNotAwaited, name, string(l.pods.Of(target).Kind), l.endHint(target))
	case dependency.Condition == types.ServiceConditionHealthy:
		l.await(u, name, target)
	default:
		u.SayEntry("depends_on", name, report.DependsOnStarted, name)
	}
	if optional := []string{"depends_on", name, "required"}; !dependency.Required && l.waitsOn(u, target) {
		u.SayAt(optional, report.DependsOnOptional)
	} else if !dependency.Required {
		u.SayAt(optional, report.DefaultValue, "required: false, where nothing waits,")
	}
}

// endHint says how to wait by hand for the end of a workload.
func (l planner) endHint(target *units.Unit) report.Choice {
	switch l.pods.Of(target).Kind {
	case pods.Job:
		return report.Choose("apply", target.ID)
	case pods.CronJob:
		return report.Choose("run", target.ID)
	default:
		return report.Choose("kind")
	}
}

// waitsOn reports whether the pod of u starts only after target.
func (l planner) waitsOn(u, target *units.Unit) bool {
	return target != nil && (slices.Contains(l.waits[u], target) || l.pods.RunsBefore(u, target) || l.sidecar[target] && l.pods.Of(target) == l.pods.Of(u))
}

// await makes u wait until a pod of target is ready, or says why it can't.
func (l planner) await(u *units.Unit, name string, target *units.Unit) {
	host := l.pods.Of(target)
	if code := l.neverReady(target); code != "" {
		u.SayEntry("depends_on", name, code, name, string(host.Kind))
		return
	}
	in := l.pods.In(u)
	if slices.Contains(in, host) {
		l.sidecar[target], l.held[target] = true, true
		u.BecameEntry("depends_on", name, account.Container("").Of(target.Path))
		u.SayEntry("depends_on", name, report.DependsOnInPod, name)
	}
	if slices.ContainsFunc(in, func(pod *pods.Pod) bool { return pod != host }) {
		l.awaited[target] = true
		l.waits[u] = append(l.waits[u], target)
		u.SayEntry("depends_on", name, report.DependsOnHealthy, target.ID)
	}
	if !l.asked[target].Probe {
		u.SayEntry("depends_on", name, report.DependsOnWithoutHealthcheck, name)
	}
}

// neverReady returns the finding about a wait for u that would never end; empty
// for one that will.
func (l planner) neverReady(u *units.Unit) report.Code {
	switch host := l.pods.Of(u); {
	case l.pods.IsInit(u):
		return report.DependsOnOneShot
	case host.Kind.Ends():
		return report.DependsOnKind
	case host.None():
		return report.DependsOnNoReplicas
	}
	return ""
}
