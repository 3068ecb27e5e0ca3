package network

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/internal/sorted"
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
	unit    *member
	kind    nameKind
	network string  // where it is known; empty: on all networks of the unit
	client  *member // of a link: who knows it
	at      report.Position
	field   string
}

// name is a name on the Compose network.
type name struct {
	written    string
	answers    []answer
	kinds      []nameKind    // of the answers, each once
	called     map[*pod]bool // the pods whose hostname it is
	references int
	public     int               // references that stayed, for people's browsers
	numbered   int               // that stayed, because the text names several by their numbers
	rewritten  map[string]int    // Service name -> references that were rewritten to it
	everybody  *view             // who answers when nobody in particular asks; see seen
	all        *view             // who answers to anybody
	views      map[string]*view  // who answers to pods on these networks
	links      map[*member]*view // who answers to the one whose links have the name
	kept       bool              // the name of a pod and the domain it is in
}

// planNames collects every name that Compose's resolver would answer.
func (l *planner) planNames() {
	for _, m := range l.members {
		if m.Parent == nil && m.Job == nil {
			l.containers[cmp.Or(m.ContainerName, l.project.Name+"-"+m.Name+"-1")] = m
		}
	}
	for _, m := range l.members {
		switch {
		case !m.isInit:
			l.nameUnit(m)
		case m.Parent == nil:
			m.becameNameless()
			for _, n := range []string{m.Name, m.ContainerName, m.Hostname} {
				l.nameless[strings.ToLower(n)] = m
			}
		}
	}
	for n, u := range l.set.Left {
		l.nameless[strings.ToLower(n)] = &member{Unit: u}
	}
	delete(l.nameless, "")
	for n := range l.hosts {
		delete(l.nameless, n)
	}
}

// becameNameless notes of the names of a one-shot that nothing answers to them.
func (m *member) becameNameless() {
	n := account.Words("nothing: it ends before others could dial it").As(report.Exact)
	m.Became("container_name", n)
	for network := range m.Networks {
		m.Became("networks."+network+".aliases", n)
	}
}

// answers lets a unit answer to a name.
func (l *planner) answers(written string, a answer) {
	key := strings.ToLower(written)
	if key == "" {
		return
	}
	n := l.hosts[key]
	if n == nil {
		n = &name{written: written}
		l.hosts[key] = n
	}
	n.add(a)
}

func (n *name) add(a answer) {
	n.answers, n.all = append(n.answers, a), nil
	if !n.has(a.kind) {
		n.kinds = append(n.kinds, a.kind)
	}
	if a.kind == hostnameName {
		if n.called == nil {
			n.called = map[*pod]bool{}
		}
		n.called[a.unit.pod] = true
	}
	if a.client != nil {
		if n.links == nil {
			n.links = map[*member]*view{}
		}
		if n.links[a.client] == nil {
			n.links[a.client] = newView()
		}
		n.links[a.client].add(a.unit)
	}
}

func (l *planner) nameUnit(m *member) {
	add := func(name string, a answer) {
		a.unit = m
		l.answers(name, a)
	}
	own := m.Short()
	add(own, answer{kind: serviceName, at: m.At, field: m.Path})
	l.nameOnNetworks(m, add)
	if m.ContainerName != "" {
		add(m.ContainerName, answer{kind: containerName, at: m.Node.Field("container_name").At, field: m.Path + ".container_name"})
	} else {
		add(l.project.Name+"-"+own+"-1", answer{kind: defaultName, at: m.At, field: m.Path})
	}
	if m.Hostname != "" {
		a := answer{kind: hostnameName, at: m.Node.Field("hostname").At, field: m.Path + ".hostname"}
		add(m.Hostname, a)
		if m.DomainName != "" {
			add(m.Hostname+"."+m.DomainName, a)
		}
	}
	l.nameLinks(m)
}

// nameOnNetworks adds the aliases and addresses that a unit has on its networks.
func (l *planner) nameOnNetworks(m *member, add func(string, answer)) {
	for _, network := range sorted.Keys(m.Networks) {
		n := m.Networks[network]
		if n == nil {
			continue
		}
		field := m.Path + ".networks." + network
		written := m.Node.Get("networks", network, "aliases")
		for i, alias := range n.Aliases {
			at, of := m.At, field+".aliases"
			if written != nil && i < len(written.Items) {
				at, of = written.Items[i].At, fmt.Sprintf("%s.aliases[%d]", field, i)
			}
			add(alias, answer{kind: aliasName, network: network, at: at, field: of})
		}
		for _, address := range []string{n.Ipv4Address, n.Ipv6Address} {
			add(address, answer{kind: addressName, network: network, field: field})
		}
	}
}

// nameLinks adds the names that a unit gives to the services it links to, and to
// their containers.
func (l *planner) nameLinks(m *member) {
	add := func(attribute, alias string, i int, target *member) {
		if target == nil || target.isInit {
			return
		}
		written := units.Place{Unit: m.Unit, Attribute: attribute, Index: i}
		l.answers(alias, answer{unit: target, kind: linkName, client: m, at: written.At(), field: written.Item()})
	}
	for i, link := range m.Links {
		if service, alias, ok := strings.Cut(link, ":"); ok {
			add("links", alias, i, l.of[l.set.Service(service)])
		} else {
			m.BecameItem("links", i, account.Words("the name that %s has anyway", service))
		}
	}
	for i, link := range m.ExternalLinks {
		if name, alias, ok := strings.Cut(link, ":"); ok {
			add("external_links", alias, i, l.containers[name])
		}
	}
}

// first returns the answer whose kind says most of the name.
func (n *name) first() answer {
	for _, kind := range []nameKind{serviceName, containerName, aliasName, linkName, hostnameName} {
		for _, a := range n.answers {
			if a.kind == kind {
				return a
			}
		}
	}
	return n.answers[0]
}
