package pods

import (
	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/limit"
)

// findOneShots finds the services that others wait for to complete. Nothing in
// Kubernetes waits for a Job, so they run as init containers of those others,
// unless the configuration asks for another kind or for no order at all.
func (l *Plan) findOneShots() {
	for _, u := range l.set.All {
		for name, dependency := range u.DependsOn {
			target := l.set.Service(name)
			if target == nil || dependency.Condition != types.ServiceConditionCompletedSuccessfully || l.chosenKind(target) != "" {
				continue
			}
			if l.IgnoresOrder() {
				l.pod[target].Kind = Job
			} else {
				l.pod[target].Inner, l.oneShots[target] = true, true
			}
		}
	}
}

// RunsBefore reports whether the dependency target runs to its end as an init
// container of u.
func (l *Plan) RunsBefore(u, target *units.Unit) bool {
	return l.IsInit(target) && u.DependsOn[target.Name].Condition == types.ServiceConditionCompletedSuccessfully
}

// placeOneShots puts the one-shots into the pods of those who wait for them, in the
// order of their own dependencies.
func (l *Plan) placeOneShots() {
	type placed struct {
		oneShot *units.Unit
		pod     *Pod
	}
	runs, has := map[*units.Unit]int{}, map[placed]bool{}
	for _, u := range l.set.All {
		if l.IsInit(u) {
			continue
		}
		before := l.oneShotsBefore(u, map[*units.Unit]bool{})
		if len(before) > limit.OneShots.Max() {
			l.TooMany, l.OneShots = u, len(before)
			return
		}
		pod := l.pod[u]
		for _, o := range before {
			if has[placed{o, pod}] {
				continue // once for all that share a pod
			}
			has[placed{o, pod}] = true
			l.runsIn[o] = append(l.runsIn[o], pod)
			runs[o]++
			if pod.Several() {
				runs[o]++
			}
		}
		l.before[u] = before
	}
	for o, n := range runs {
		l.repeated[o] = n > 1
	}
}

func (l *Plan) oneShotsBefore(u *units.Unit, seen map[*units.Unit]bool) []*units.Unit {
	var all []*units.Unit
	for _, name := range sorted.Keys(u.DependsOn) {
		target := l.set.Service(name)
		if target == nil || !l.RunsBefore(u, target) || seen[target] {
			continue
		}
		seen[target] = true
		all = append(append(all, l.oneShotsBefore(target, seen)...), target)
	}
	return all
}

// collect gives every pod its one-shots, those of its lead first.
func (p *Pod) collect(before map[*units.Unit][]*units.Unit) {
	has := map[*units.Unit]bool{}
	for _, u := range p.Together() {
		has[u] = true
	}
	for _, u := range p.Together() {
		for _, o := range before[u] {
			if !has[o] {
				has[o] = true
				p.OneShots = append(p.OneShots, o)
			}
		}
	}
}
