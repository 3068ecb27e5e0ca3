// Package rollout decides how a change replaces the pods of a Deployment.
//
// Whoever puts something into a pod that a new one would have to wait for asks for
// that, with the reason. One function decides what follows from all that was asked.
package rollout

import (
	"slices"

	appsv1 "k8s.io/api/apps/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Asked is what a unit asks of the rollout of its pod.
type Asked struct {
	together []string
	each     []string
	update   *Update
}

// Update is how many pods are replaced at once: deploy.update_config.
type Update struct {
	Surge, Unavailable intstr.IntOrString // one of them; Surge starts new pods first
	MinReadySeconds    int32
}

// Together asks that all pods end before a new one starts: they hold something
// together. The reason is for people.
func (a *Asked) Together(reason string) { a.together = append(a.together, reason) }

// Each asks that a pod ends before its successor starts, which can have what it
// held for itself.
func (a *Asked) Each(reason string) { a.each = append(a.each, reason) }

// Follow asks for an update as it was written.
func (a *Asked) Follow(u Update) { a.update = &u }

// Decision is how pods are replaced.
type Decision struct {
	Strategy        appsv1.DeploymentStrategy
	MinReadySeconds int32
	Recreated       []string // why all pods end first
	Stopped         []string // why no pod starts first although that was asked for
}

// Decide decides for a pod by what its lead and all units in it ask for. The strategy
// is always written: a base that leaves it out can't change to Recreate later through
// server-side apply.
func Decide(lead Asked, all []Asked) Decision {
	var d Decision
	var each []string
	for _, a := range all {
		d.Recreated, each = append(d.Recreated, a.together...), append(each, a.each...)
	}
	if lead.update != nil {
		d.MinReadySeconds = lead.update.MinReadySeconds
	}
	if slices.Sort(d.Recreated); len(d.Recreated) > 0 {
		d.Recreated = slices.Compact(d.Recreated)
		d.Strategy.Type = appsv1.RecreateDeploymentStrategyType
		return d
	}
	surge, unavailable := intstr.FromString("25%"), intstr.FromString("25%")
	if lead.update != nil {
		surge, unavailable = lead.update.Surge, lead.update.Unavailable
	}
	if len(each) > 0 {
		switch {
		case lead.update == nil:
			unavailable = intstr.FromInt32(1)
		case surge != (intstr.IntOrString{}): // start-first
			unavailable, d.Stopped = surge, unique(each)
		}
		surge = intstr.FromInt32(0)
	}
	d.Strategy.Type = appsv1.RollingUpdateDeploymentStrategyType
	d.Strategy.RollingUpdate = &appsv1.RollingUpdateDeployment{MaxSurge: &surge, MaxUnavailable: &unavailable}
	return d
}

// unique returns the items of a list, each once, in their order.
func unique(list []string) []string {
	var once []string
	for _, item := range list {
		if !slices.Contains(once, item) {
			once = append(once, item)
		}
	}
	return once
}
