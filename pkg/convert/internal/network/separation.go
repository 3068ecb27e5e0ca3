package network

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// maxSeparated bounds the sets of networks that are compared, each with each:
// projects have a handful, and two services that are apart are found soon.
const maxSeparated = 64

// SayNetworks says what the networks of a project lose: their names, and that they
// keep services apart where no policies do so.
func SayNetworks(p *compose.Project, set *units.Set, plan *pods.Plan, policies bool, r *report.Report) {
	for _, network := range sorted.Keys(p.Networks) {
		name := p.Tree.Get("networks", network).Field("name")
		if name != nil && !(policies && bool(p.Networks[network].External)) {
			r.Add(report.NetworkSetting, name.At, "networks."+network+".name", "name", "")
		}
	}
	if !policies {
		open := account.Words("the pod network, on which every pod reaches every other").As(report.Exact)
		if saySeparation(p, set, plan, r) {
			open = open.As(r.Word(report.NetworksNotEnforced)).Because(report.NetworksNotEnforced)
		}
		noteOpen(p, set, open)
	}
}

// noteOpen notes of every network what it is where no policies keep pods apart.
func noteOpen(p *compose.Project, set *units.Set, n account.Note) {
	for _, network := range sorted.Keys(p.Networks) {
		set.Ledger.Note("networks."+network, n)
	}
	for _, u := range set.All {
		for network := range u.Networks {
			u.BecameEntry("networks", network, n)
		}
	}
}

// saySeparation names, once, two services that Compose keeps apart, and every
// network that nothing may leave. It reports whether there are two such services.
func saySeparation(p *compose.Project, set *units.Set, plan *pods.Plan, r *report.Report) bool {
	for _, network := range sorted.Keys(p.Networks) {
		if p.Networks[network].Internal {
			r.Add(report.InternalNetwork, p.At("networks", network, "internal"), "networks."+network+".internal")
		}
	}
	groups := map[string]*units.Unit{} // set of networks -> somebody on it
	for _, u := range set.All {
		if len(u.Networks) > 0 && plan.Of(u).Lead == u {
			key := strings.Join(sorted.Keys(u.Networks), " ")
			if groups[key] == nil {
				groups[key] = u
			}
		}
	}
	keys := sorted.Keys(groups)
	keys = keys[:min(len(keys), maxSeparated)]
	for i, a := range keys {
		for _, b := range keys[i+1:] {
			from, to := groups[a], groups[b]
			if !slices.ContainsFunc(sorted.Keys(from.Networks), func(n string) bool { _, ok := to.Networks[n]; return ok }) {
				r.Add(report.NetworksNotEnforced, p.At("networks"), "networks", from.Name, to.Name)
				return true
			}
		}
	}
	return false
}
