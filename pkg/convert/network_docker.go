package convert

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// nameServer is where every container of Docker finds its resolver.
const nameServer = "127.0.0.11"

// publication is a port on the host and who answers there.
type publication struct {
	unit   *unit
	number uint32 // of the container
}

// planDockerNames collects what can be reached around the names of services.
func (c *converter) planDockerNames() {
	c.networkNames, c.publications, c.gateways = map[string]bool{}, map[int]publication{}, map[string]bool{}
	for key, n := range c.project.Networks {
		c.networkNames[strings.ToLower(cmp.Or(n.Name, c.project.Name+"_"+key))] = true
		for _, pool := range n.Ipam.Config {
			c.gateways[pool.Gateway] = pool.Gateway != ""
		}
	}
	for _, u := range c.units {
		for _, p := range u.Ports {
			if number, _ := lowest(p.Published); number > 0 && u.host.NetworkMode != "host" {
				c.publications[int(number)] = publication{u, p.Target}
			}
		}
	}
	for _, u := range c.units {
		if u.host.NetworkMode == "host" {
			c.publishAll(u)
		}
	}
}

// publishAll notes the ports of what runs on the network of the host, where each is
// open to all others there.
func (c *converter) publishAll(u *unit) {
	for _, p := range u.ports {
		if _, ok := c.publications[int(p.number)]; !ok {
			c.publications[int(p.number)] = publication{u, uint32(p.number)}
		}
	}
	if _, ports := images.Ports(u.Image); len(u.ports) == 0 && images.Serves(u.Image, u.Entrypoint, u.Command) {
		for _, n := range ports {
			if _, ok := c.publications[n]; !ok {
				c.publications[n] = publication{u, uint32(n)}
			}
		}
	}
}

// hostNamed returns what answers to a word in lower case: a name, or NAME.NETWORK
// with the real name of a network, which Docker's resolver knows too.
func (c *converter) hostNamed(word string) *hostName {
	if h := c.hosts[word]; h != nil {
		return h
	}
	i := strings.LastIndexByte(word, '.')
	if i < 0 || !c.networkNames[word[i+1:]] {
		return nil
	}
	return c.hosts[word[:i]]
}

// pins reports whether /etc/hosts of u gives the address of a word, before any
// resolver is asked.
func (u *unit) pins(word string) bool {
	addresses, ok := u.ExtraHosts[word]
	return ok && !slices.Contains(addresses, "host-gateway")
}

// named is hostNamed for a text of u: a domain means who answers to it only where
// Docker would answer u, and elsewhere what it means to the rest of the world.
func (u *unit) named(word string) *hostName {
	h := u.hostNamed(word)
	if h == nil || !isDomain(word) || h.kept || h.answersTo(u) {
		return h
	}
	return nil
}

// means reports whether a word in a text of u may be a host of interest.
func (u *unit) means(word string, own bool) bool {
	switch {
	case u.pins(word):
		return false
	case isLoopback(word):
		return own || u.host.NetworkMode == "host"
	}
	return u.named(word) != nil || u.nameless[word] != nil || u.ofDocker(word) != ""
}

// machine is what Docker's names for the host lead to.
const machine = "the machine that runs Docker"

// ofDocker says what an address or name is that Docker gives; it is empty for
// others.
func (u *unit) ofDocker(word string) string {
	switch word {
	case nameServer:
		return "Docker's name server"
	case "host.docker.internal", "gateway.docker.internal", "docker.for.mac.localhost", "docker.for.mac.host.internal",
		"docker.for.win.localhost", "172.17.0.1":
		return machine
	}
	if u.gateways[word] || slices.Contains(u.ExtraHosts[word], "host-gateway") {
		return machine
	}
	return ""
}

// sayDocker says that a text dials what is found around containers of Docker only.
// On the network of the host that is localhost, where others publish their ports.
func (p passage) sayDocker(r reference.Reference, at report.Position) {
	u := p.unit
	who, hint := u.ofDocker(r.Name), "run in the cluster what it reaches, or write an address that pods reach"
	bare := len(r.Ports) == 0
	if bare {
		r.Ports = p.portsBeside(r)
	}
	for _, number := range r.Ports {
		if published, ok := u.publications[number]; ok && published.unit.host != u.host {
			who, hint = machine, fmt.Sprintf("write %s:%d", published.unit.id, published.number)
			if bare {
				hint = fmt.Sprintf("write %s, and %d for the port", published.unit.id, published.number)
			}
		}
	}
	if others := u.published(); who == "" && bare && len(r.Ports) == 0 && others != "" && r.Name != "0.0.0.0" && !r.Listens && reference.Dials(p.keyAt(r)) {
		who, hint = machine, "write the name of the one that is meant: "+others
	}
	if r.Name == nameServer {
		hint = "the cluster's is kube-dns.kube-system.svc.cluster.local, as a rule; the resolver of nginx searches no domains: " +
			"where it is asked, write names in full, NAME.NAMESPACE.svc.cluster.local"
	}
	if who != "" {
		u.report.Add(report.DockerAddress, at, p.field, p.what, who, hint)
	}
}

// portsBeside returns the port of a host that stands alone: that of the variable
// which belongs to it, or the one that a setting of its name means.
func (p passage) portsBeside(r reference.Reference) []int {
	for _, key := range reference.PortKeys(p.Key) {
		if n := p.ports[key]; n > 0 && strings.TrimSpace(p.Content) == p.Content[r.Start:r.End] {
			return []int{n}
		}
	}
	var ports []int
	for _, n := range reference.PortsOf(p.keyAt(r)) {
		if published, ok := p.unit.publications[n]; ok && published.unit.host != p.unit.host {
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

// published lists what others of the project publish on the host.
func (u *unit) published() string {
	var others []string
	for _, number := range sortedKeys(u.publications) {
		if p := u.publications[number]; p.unit.host != u.host && len(others) < 5 {
			others = append(others, fmt.Sprintf("%s:%d", p.unit.id, p.number))
		}
	}
	return strings.Join(others, ", ")
}
