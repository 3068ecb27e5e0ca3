package convert

import (
	"cmp"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// port is a port that a unit listens on.
type port struct {
	number      int32 // of the container
	protocol    corev1.Protocol
	published   []int32 // numbers on the host, other than loopback's
	open        bool    // reachable from outside, under whatever number
	name        string
	appProtocol string
	hostPort    int32 // mode: host
	inferred    bool  // not declared; a finding said from where
}

// portKey is what a Service knows a port by.
type portKey struct {
	number   int32
	protocol corev1.Protocol
}

func (p port) key() portKey { return portKey{p.number, p.protocol} }

// declarePorts reads ports and expose.
func (u *unit) declarePorts() {
	if u.isInit && u.parent == nil {
		u.say("ports", report.OneShotPorts, u.Name)
	}
	for i, p := range u.Ports {
		u.declarePort(i, p)
		if len(u.ports) > limit.PortsOfService.Max() {
			u.say("ports", report.TooManyPorts, limit.PortsOfService.Max())
			return
		}
	}
	for i, text := range u.Expose {
		numbers, protocol, ok := parseExpose(text)
		if !ok {
			u.sayItem("expose", i, report.ExposeSyntax, text)
			continue
		}
		for _, n := range numbers {
			u.declared(n, protocol)
			if len(u.ports) > limit.PortsOfService.Max() {
				u.sayItem("expose", i, report.TooManyPorts, limit.PortsOfService.Max())
				return
			}
		}
	}
}

// declared returns the port of that number and protocol, which is added when it
// is new.
func (u *unit) declared(number int32, protocol corev1.Protocol) *port {
	i := slices.IndexFunc(u.ports, func(p port) bool { return p.key() == portKey{number, protocol} })
	if i < 0 {
		i = len(u.ports)
		u.ports = append(u.ports, port{number: number, protocol: protocol})
	}
	return &u.ports[i]
}

func (u *unit) declarePort(i int, c types.ServicePortConfig) {
	p := u.declared(int32(c.Target), protocolOf(c.Protocol))
	u.namePort(i, p, c)
	published, isRange := lowest(c.Published)
	if isRange {
		u.sayItem("ports", i, report.PublishedRange, c.Published, published)
	}
	if isLoopbackIP(c.HostIP) {
		return
	}
	if c.HostIP != "" && !isAnyIP(c.HostIP) {
		u.sayItem("ports", i, report.HostIP, c.HostIP)
	}
	p.open = true
	if published > 0 && !slices.Contains(p.published, published) {
		p.published = append(p.published, published)
	}
	if origin := u.project.Origin(u.path+".ports", i); origin.Get("mode") != nil && c.Mode == "host" {
		p.hostPort = published
		if published == 0 {
			p.hostPort = p.number
		}
		u.sayItem("ports", i, report.HostPort, p.hostPort)
	}
}

// namePort takes over the name and the application protocol of a port.
func (u *unit) namePort(i int, p *port, c types.ServicePortConfig) {
	if c.Name != "" {
		name := naming.Port(c.Name)
		if slices.ContainsFunc(u.ports, func(other port) bool { return other.name == name && other.key() != p.key() }) {
			name = ""
		}
		if p.name = name; name != c.Name {
			place{u, "ports", i}.sayKey("name", report.PortName, c.Name, cmp.Or(name, numberedName("port", p.number, p.protocol)))
		}
	}
	if c.AppProtocol != "" {
		if len(validation.IsQualifiedName(c.AppProtocol)) == 0 {
			p.appProtocol = c.AppProtocol
		} else {
			place{u, "ports", i}.sayKey("app_protocol", report.AppProtocol, c.AppProtocol)
		}
	}
}

func protocolOf(name string) corev1.Protocol {
	switch strings.ToLower(name) {
	case "udp":
		return corev1.ProtocolUDP
	case "sctp":
		return corev1.ProtocolSCTP
	}
	return corev1.ProtocolTCP
}

// lowest returns the first number of a published port or range; 0 when there is
// none.
func lowest(published string) (number int32, isRange bool) {
	first, last, isRange := strings.Cut(published, "-")
	n, err := strconv.ParseUint(strings.TrimSpace(first), 10, 16)
	if err != nil {
		return 0, false
	}
	return int32(n), isRange && strings.TrimSpace(last) != strings.TrimSpace(first)
}

// parseExpose reads an entry of expose: 3000, 3000-3005, 53/udp.
func parseExpose(text string) (numbers []int32, protocol corev1.Protocol, ok bool) {
	ports, proto, _ := strings.Cut(text, "/")
	first, last, isRange := strings.Cut(ports, "-")
	if !isRange {
		last = first
	}
	from, err1 := strconv.ParseUint(first, 10, 16)
	to, err2 := strconv.ParseUint(last, 10, 16)
	if err1 != nil || err2 != nil || from == 0 || to < from {
		return nil, "", false
	}
	for n := from; n <= to; n++ {
		numbers = append(numbers, int32(n))
	}
	return numbers, protocolOf(proto), true
}

func isLoopbackIP(ip string) bool {
	address, err := netip.ParseAddr(ip)
	return ip == "localhost" || err == nil && address.IsLoopback()
}

func isAnyIP(ip string) bool {
	address, err := netip.ParseAddr(ip)
	return err == nil && address.IsUnspecified()
}

// containerPorts writes what u listens on into its container, where it tells
// people and sets hostPort.
func containerPorts(u *unit) {
	for _, p := range u.ports {
		c := corev1.ContainerPort{ContainerPort: p.number, Name: p.name, HostPort: p.hostPort}
		if p.protocol != corev1.ProtocolTCP || severalProtocols(u.ports, p.number) {
			c.Protocol = p.protocol
		}
		u.container.Ports = append(u.container.Ports, c)
	}
}

// severalProtocols reports whether number is listened on over more than one
// protocol. Then each must be written: the key of a merge is number and protocol.
func severalProtocols(ports []port, number int32) bool {
	var first corev1.Protocol
	for _, p := range ports {
		if p.number == number {
			if first != "" && p.protocol != first {
				return true
			}
			first = p.protocol
		}
	}
	return false
}
