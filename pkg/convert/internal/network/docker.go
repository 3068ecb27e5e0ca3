package network

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// nameServer is where every container of Docker finds its resolver.
const nameServer = "127.0.0.11"

// publication is a port on the host and who answers there.
type publication struct {
	unit   *member
	number uint32 // of the container
}

// planDocker collects what can be reached around the names of services.
func (l *planner) planDocker() {
	for key, n := range l.project.Networks {
		l.networkNames[strings.ToLower(cmp.Or(n.Name, l.project.Name+"_"+key))] = true
		for _, pool := range n.Ipam.Config {
			l.gateways[pool.Gateway] = pool.Gateway != ""
		}
	}
	for _, m := range l.members {
		for _, p := range m.Unit.Ports {
			if number, _ := lowest(p.Published); number > 0 && !m.pod.onHost() {
				l.publications[int(number)] = publication{m, p.Target}
			}
		}
	}
	for _, m := range l.members {
		if m.pod.onHost() {
			l.publishAll(m)
		}
	}
}

// publishAll notes the ports of what runs on the network of the host, where each is
// open to all others there.
func (l *planner) publishAll(m *member) {
	for _, p := range m.ports {
		if _, ok := l.publications[int(p.Number)]; !ok {
			l.publications[int(p.Number)] = publication{m, uint32(p.Number)}
		}
	}
	if _, ports := images.Ports(m.Image); len(m.ports) == 0 && images.Serves(m.Image, m.Entrypoint, m.Command) {
		for _, n := range ports {
			if _, ok := l.publications[n]; !ok {
				l.publications[n] = publication{m, uint32(n)}
			}
		}
	}
}

// hostNamed returns what answers to a word in lower case: a name, or NAME.NETWORK
// with the real name of a network, which Docker's resolver knows too.
func (l *planner) hostNamed(word string) *name {
	if h := l.hosts[word]; h != nil {
		return h
	}
	i := strings.LastIndexByte(word, '.')
	if i < 0 || !l.networkNames[word[i+1:]] {
		return nil
	}
	return l.hosts[word[:i]]
}

// pins reports whether /etc/hosts of m gives the address of a word, before any
// resolver is asked.
func (m *member) pins(word string) bool {
	addresses, ok := m.ExtraHosts[word]
	return ok && !slices.Contains(addresses, "host-gateway")
}

// named is hostNamed for a text of m: a domain means who answers to it only where
// Docker would answer m, and elsewhere what it means to the rest of the world.
func (l *planner) named(m *member, word string) *name {
	h := l.hostNamed(word)
	if h == nil || !isDomain(word) || h.kept || h.answersTo(m) {
		return h
	}
	return nil
}

// means reports whether a word in a text of m may be a host of interest.
func (l *planner) means(m *member, word string, own bool) bool {
	switch {
	case m.pins(word):
		return false
	case isLoopback(word):
		return own || m.pod.onHost()
	}
	return l.named(m, word) != nil || l.nameless[word] != nil || l.ofDocker(m, word) != ""
}

// machine is what Docker's names for the host lead to.
const machine = "the machine that runs Docker"

// ofDocker says what an address or name is that Docker gives; it is empty for
// others.
func (l *planner) ofDocker(m *member, word string) string {
	switch word {
	case nameServer:
		return "Docker's name server"
	case "host.docker.internal", "gateway.docker.internal", "docker.for.mac.localhost", "docker.for.mac.host.internal",
		"docker.for.win.localhost", "172.17.0.1":
		return machine
	}
	if l.gateways[word] || slices.Contains(m.ExtraHosts[word], "host-gateway") {
		return machine
	}
	return ""
}

// sayDocker says that a text dials what is found around containers of Docker only.
// On the network of the host that is localhost, where others publish their ports.
func (p passage) sayDocker(r reference.Reference, at report.Position) {
	m, l := p.unit, p.planner
	who, hint := l.ofDocker(m, r.Name), report.Choose("elsewhere")
	bare := len(r.Ports) == 0
	if bare {
		r.Ports = p.portsBeside(r)
	}
	for _, number := range r.Ports {
		if published, ok := l.publications[number]; ok && published.unit.pod != m.pod {
			who, hint = machine, report.Choose("published", published.unit.ID, published.number)
			if bare {
				hint = report.Choose("published beside", published.unit.ID, published.number)
			}
		}
	}
	if others := l.publishedBeside(m); who == "" && bare && len(r.Ports) == 0 && others != "" && r.Name != "0.0.0.0" && !r.Listens && reference.Dials(p.keyAt(r)) {
		who, hint = machine, report.Choose("one of", others)
	}
	if r.Name == nameServer {
		hint = report.Choose("resolver")
	}
	if who != "" {
		l.report.Add(report.DockerAddress, at, p.Field(), p.What(), who, hint)
	}
}

// portsBeside returns the port of a host that stands alone: that of the variable
// which belongs to it, or the one that a setting of its name means.
func (p passage) portsBeside(r reference.Reference) []int {
	for _, key := range reference.PortKeys(p.Key) {
		if n := p.Beside().Ports[key]; n > 0 && strings.TrimSpace(p.Content) == p.Content[r.Start:r.End] {
			return []int{n}
		}
	}
	var ports []int
	for _, n := range reference.PortsOf(p.keyAt(r)) {
		if published, ok := p.planner.publications[n]; ok && published.unit.pod != p.unit.pod {
			ports = append(ports, n)
		}
	}
	return ports[:min(1, len(ports))]
}

// keyAt returns the name of the setting that a reference is the value of.
func (p passage) keyAt(r reference.Reference) string {
	if r.Key == "" {
		return p.Key
	}
	return r.Key
}

// publishedBeside lists what others of the project publish on the host.
func (l *planner) publishedBeside(m *member) string {
	var others []string
	for _, number := range sorted.Keys(l.publications) {
		if p := l.publications[number]; p.unit.pod != m.pod && len(others) < 5 {
			others = append(others, fmt.Sprintf("%s:%d", p.unit.ID, p.number))
		}
	}
	return strings.Join(others, ", ")
}
