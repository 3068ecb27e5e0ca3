package convert

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// nameKind is why a container answers to a name.
type nameKind string

// The names that Docker's resolver gives a container. The first two are names
// that the author made for others to use; the rest get a Service only when
// something refers to them.
const (
	serviceName   nameKind = "service name"
	aliasName     nameKind = "network alias"
	linkName      nameKind = "link"
	containerName nameKind = "container name"
	hostnameName  nameKind = "hostname"
	defaultName   nameKind = "default container name"
	addressName   nameKind = "address"
)

// answer is a unit that answers to a name.
type answer struct {
	unit    *unit
	kind    nameKind
	network string // where it is known; empty: on all networks of the unit
	client  *unit  // of a link: who knows it
	at      report.Position
	field   string
}

// hostName is a name on the Compose network.
type hostName struct {
	written    string
	answers    []answer
	references int
	public     int             // references that stayed, for people's browsers
	rewritten  map[string]int  // Service name -> references that were rewritten to it
	everybody  []*unit         // who answers when nobody in particular asks; see units
	dialled    map[string]bool // ports on which everybody was dialled
	shared     *unit           // stands for everybody among what units dial
	views      map[string]view // who answers to pods on these networks
	answering  map[*unit]bool  // the pods that answer
	kept       bool            // the name of a pod and the domain it is in
}

// planHostNames collects every name that Compose's resolver would answer.
func (c *converter) planHostNames() {
	c.hosts, c.nameless, c.containers = map[string]*hostName{}, map[string]*unit{}, map[string]*unit{}
	for _, u := range c.units {
		if u.parent == nil && u.job == nil {
			c.containers[cmp.Or(u.ContainerName, c.project.Name+"-"+u.Name+"-1")] = u
		}
	}
	for _, u := range c.units {
		switch {
		case !u.isInit:
			c.nameUnit(u)
		case u.parent == nil:
			for _, name := range []string{u.Name, u.ContainerName, u.Hostname} {
				c.nameless[strings.ToLower(name)] = u
			}
		}
	}
	for name, u := range c.leftOut {
		c.nameless[strings.ToLower(name)] = u
	}
	delete(c.nameless, "")
	for name := range c.hosts {
		delete(c.nameless, name)
	}
}

// answers lets a unit answer to a name.
func (c *converter) answers(name string, a answer) {
	key := strings.ToLower(name)
	if key == "" {
		return
	}
	if c.hosts[key] == nil {
		c.hosts[key] = &hostName{written: name, rewritten: map[string]int{}, dialled: map[string]bool{}, views: map[string]view{}, answering: map[*unit]bool{}}
	}
	c.hosts[key].answers = append(c.hosts[key].answers, a)
	c.hosts[key].answering[a.unit.host] = true
}

func (c *converter) nameUnit(u *unit) {
	add := func(name string, a answer) {
		a.unit = u
		c.answers(name, a)
	}
	_, own, _ := strings.Cut(u.path, ".")
	add(own, answer{kind: serviceName, at: u.at, field: u.path})
	for _, network := range sortedKeys(u.Networks) {
		n := u.Networks[network]
		if n == nil {
			continue
		}
		field := u.path + ".networks." + network
		written := u.node.Get("networks", network, "aliases")
		for i, alias := range n.Aliases {
			at := u.at
			if written != nil && i < len(written.Items) {
				at = written.Items[i].At
			}
			add(alias, answer{kind: aliasName, network: network, at: at, field: field + ".aliases"})
		}
		for _, address := range []string{n.Ipv4Address, n.Ipv6Address} {
			add(address, answer{kind: addressName, network: network, field: field})
		}
	}
	if u.ContainerName != "" {
		add(u.ContainerName, answer{kind: containerName, at: u.node.Field("container_name").At, field: u.path + ".container_name"})
	} else {
		add(fmt.Sprintf("%s-%s-1", c.project.Name, own), answer{kind: defaultName, at: u.at, field: u.path})
	}
	if u.Hostname != "" {
		a := answer{kind: hostnameName, at: u.node.Field("hostname").At, field: u.path + ".hostname"}
		add(u.Hostname, a)
		if u.DomainName != "" {
			add(u.Hostname+"."+u.DomainName, a)
		}
	}
	c.nameLinks(u)
}

// nameLinks adds the names that u gives to the services it links to, and to their
// containers.
func (c *converter) nameLinks(u *unit) {
	add := func(attribute, alias string, i int, target *unit) {
		if target == nil || target.isInit {
			return
		}
		a := answer{unit: target, kind: linkName, client: u, at: u.at, field: u.path + "." + attribute}
		if origin := c.project.Origin(a.field, i); origin != nil {
			a.at = origin.At
		}
		c.answers(alias, a)
	}
	for i, link := range u.Links {
		if service, alias, ok := strings.Cut(link, ":"); ok {
			add("links", alias, i, c.byKey["services."+service])
		}
	}
	for i, link := range u.ExternalLinks {
		if name, alias, ok := strings.Cut(link, ":"); ok {
			add("external_links", alias, i, c.containers[name])
		}
	}
}

// units returns who answers, each pod once, for everybody (client nil) or as far
// as client can see. When Compose would not answer client at all, everybody's
// answer counts: in the cluster there is one.
func (h *hostName) units(client *unit) []*unit {
	if client != nil {
		if h.has(linkName) {
			if linked := h.pick(func(a answer) bool { return a.client == client }); len(linked) > 0 {
				return linked // Docker asks links first
			}
		}
		if seen := h.seenBy(client.host); len(seen) > 0 {
			return seen
		}
	}
	if h.everybody == nil {
		h.everybody = h.pick(func(a answer) bool { return a.client == nil })
	}
	if h.everybody == nil { // a link renames for one client only
		h.everybody = h.pick(func(answer) bool { return true })
	}
	return h.everybody
}

// answersTo reports whether Docker would answer client: by its own links, on its own
// networks, or itself.
func (h *hostName) answersTo(client *unit) bool {
	return len(h.seenBy(client.host)) > 0 || slices.ContainsFunc(h.answers, func(a answer) bool { return a.client == client })
}

// seenBy returns who answers to a pod, but for its links: pods on the same
// networks see the same, and each sees itself.
func (h *hostName) seenBy(host *unit) []*unit {
	networks := strings.Join(sortedKeys(host.Networks), " ")
	if networks == "" {
		return h.view(host.path, host).units
	}
	v := h.view(networks, host)
	if h.answering[host] && !v.hosts[host] { // by a name that it hides from others
		v = h.view(host.path, host)
	}
	return v.units
}

// view is who answers to some pods.
type view struct {
	units []*unit
	hosts map[*unit]bool // their pods
}

func (h *hostName) view(key string, host *unit) view {
	v, ok := h.views[key]
	if !ok {
		itself := key == host.path
		v.units = h.pick(func(a answer) bool {
			return a.client == nil && (itself && a.unit.host == host || a.visibleOn(host.Networks))
		})
		v.hosts = map[*unit]bool{}
		for _, u := range v.units {
			v.hosts[u.host] = true
		}
		h.views[key] = v
	}
	return v
}

// pick returns the units of the answers that are wanted, each pod once.
func (h *hostName) pick(wanted func(answer) bool) []*unit {
	var list []*unit
	has := map[*unit]bool{}
	for _, a := range h.answers {
		if wanted(a) && !has[a.unit.host] {
			has[a.unit.host] = true
			list = append(list, a.unit)
		}
	}
	return list
}

// node returns what a unit dials that reaches targets by the name: the pod, or
// something that stands for several, so that n clients of n pods take 2n edges.
func (h *hostName) node(targets []*unit) *unit {
	if len(targets) == 1 {
		return targets[0].host
	}
	if h.shared == nil || !slices.Equal(targets, h.units(nil)) {
		node := &unit{}
		for _, target := range targets {
			node.dials = append(node.dials, target.host)
		}
		if !slices.Equal(targets, h.units(nil)) {
			return node
		}
		h.shared = node
	}
	return h.shared
}

// visibleOn reports whether Compose's resolver gives the answer on some networks.
func (a answer) visibleOn(networks map[string]*types.ServiceNetworkConfig) bool {
	if a.network != "" {
		_, ok := networks[a.network]
		return ok
	}
	for network, n := range a.unit.host.Networks {
		if _, ok := networks[network]; ok && (a.kind != serviceName || n.ServiceNameAliasEnabled()) {
			return true
		}
	}
	return false
}

// has reports whether one of the answers is of that kind.
func (h *hostName) has(kinds ...nameKind) bool {
	return slices.ContainsFunc(h.answers, func(a answer) bool { return slices.Contains(kinds, a.kind) })
}

// object returns the name of the Service that answers to the name, and whether
// that is the name itself.
func (h *hostName) object() (name string, same bool) {
	lower := strings.ToLower(h.written)
	if h.kept || len(validation.IsDNS1035Label(lower)) == 0 {
		return lower, true
	}
	if units := h.units(nil); len(units) == 1 {
		return units[0].id, false
	}
	return naming.Object(h.written), false
}

// target returns the name of the Service that client must dial to reach what it
// reached by this name under Compose.
func (c *converter) target(h *hostName, client *unit) string {
	name, _ := h.object()
	seen := h.units(client)
	if len(seen) != 1 || slices.Equal(seen, h.units(nil)) {
		return name
	}
	if own := c.hosts[strings.ToLower(seen[0].Name)]; own != nil && len(own.units(nil)) == 1 {
		return seen[0].id
	}
	return name
}

// ambiguous reports whether Compose gives different clients different answers.
func (h *hostName) ambiguous() bool {
	all := h.units(nil)
	return slices.ContainsFunc(h.answers, func(a answer) bool {
		if a.client != nil {
			return !slices.Contains(all, a.unit)
		}
		return len(all) > 1 && a.scope() != h.answers[0].scope()
	})
}

// scope returns the networks on which the answer is given.
func (a answer) scope() string {
	if a.network != "" {
		return a.network
	}
	return strings.Join(sortedKeys(a.unit.host.Networks), " ")
}
