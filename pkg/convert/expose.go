package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/expose"
	"github.com/composesource/composesource/pkg/convert/internal/network"
)

// Public is what a service publishes to other machines.
type Public = expose.Public

// planNetworks says what networks lose, and labels their members when policies are
// asked for.
func (c *converter) planNetworks() {
	network.SayNetworks(c.project, c.set, c.pods, c.options.Spec.NetworkPolicies, c.report)
	if !c.options.Spec.NetworkPolicies {
		return
	}
	for _, u := range c.units {
		for _, label := range expose.Members(c.project, u.Unit) {
			u.label(label, "true")
		}
	}
}

// labelSharers labels the pods of everybody who shares a name with others.
func (c *converter) labelSharers() {
	for _, pod := range c.pods.All {
		for _, name := range c.network.Shared(pod) {
			c.of[pod.Lead].label(expose.AliasLabel+name, "true")
		}
	}
}

func (c *converter) plans() expose.Plans {
	return expose.Plans{
		Project: c.project, Units: c.set, Pods: c.pods, Network: c.network, Starts: c.order,
		Names: c.names, Labels: c.identity, Report: c.report,
	}
}

// exposeServices makes the Services.
func (c *converter) exposeServices() {
	services, public := expose.Services(c.plans())
	c.add(services...)
	c.result.Public = public
}

// isolateNetworks makes the NetworkPolicies.
func (c *converter) isolateNetworks() {
	c.add(expose.Policies(c.plans(), c.options.Spec.NetworkPolicies)...)
}
