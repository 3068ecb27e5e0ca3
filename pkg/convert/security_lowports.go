package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/network"
)

// lowPorts is the sysctl that says from which port on everybody may listen.
const lowPorts = "net.ipv4.ip_unprivileged_port_start"

// openPorts lets a process that isn't root listen below 1024. Docker does so for every
// container (since 20.10), and not every cluster does. With the network of the node it
// can't be set.
func (u *unit) openPorts(onHost bool) []corev1.Sysctl {
	parts := u.bySignificance()
	if onHost || !slices.ContainsFunc(parts, (*unit).hasLowPort) || !slices.ContainsFunc(parts, (*unit).needsRight) {
		return nil
	}
	return []corev1.Sysctl{{Name: lowPorts, Value: "0"}}
}

func (u *unit) hasLowPort() bool {
	return slices.ContainsFunc(u.ports, func(p network.Port) bool { return p.Number < 1024 })
}

// needsRight reports whether a unit has no right to listen below 1024: it runs as
// a user of its own, or without the capability that root has for it.
func (u *unit) needsRight() bool { return u.account().IsNotRoot() || u.mayNotBind() }

func (u *unit) mayNotBind() bool {
	context := u.container.SecurityContext
	if context == nil || context.Capabilities == nil {
		return false
	}
	has := func(list []corev1.Capability) bool {
		return slices.Contains(list, "ALL") || slices.Contains(list, "NET_BIND_SERVICE")
	}
	return has(context.Capabilities.Drop) && !has(context.Capabilities.Add)
}
