package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// infer adds ports that something dials and u does not declare.
func (u *unit) infer(numbers []int, protocol corev1.Protocol, what, field string, at report.Position) {
	for _, n := range numbers {
		p := port{number: int32(n), protocol: protocol, inferred: true}
		if u.listens(p) {
			continue
		}
		u.ports = append(u.ports, p)
		u.report.Add(report.PortInferred, at, field, p, u.Name, what)
		if p.protocol = corev1.ProtocolUDP; isUDP(n) && !u.listens(p) {
			u.ports = append(u.ports, p)
		}
	}
}

// listens reports whether the port is known for the pod of u. A text rarely says
// that it dials over TCP, so a port that is declared for UDP will do there.
func (u *unit) listens(dialled port) bool {
	return slices.ContainsFunc(u.together(), func(part *unit) bool {
		return slices.ContainsFunc(part.ports, func(p port) bool {
			return p.number == dialled.number && (p.protocol == dialled.protocol || dialled.protocol == corev1.ProtocolTCP && !p.inferred)
		})
	})
}

// declares reports whether the user wrote a port of u.
func (u *unit) declares() bool {
	return slices.ContainsFunc(u.ports, func(p port) bool { return !p.inferred })
}

// documentedPorts adds the ports that a well-known image documents, when the
// project does not say on which port u is dialled: nothing is declared, or
// something names u without a port.
func (u *unit) documentedPorts() {
	ends := u.isInit || u.kind == job || u.kind == cronJob
	if u.Image == "" || u.declares() && !u.portless || ends && !u.referred {
		return
	}
	image, ports := images.Ports(u.Image)
	if len(ports) == 0 || !images.Serves(u.Image, u.Entrypoint, u.Command) {
		return
	}
	what, attribute := "what the image "+image+" documents", "image"
	if p, told := u.ownPort(); p > 0 {
		what, attribute, ports = "the "+told+" of "+u.Name, told, []int{p}
	}
	at := u.at
	if f := u.node.Field(attribute); f != nil {
		at = f.At
	}
	u.infer(ports, corev1.ProtocolTCP, what, u.path+"."+attribute, at)
}

// ownPort returns the port that u is told to listen on instead of the documented
// one, or that its healthcheck dials without naming a host, and what says so.
func (u *unit) ownPort() (port int, attribute string) {
	if p := reference.OwnPort(u.Entrypoint); p > 0 {
		return p, "entrypoint"
	}
	if p := reference.OwnPort(u.Command); p > 0 {
		return p, "command"
	}
	if u.HealthCheck != nil {
		return reference.OwnPort(u.HealthCheck.Test), "healthcheck"
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
