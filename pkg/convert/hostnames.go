package convert

import (
	"fmt"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/util/validation"

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
	rewritten  map[string]int // Service name -> references that were rewritten to it
}

// planHostNames collects every name that Compose's resolver would answer.
func (c *converter) planHostNames() {
	c.hosts = map[string]*hostName{}
	for _, u := range c.units {
		if u.isInit {
			continue // it ends before anybody could dial it
		}
		c.nameUnit(u)
	}
}

func (c *converter) nameUnit(u *unit) {
	add := func(name string, a answer) {
		key := strings.ToLower(name)
		if key == "" {
			return
		}
		if c.hosts[key] == nil {
			c.hosts[key] = &hostName{written: name, rewritten: map[string]int{}}
		}
		a.unit = u
		c.hosts[key].answers = append(c.hosts[key].answers, a)
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
		add(u.Hostname, answer{kind: hostnameName, at: u.node.Field("hostname").At, field: u.path + ".hostname"})
	}
	c.nameLinks(u)
}

// nameLinks adds the names that u gives to the services it links to.
func (c *converter) nameLinks(u *unit) {
	for i, link := range u.Links {
		service, alias, ok := strings.Cut(link, ":")
		target := c.byKey["services."+service]
		if !ok || target == nil || target.isInit {
			continue
		}
		key := strings.ToLower(alias)
		if c.hosts[key] == nil {
			c.hosts[key] = &hostName{written: alias, rewritten: map[string]int{}}
		}
		a := answer{unit: target, kind: linkName, client: u, at: u.at, field: u.path + ".links"}
		if origin := c.project.Origin(a.field, i); origin != nil {
			a.at = origin.At
		}
		c.hosts[key].answers = append(c.hosts[key].answers, a)
	}
}

// units returns who answers, each pod once, for everybody (client nil) or as far
// as client can see. When Compose would not answer client at all, everybody's
// answer counts: in the cluster there is one.
func (h *hostName) units(client *unit) []*unit {
	var all, links, linked, seen []*unit
	for _, a := range h.answers {
		switch {
		case a.client == nil:
			all = appendPod(all, a.unit)
			if client != nil && a.visibleTo(client) {
				seen = appendPod(seen, a.unit)
			}
		default:
			links = appendPod(links, a.unit)
			if a.client == client {
				linked = appendPod(linked, a.unit)
			}
		}
	}
	switch {
	case len(linked) > 0:
		return linked // Docker asks links first
	case len(seen) > 0:
		return seen
	case len(all) > 0:
		return all // a link renames for one client only
	}
	return links
}

func appendPod(list []*unit, u *unit) []*unit {
	if slices.ContainsFunc(list, func(other *unit) bool { return other.host == u.host }) {
		return list
	}
	return append(list, u)
}

// visibleTo reports whether Compose's resolver gives the answer to client.
func (a answer) visibleTo(client *unit) bool {
	if a.unit.host == client.host {
		return true
	}
	from, to := client.host.Networks, a.unit.host.Networks
	if a.network != "" {
		_, ok := from[a.network]
		return ok
	}
	for network, n := range to {
		if _, ok := from[network]; ok && (a.kind != serviceName || n.ServiceNameAliasEnabled()) {
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
	if len(validation.IsDNS1035Label(lower)) == 0 {
		return lower, true
	}
	if units := h.units(nil); len(units) == 1 {
		return units[0].id, false
	}
	return legalName(h.written), false
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
