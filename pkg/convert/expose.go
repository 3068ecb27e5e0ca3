package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/expose"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/sharing"
)

// Public is what a service publishes to other machines.
type Public = expose.Public

// planNetworks says what networks lose.
func (c *converter) planNetworks() {
	network.SayNetworks(c.project, c.set, c.pods, c.options.Spec.NetworkPolicies, c.report)
}

// podLabels returns the labels of the pods that u runs in, beside those that select
// them. What runs before a pod needs the networks that it reaches, but other labels
// would bring it traffic.
func (u *unit) podLabels() map[string]string {
	labels := map[string]string{}
	if u.c.options.Spec.NetworkPolicies {
		for _, label := range expose.Members(u.c.project, u.Unit) {
			labels[label] = "true"
		}
	}
	if u.isInit || u.host != u {
		return labels
	}
	for _, name := range u.c.network.Shared(u.in) {
		labels[expose.AliasLabel+name] = "true"
	}
	if node := u.c.sharing.Node(u.in); node != "" {
		labels[sharing.LabelVolumes] = node
	}
	return labels
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
