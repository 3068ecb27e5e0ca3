package network

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// Port is a port that a unit listens on.
type Port struct {
	Number      int32 // of the container
	Protocol    corev1.Protocol
	Published   []int32 // numbers on the host, other than loopback's
	Open        bool    // reachable from outside, under whatever number
	Name        string
	AppProtocol string
	HostPort    int32 // mode: host
	Inferred    bool  // not declared; a finding said from where
	From        []Declared
}

// Declared is where a port was declared, and the number on the host that it got there.
type Declared struct {
	units.Place
	Published int32 // 0 for none
}

// PortKey is what a Service knows a port by.
type PortKey struct {
	Number   int32
	Protocol corev1.Protocol
}

// Key returns what a Service knows the port by.
func (p Port) Key() PortKey { return PortKey{p.Number, p.Protocol} }

// String writes a port as Compose does: 8000, 53/udp.
func (p Port) String() string {
	if p.Protocol == corev1.ProtocolTCP {
		return fmt.Sprint(p.Number)
	}
	return fmt.Sprintf("%d/%s", p.Number, strings.ToLower(string(p.Protocol)))
}

// Numbered returns port-8000, and port-53-udp when it isn't TCP.
func Numbered(prefix string, number int32, protocol corev1.Protocol) string {
	name := prefix + "-" + strconv.Itoa(int(number))
	if protocol != corev1.ProtocolTCP {
		name += "-" + strings.ToLower(string(protocol))
	}
	return name
}

// declarePorts reads ports and expose.
func (m *member) declarePorts() {
	if m.isInit && m.Parent == nil {
		m.Say("ports", report.OneShotPorts, m.Name)
	}
	for i, p := range m.Unit.Ports {
		m.declarePort(i, p)
		if len(m.ports) > limit.PortsOfService.Max() {
			m.Say("ports", report.TooManyPorts, limit.PortsOfService.Max())
			return
		}
	}
	for i, text := range m.Expose {
		numbers, protocol, ok := parseExpose(text)
		if !ok {
			m.SayItem("expose", i, report.ExposeSyntax, text)
			continue
		}
		for _, n := range numbers {
			p := m.declared(n, protocol)
			p.From = append(p.From, Declared{Place: units.Place{Unit: m.Unit, Attribute: "expose", Index: i}})
			if len(m.ports) > limit.PortsOfService.Max() {
				m.SayItem("expose", i, report.TooManyPorts, limit.PortsOfService.Max())
				return
			}
		}
	}
}

// declared returns the port of that number and protocol, which is added when it
// is new.
func (m *member) declared(number int32, protocol corev1.Protocol) *Port {
	i := slices.IndexFunc(m.ports, func(p Port) bool { return p.Key() == PortKey{number, protocol} })
	if i < 0 {
		i = len(m.ports)
		m.ports = append(m.ports, Port{Number: number, Protocol: protocol})
	}
	return &m.ports[i]
}

func (m *member) declarePort(i int, c types.ServicePortConfig) {
	p := m.declared(int32(c.Target), protocolOf(c.Protocol))
	m.namePort(i, p, c)
	published, isRange := lowest(c.Published)
	from := Declared{Place: units.Place{Unit: m.Unit, Attribute: "ports", Index: i}}
	defer func() { p.From = append(p.From, from) }()
	if isRange {
		m.SayItem("ports", i, report.PublishedRange, c.Published, published)
	}
	if isLoopbackIP(c.HostIP) {
		from.Became(account.Words("not for other machines: it was published on loopback").As(report.Exact))
		return
	}
	if c.HostIP != "" && !isAnyIP(c.HostIP) {
		m.SayItem("ports", i, report.HostIP, c.HostIP)
	}
	p.Open = true
	if published > 0 && !slices.Contains(p.Published, published) {
		p.Published = append(p.Published, published)
	}
	from.Published = published
	if origin := (units.Place{Unit: m.Unit, Attribute: "ports", Index: i}).Origin(); origin.Get("mode") != nil && c.Mode == "host" {
		p.HostPort = published
		if published == 0 {
			p.HostPort = p.Number
		}
		m.SayItem("ports", i, report.HostPort, p.HostPort)
		from.Became(account.Container(fmt.Sprintf("ports[%d].hostPort", p.Number)))
	}
}

// namePort takes over the name and the application protocol of a port.
func (m *member) namePort(i int, p *Port, c types.ServicePortConfig) {
	if c.Name != "" {
		name := naming.Port(c.Name)
		if slices.ContainsFunc(m.ports, func(other Port) bool { return other.Name == name && other.Key() != p.Key() }) {
			name = ""
		}
		if p.Name = name; name != c.Name {
			units.Place{Unit: m.Unit, Attribute: "ports", Index: i}.SayKey("name", report.PortName, c.Name, cmp.Or(name, Numbered("port", p.Number, p.Protocol)))
		}
	}
	if c.AppProtocol != "" {
		if len(validation.IsQualifiedName(c.AppProtocol)) == 0 {
			p.AppProtocol = c.AppProtocol
		} else {
			units.Place{Unit: m.Unit, Attribute: "ports", Index: i}.SayKey("app_protocol", report.AppProtocol, c.AppProtocol)
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
