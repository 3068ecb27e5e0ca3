package convert

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// maxSeparated bounds the sets of networks that are compared, each with each:
// projects have a handful, and two services that are apart are found soon.
const maxSeparated = 64

// saySeparation names, once, two services that Compose keeps apart, and every
// network that nothing may leave.
func (c *converter) saySeparation() {
	for _, network := range sortedKeys(c.project.Networks) {
		if c.project.Networks[network].Internal {
			c.report.Add(report.InternalNetwork, c.project.At("networks", network, "internal"), "networks."+network+".internal")
		}
	}
	groups := map[string]*unit{} // set of networks -> somebody on it
	for _, u := range c.units {
		if len(u.Networks) > 0 && u.host == u {
			key := strings.Join(sortedKeys(u.Networks), " ")
			if groups[key] == nil {
				groups[key] = u
			}
		}
	}
	keys := sortedKeys(groups)
	keys = keys[:min(len(keys), maxSeparated)]
	for i, a := range keys {
		for _, b := range keys[i+1:] {
			from, to := groups[a], groups[b]
			if !slices.ContainsFunc(sortedKeys(from.Networks), func(n string) bool { _, ok := to.Networks[n]; return ok }) {
				c.report.Add(report.NetworksNotEnforced, c.project.At("networks"), "networks", from.Name, to.Name)
				return
			}
		}
	}
}

// sayNetworkNames says which names of networks nothing comes of.
func (c *converter) sayNetworkNames() {
	for _, network := range sortedKeys(c.project.Networks) {
		name := c.project.Tree.Get("networks", network).Field("name")
		if name != nil && !(c.options.Spec.NetworkPolicies && bool(c.project.Networks[network].External)) {
			c.report.Add(report.NetworkSetting, name.At, "networks."+network+".name", "name", "")
		}
	}
}
