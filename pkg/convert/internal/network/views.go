package network

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/naming"
)

// units returns who answers, each pod once, for everybody (client nil) or as far
// as client can see. When Compose would not answer client at all, everybody's
// answer counts: in the cluster there is one.
func (n *name) units(client *member) []*member {
	if client != nil {
		if n.has(linkName) {
			if linked := n.pick(func(a answer) bool { return a.client == client }); len(linked) > 0 {
				return linked // Docker asks links first
			}
		}
		if seen := n.seenBy(client.pod); len(seen) > 0 {
			return seen
		}
	}
	if n.everybody == nil {
		n.everybody = n.pick(func(a answer) bool { return a.client == nil })
	}
	if n.everybody == nil { // a link renames for one client only
		n.everybody = n.pick(func(answer) bool { return true })
	}
	return n.everybody
}

// answersTo reports whether Docker would answer client: by its own links, on its own
// networks, or itself.
func (n *name) answersTo(client *member) bool {
	return len(n.seenBy(client.pod)) > 0 || slices.ContainsFunc(n.answers, func(a answer) bool { return a.client == client })
}

// seenBy returns who answers to a pod, but for its links: pods on the same
// networks see the same, and each sees itself.
func (n *name) seenBy(p *pod) []*member {
	networks := strings.Join(sorted.Keys(p.Lead.Networks), " ")
	if networks == "" {
		return n.view(p.Lead.Path, p).units
	}
	v := n.view(networks, p)
	if n.isAnsweredBy(p) && !v.pods[p] { // by a name that it hides from others
		v = n.view(p.Lead.Path, p)
	}
	return v.units
}

// view is who answers to some pods.
type view struct {
	units []*member
	pods  map[*pod]bool // theirs
}

func (n *name) view(key string, p *pod) view {
	v, ok := n.views[key]
	if !ok {
		itself := key == p.Lead.Path
		v.units = n.pick(func(a answer) bool {
			return a.client == nil && (itself && a.unit.pod == p || a.visibleOn(p.Lead.Networks))
		})
		v.pods = map[*pod]bool{}
		for _, m := range v.units {
			v.pods[m.pod] = true
		}
		if n.views == nil {
			n.views = map[string]view{}
		}
		n.views[key] = v
	}
	return v
}

// isAnsweredBy reports whether a pod answers to the name.
func (n *name) isAnsweredBy(p *pod) bool {
	if n.answering == nil {
		n.answering = map[*pod]bool{}
		for _, a := range n.answers {
			n.answering[a.unit.pod] = true
		}
	}
	return n.answering[p]
}

// pick returns the units of the answers that are wanted, each pod once.
func (n *name) pick(wanted func(answer) bool) []*member {
	var list []*member
	has := map[*pod]bool{}
	for _, a := range n.answers {
		if wanted(a) && !has[a.unit.pod] {
			has[a.unit.pod] = true
			list = append(list, a.unit)
		}
	}
	return list
}

// node returns what a unit dials that reaches targets by the name: the pod, or
// something that stands for several, so that n clients of n pods take 2n edges.
func (n *name) node(targets []*member) *node {
	if len(targets) == 1 {
		return &targets[0].pod.node
	}
	everybody := slices.Equal(targets, n.units(nil))
	if n.sharers != nil && everybody {
		return n.sharers
	}
	all := &node{}
	for _, target := range targets {
		all.dials = append(all.dials, &target.pod.node)
	}
	if everybody {
		n.sharers = all
	}
	return all
}

// visibleOn reports whether Compose's resolver gives the answer on some networks.
func (a answer) visibleOn(networks map[string]*types.ServiceNetworkConfig) bool {
	if a.network != "" {
		_, ok := networks[a.network]
		return ok
	}
	for network, n := range a.unit.pod.Lead.Networks {
		if _, ok := networks[network]; ok && (a.kind != serviceName || n.ServiceNameAliasEnabled()) {
			return true
		}
	}
	return false
}

// scope returns the networks on which the answer is given.
func (a answer) scope() string {
	if a.network != "" {
		return a.network
	}
	return strings.Join(sorted.Keys(a.unit.pod.Lead.Networks), " ")
}

// has reports whether one of the answers is of that kind.
func (n *name) has(kinds ...nameKind) bool {
	return slices.ContainsFunc(n.answers, func(a answer) bool { return slices.Contains(kinds, a.kind) })
}

// object returns the name of the Service that answers to the name, and whether
// that is the name itself.
func (n *name) object() (name string, same bool) {
	lower := strings.ToLower(n.written)
	if n.kept || len(validation.IsDNS1035Label(lower)) == 0 {
		return lower, true
	}
	if units := n.units(nil); len(units) == 1 {
		return units[0].ID, false
	}
	return naming.Object(n.written), false
}

// target returns the name of the Service that client must dial to reach what it
// reached by this name under Compose.
func (l *planner) target(n *name, client *member) string {
	object, _ := n.object()
	seen := n.units(client)
	if len(seen) != 1 || slices.Equal(seen, n.units(nil)) {
		return object
	}
	if own := l.ofService(seen[0].Unit); own != nil && len(own.units(nil)) == 1 {
		return seen[0].ID
	}
	return object
}

// ambiguous reports whether Compose gives different clients different answers.
func (n *name) ambiguous() bool {
	all := n.units(nil)
	return slices.ContainsFunc(n.answers, func(a answer) bool {
		if a.client != nil {
			return !slices.Contains(all, a.unit)
		}
		return len(all) > 1 && a.scope() != n.answers[0].scope()
	})
}
