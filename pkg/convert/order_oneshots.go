package convert

import (
	"slices"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// planOneShots finds the services that others wait for to complete. Nothing in
// Kubernetes waits for a Job, so they run as init containers of those others,
// unless the configuration asks for another kind or for no order at all.
func (c *converter) planOneShots() {
	for _, u := range c.units {
		for _, name := range sortedKeys(u.DependsOn) {
			target := c.byKey["services."+name]
			if target == nil || u.DependsOn[name].Condition != types.ServiceConditionCompletedSuccessfully {
				continue
			}
			switch {
			case target.chosenKind() != "":
			case c.ignoresOrder():
				target.kind = job
			default:
				target.isInit = true
			}
		}
	}
}

func (c *converter) ignoresOrder() bool { return c.options.Spec.DependsOn.Mode == api.DependsOnIgnore }

// runsBefore reports whether the dependency target runs to its end as an init
// container of u.
func (u *unit) runsBefore(target *unit) bool {
	return target.isInit && u.DependsOn[target.Name].Condition == types.ServiceConditionCompletedSuccessfully
}

// planOneShotsOf lists the one-shots of every pod in the order of their own
// dependencies.
func (c *converter) planOneShotsOf() {
	dependents := map[*unit]int{}
	for _, u := range c.units {
		if u.isInit {
			continue
		}
		u.oneShots = u.oneShotsBefore(map[*unit]bool{})
		if len(u.oneShots) > limit.OneShots.Max() {
			u.say("depends_on", report.TooManyOneShots, u.Name, len(u.oneShots), limit.OneShots.Max())
			return
		}
		for _, o := range u.oneShots {
			if slices.Contains(o.runsIn, u.host) {
				continue // once for all that share a pod
			}
			o.runsIn = append(o.runsIn, u.host)
			dependents[o]++
			if u.host.several() {
				dependents[o]++
			}
		}
	}
	for _, u := range c.units {
		for _, name := range sortedKeys(u.DependsOn) {
			target := c.byKey["services."+name]
			if target == nil || !u.runsBefore(target) {
				continue
			}
			code := report.OneShot
			if dependents[target] > 1 {
				code = report.OneShotRepeated
			}
			u.sayEntry("depends_on", name, code, name)
		}
	}
}

func (u *unit) oneShotsBefore(seen map[*unit]bool) []*unit {
	var all []*unit
	for _, name := range sortedKeys(u.DependsOn) {
		target := u.byKey["services."+name]
		if target == nil || !u.runsBefore(target) || seen[target] {
			continue
		}
		seen[target] = true
		all = append(all, target.oneShotsBefore(seen)...)
		all = append(all, target)
	}
	return all
}
