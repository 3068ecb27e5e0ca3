package network

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/naming"
)

// view is who answers to some pods, each of theirs once.
type view struct {
	units   []*member
	pods    map[*pod]*member // theirs, and who stands for each
	dialled map[string]bool  // the ports on which all of them were
	sharers *node            // stands for all of them among what units dial
}

func newView() *view { return &view{pods: map[*pod]*member{}} }

func (v *view) add(m *member) {
	if v.pods[m.pod] == nil {
		v.pods[m.pod] = m
		v.units = append(v.units, m)
	}
}

// units returns who answers, each pod once, for everybody (client nil) or as far
// as client can see. When Compose would not answer client at all, everybody's
// answer counts: in the cluster there is one.
func (n *name) units(client *member) []*member { return n.seen(client).units }

func (n *name) seen(client *member) *view {
	if client != nil {
		if linked := n.links[client]; linked != nil {
			return linked // Docker asks links first
		}
		if seen := n.seenBy(client.pod); len(seen.units) > 0 {
			return seen
		}
	}
	if n.everybody == nil {
		n.everybody = n.pick(func(a answer) bool { return a.client == nil })
	}
	if len(n.everybody.units) == 0 { // a link renames for one client only
		n.everybody = n.everyone()
	}
	return n.everybody
}

// everyone is who answers to anybody.
func (n *name) everyone() *view {
	if n.all == nil {
		n.all = n.pick(func(answer) bool { return true })
	}
	return n.all
}

// answersTo reports whether Docker would answer client: by its own links, on its own
// networks, or itself.
func (n *name) answersTo(client *member) bool {
	return n.links[client] != nil || len(n.seenBy(client.pod).units) > 0
}

// seenBy returns who answers to a pod, but for its links: pods on the same
// networks see the same, and each sees itself.
func (n *name) seenBy(p *pod) *view {
	if p.networks == "" {
		return n.view(p.Lead.Path, p)
	}
	v := n.view(p.networks, p)
	if v.pods[p] == nil && n.everyone().pods[p] != nil { // by a name that it hides from others
		v = n.view(p.Lead.Path, p)
	}
	return v
}

func (n *name) view(key string, p *pod) *view {
	v, ok := n.views[key]
	if !ok {
		itself := key == p.Lead.Path
		v = n.pick(func(a answer) bool {
			return a.client == nil && (itself && a.unit.pod == p || a.visibleOn(p.Lead.Networks))
		})
		if n.views == nil {
			n.views = map[string]*view{}
		}
		n.views[key] = v
	}
	return v
}

// pick returns the view of the answers that are wanted.
func (n *name) pick(wanted func(answer) bool) *view {
	v := newView()
	for _, a := range n.answers {
		if wanted(a) {
			v.add(a.unit)
		}
	}
	return v
}

// node returns what a unit dials that reaches all of a view: the pod, or something
// that stands for several, so that n clients of n pods take 2n edges.
func (v *view) node() *node {
	if len(v.units) == 1 {
		return &v.units[0].pod.node
	}
	if v.sharers == nil {
		v.sharers = &node{}
		for _, target := range v.units {
			v.sharers.dials = append(v.sharers.dials, &target.pod.node)
		}
	}
	return v.sharers
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
	return a.unit.pod.networks
}

// has reports whether one of the answers is of that kind.
func (n *name) has(kinds ...nameKind) bool {
	return slices.ContainsFunc(kinds, func(kind nameKind) bool { return slices.Contains(n.kinds, kind) })
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
	all := n.seen(nil)
	return slices.ContainsFunc(n.answers, func(a answer) bool {
		if a.client != nil {
			return all.pods[a.unit.pod] != a.unit
		}
		return len(all.units) > 1 && a.scope() != n.answers[0].scope()
	})
}
