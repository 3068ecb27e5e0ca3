package convert

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/network"
)

// containerPorts writes what u listens on into its container, where it tells
// people and sets hostPort.
func containerPorts(u *unit) {
	for _, p := range u.ports {
		c := corev1.ContainerPort{ContainerPort: p.Number, Name: p.Name, HostPort: p.HostPort}
		if p.Protocol != corev1.ProtocolTCP || severalProtocols(u.ports, p.Number) {
			c.Protocol = p.Protocol
		}
		u.container.Ports = append(u.container.Ports, c)
		for _, from := range p.From {
			if !u.isInit {
				from.Became(account.Container(fmt.Sprintf("ports[%d]", p.Number)))
			}
		}
		if p.HostPort > 0 && !u.isInit {
			u.rollout.Together(fmt.Sprintf("they have port %d of their node", p.HostPort))
		}
	}
}

// severalProtocols reports whether number is listened on over more than one
// protocol. Then each must be written: the key of a merge is number and protocol.
func severalProtocols(ports []network.Port, number int32) bool {
	var first corev1.Protocol
	for _, p := range ports {
		if p.Number == number {
			if first != "" && p.Protocol != first {
				return true
			}
			first = p.Protocol
		}
	}
	return false
}
