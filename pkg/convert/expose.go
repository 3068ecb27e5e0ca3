package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/expose"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/sharing"
)

// Public is what a service publishes to other machines.
type Public = expose.Public

// planNetworks says what networks lose.
func (c *converter) planNetworks() {
	network.SayNetworks(c.Project, c.set, c.Pods, c.Spec.NetworkPolicies, c.Report)
}

// podLabels returns the labels of the pods that u runs in, beside those that select
// them. What runs before a pod needs the networks that it reaches, but other labels
// would bring it traffic.
func (c *converter) podLabels(u *drafts.Draft) map[string]string {
	labels := map[string]string{}
	if c.Spec.NetworkPolicies {
		for _, label := range expose.Members(c.Project, u.Unit) {
			labels[label] = "true"
		}
	}
	if u.IsInit || u.Host != u {
		return labels
	}
	for _, name := range c.Network.Shared(u.In) {
		labels[expose.AliasLabel+name] = "true"
	}
	if node := c.Sharing.Node(u.In); node != "" {
		labels[sharing.LabelVolumes] = node
	}
	return labels
}

func (c *converter) planned() expose.Plans {
	return expose.Plans{
		Project: c.Project, Units: c.set, Pods: c.Pods, Network: c.Network, Starts: c.Order,
		Budget: c.budget, Names: c.names, Labels: c.Labels, Report: c.Report,
	}
}

// exposeServices makes the Services.
func (c *converter) exposeServices() {
	services, public := expose.Services(c.planned())
	c.add(services...)
	c.result.Public = public
}

// isolateNetworks makes the NetworkPolicies.
func (c *converter) isolateNetworks() {
	c.add(expose.Policies(c.planned(), c.Spec.NetworkPolicies)...)
}
