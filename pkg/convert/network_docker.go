package convert

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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
	c.networkNames, c.publications = map[string]bool{}, map[int]publication{}
	for key, n := range c.project.Networks {
		c.networkNames[strings.ToLower(cmp.Or(n.Name, c.project.Name+"_"+key))] = true
	}
	for _, u := range c.units {
		for _, p := range u.Ports {
			if number, _ := lowest(p.Published); number > 0 {
				c.publications[int(number)] = publication{u, p.Target}
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

// means reports whether a word in a text of u may be a host of interest.
func (u *unit) means(word string, own bool) bool {
	switch {
	case u.pins(word):
		return false
	case isLoopback(word):
		return own || u.NetworkMode == "host"
	}
	return u.hostNamed(word) != nil || u.nameless[word] != nil || ofDocker(word) != ""
}

// ofDocker says what an address or name is that Docker gives; it is empty for
// others.
func ofDocker(word string) string {
	switch word {
	case nameServer:
		return "Docker's name server"
	case "host.docker.internal", "gateway.docker.internal", "docker.for.mac.localhost", "docker.for.mac.host.internal",
		"docker.for.win.localhost", "172.17.0.1":
		return "the machine that runs Docker"
	}
	return ""
}

// sayDocker says that a text dials what is found around containers of Docker only.
// On the network of the host that is localhost, where others publish their ports.
func (u *unit) sayDocker(r reference.Reference, s source, at report.Position) {
	who, hint := ofDocker(r.Name), "run in the cluster what it reaches, or write an address that pods reach"
	for _, number := range r.Ports {
		if p, ok := u.publications[number]; ok && p.unit.host != u.host {
			who, hint = "the machine that runs Docker", fmt.Sprintf("write %s:%d", p.unit.id, p.number)
		}
	}
	if r.Name == nameServer {
		hint = "the cluster's is kube-dns.kube-system.svc.cluster.local, as a rule; the resolver of nginx searches no domains: " +
			"where it is asked, write names in full, NAME.NAMESPACE.svc.cluster.local"
	}
	if who != "" {
		u.report.Add(report.DockerAddress, at, s.field, s.what, who, hint)
	}
}
