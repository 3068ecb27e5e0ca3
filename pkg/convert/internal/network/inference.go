package network

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// infer adds ports that something dials and m does not declare.
func (m *member) infer(numbers []int, protocol corev1.Protocol, what, field string, at report.Position) {
	for _, n := range numbers {
		p := Port{Number: int32(n), Protocol: protocol, Inferred: true}
		if m.listens(p) {
			continue
		}
		if most := limit.PortsOfService; len(m.ports) == most.Max() {
			m.Add(report.LimitExceeded, at, field, most.What(), most.Max())
			return
		}
		m.ports = append(m.ports, p)
		m.Add(report.PortInferred, at, field, p, m.Name, what)
		if p.Protocol = corev1.ProtocolUDP; isUDP(n) && !m.listens(p) {
			m.ports = append(m.ports, p)
		}
	}
}

// Told is a port that a proxy was told to dial, over TCP.
type Told struct {
	Unit        *units.Unit
	Number      int32
	AppProtocol string     // may be empty
	Say         func(Port) // what there is to say when nobody declared it
}

// listenTo adds a port that others were told of. It is as good as declared.
func (m *member) listenTo(t Told) {
	p := Port{Number: t.Number, Protocol: corev1.ProtocolTCP, AppProtocol: t.AppProtocol}
	if !m.listens(p) && len(m.ports) < limit.PortsOfService.Max() {
		m.ports = append(m.ports, p)
		t.Say(p)
	}
	for i := range m.ports {
		if own := &m.ports[i]; own.Key() == p.Key() && own.AppProtocol == "" {
			own.AppProtocol = t.AppProtocol
		}
	}
}

// listens reports whether the port is known for the pod of m. A text rarely says
// that it dials over TCP, so a port that is declared for UDP will do there.
func (m *member) listens(dialled Port) bool {
	for _, part := range m.pod.units {
		for i := range part.ports { // up to a thousand, which are large: none is copied
			p := &part.ports[i]
			if p.Number == dialled.Number && (p.Protocol == dialled.Protocol || dialled.Protocol == corev1.ProtocolTCP && !p.Inferred) {
				return true
			}
		}
	}
	return false
}

// declares reports whether the user wrote a port of m.
func (m *member) declares() bool {
	return slices.ContainsFunc(m.ports, func(p Port) bool { return !p.Inferred })
}

// documentedPorts adds the ports that the image exposes, or that a well-known one
// documents, when the project does not say on which port m is dialled: nothing is
// declared, or something names m without a port.
func (m *member) documentedPorts() {
	ends := m.isInit || m.pod.Kind.Ends()
	if m.declares() && !m.portless || ends && !m.referred {
		return
	}
	attribute := "image"
	if m.Image == "" {
		attribute = "build"
	}
	exposes, ports := m.exposed()
	exposes = m.meant(exposes)
	m.expose(exposes, attribute)
	if len(ports)+len(exposes) == 0 {
		return
	}
	what := "what the image " + m.says.Name + " documents"
	if p, told := m.ownPort(); p > 0 {
		what, attribute, ports = "the "+told+" of "+m.Name, told, []int{p}
	}
	m.infer(ports, corev1.ProtocolTCP, what, m.Path+"."+attribute, m.placeOf(attribute))
}

// peerPorts adds the ports on which the members of a cluster dial each other, which
// their software knows and nobody writes.
func (m *member) peerPorts() {
	if m.clusters && m.serves() {
		m.infer(images.Peers(m.says.Name), corev1.ProtocolTCP, "what members of a cluster of the image "+m.says.Name+" dial", m.Path+".image", m.placeOf("image"))
	}
}

// placeOf returns where an attribute stands, or the unit where it has none.
func (m *member) placeOf(attribute string) report.Position {
	if f := m.Node.Field(attribute); f != nil {
		return f.At
	}
	return m.At
}

// ownPort returns the port that m is told to listen on instead of the documented
// one, or that its healthcheck dials without naming a host, and what says so.
func (m *member) ownPort() (port int, attribute string) {
	if p := reference.OwnPort(m.Entrypoint); p > 0 {
		return p, "entrypoint"
	}
	if p := reference.OwnPort(m.Command); p > 0 {
		return p, "command"
	}
	if m.check != nil {
		return reference.OwnPort(m.check.Test), "healthcheck"
	}
	return 0, ""
}

// isUDP reports whether a port is one that is usually dialled over UDP. An
// inferred port gets both protocols then.
func isUDP(port int) bool {
	switch port {
	case 53, 67, 69, 123, 161, 162, 500, 514, 1194, 1514, 1812, 1813, 2055, 3478, 4500, 5060, 5140, 5514, 5683, 5775,
		6343, 6831, 6832, 8125, 9125, 12201, 24224, 25826, 51820:
		return true
	}
	return false
}
