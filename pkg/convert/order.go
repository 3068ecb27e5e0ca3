package convert

import (
	"slices"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/report"
)

// orderStarts makes pods wait for what depends_on says.
func (c *converter) orderStarts() {
	c.planOneShotsOf()
	for _, u := range c.units {
		if u.host != u && u.host.isInit {
			u.report.Add(report.JoinedOneShot, u.at, u.path, u.Name, u.host.Name)
		}
		for _, name := range sortedKeys(u.DependsOn) {
			u.order(name, u.DependsOn[name])
		}
	}
	for _, u := range c.units {
		if u.host == u && !u.isInit {
			u.startEarly()
		}
		u.sayApart()
	}
	c.refuseWaitCycles()
}

// order says what becomes of one entry of depends_on, and plans the wait.
func (u *unit) order(name string, dependency types.ServiceDependency) {
	target := u.byKey["services."+name]
	switch {
	case u.leftOut[name] != nil:
	case target == nil:
		u.sayEntry("depends_on", name, report.DependsOnLeftOut, name)
	case u.runsBefore(target):
	case u.ignoresOrder():
		u.sayEntry("depends_on", name, report.DependsOnIgnored, name)
	case dependency.Condition == types.ServiceConditionCompletedSuccessfully:
		u.sayEntry("depends_on", name, report.OneShotNotAwaited, name, string(target.kind), target.endHint())
	case dependency.Condition == types.ServiceConditionHealthy:
		u.await(name, target)
	default:
		u.sayEntry("depends_on", name, report.DependsOnStarted, name)
	}
	if optional := []string{"depends_on", name, "required"}; !dependency.Required && u.waitsOn(target) {
		u.sayAt(optional, report.DependsOnOptional)
	} else if !dependency.Required {
		u.sayAt(optional, report.DefaultValue, "required: false, where nothing waits,")
	}
}

// endHint says how to wait by hand for the end of a workload.
func (u *unit) endHint() string {
	const wait = "kubectl wait --for=condition=complete job/"
	switch u.kind {
	case job:
		return "apply it first and wait for it: " + wait + u.id
	case cronJob:
		return "run it first and wait for it: kubectl create job " + u.id + "-1 --from=cronjob/" + u.id + " && " + wait + u.id + "-1"
	default:
		return "take the kind out of spec.services, or make it Job, which ends"
	}
}

// waitsOn reports whether the pod of u starts only after target.
func (u *unit) waitsOn(target *unit) bool {
	return target != nil && (slices.Contains(u.waitsFor, target) || u.runsBefore(target) || target.sidecar && target.host == u.host)
}

// await makes u wait until a pod of target is ready, or says why it can't.
func (u *unit) await(name string, target *unit) {
	if code := target.neverReady(); code != "" {
		u.sayEntry("depends_on", name, code, name, string(target.kind))
		return
	}
	if slices.Contains(u.pods(), target.host) {
		target.sidecar, target.heldFor = true, true
		u.sayEntry("depends_on", name, report.DependsOnInPod, name)
	}
	if slices.ContainsFunc(u.pods(), func(host *unit) bool { return host != target.host }) {
		target.awaited = true
		u.waitsFor = append(u.waitsFor, target)
		u.sayEntry("depends_on", name, report.DependsOnHealthy, target.id)
	}
	if target.container.ReadinessProbe == nil {
		u.sayEntry("depends_on", name, report.DependsOnWithoutHealthcheck, name)
	}
}

// neverReady returns the finding about a wait for u that would never end; empty
// for one that will.
func (u *unit) neverReady() report.Code {
	switch replicas := u.host.workload.replicas; {
	case u.isInit:
		return report.DependsOnOneShot
	case u.kind == job || u.kind == cronJob:
		return report.DependsOnKind
	case replicas != nil && *replicas == 0:
		return report.DependsOnNoReplicas
	}
	return ""
}

// pods returns the hosts of the pods that u runs in: a one-shot runs in the pod
// of each dependent.
func (u *unit) pods() []*unit {
	if u.isInit {
		return u.runsIn
	}
	return []*unit{u.host}
}

// refuseWaitCycles finds pods that would wait for each other. Compose has no
// cycles, but services that share a pod wait together.
func (c *converter) refuseWaitCycles() {
	const open, done = 1, 2
	state := map[*unit]int{}
	var visit func(host *unit)
	visit = func(host *unit) {
		state[host] = open
		for _, part := range host.parts() {
			for _, target := range part.waitsFor {
				switch {
				case target.host == host: // a sidecar of this pod, which starts before the one-shot
				case state[target.host] == open:
					c.report.Add(report.WaitCycle, part.at, part.path, part.Name, target.Name)
				case state[target.host] == 0:
					visit(target.host)
				}
			}
		}
		state[host] = done
	}
	for _, u := range c.units {
		if u.host == u && !u.isInit && state[u] == 0 {
			visit(u)
		}
	}
}
