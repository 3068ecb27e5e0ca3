package networking

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/network"
)

// ContainerPorts writes what u listens on into its container, where it tells
// people and sets hostPort.
func ContainerPorts(u *drafts.Draft) {
	for _, p := range u.Listens {
		c := corev1.ContainerPort{ContainerPort: p.Number, Name: p.Name, HostPort: p.HostPort}
		if p.Protocol != corev1.ProtocolTCP || severalProtocols(u.Listens, p.Number) {
			c.Protocol = p.Protocol
		}
		u.Container.Ports = append(u.Container.Ports, c)
		for _, from := range p.From {
			if !u.IsInit {
				from.Became(account.Container(fmt.Sprintf("ports[%d]", p.Number)))
			}
		}
		if p.HostPort > 0 && !u.IsInit {
			u.Rollout.Together(fmt.Sprintf("they have port %d of their node", p.HostPort))
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
