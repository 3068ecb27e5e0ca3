package security

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/network"
)

// lowPorts is the sysctl that says from which port on everybody may listen.
const lowPorts = "net.ipv4.ip_unprivileged_port_start"

// OpenPorts lets a process that isn't root listen below 1024. Docker does so for every
// container (since 20.10), and not every cluster does. With the network of the node it
// can't be set.
func OpenPorts(u *drafts.Draft, onHost bool) []corev1.Sysctl {
	parts := u.BySignificance()
	if onHost || !slices.ContainsFunc(parts, hasLowPort) || !slices.ContainsFunc(parts, needsRight) {
		return nil
	}
	return []corev1.Sysctl{{Name: lowPorts, Value: "0"}}
}

func hasLowPort(u *drafts.Draft) bool {
	return slices.ContainsFunc(u.Listens, func(p network.Port) bool { return p.Number < 1024 })
}

// needsRight reports whether a unit has no right to listen below 1024: it runs as
// a user of its own, or without the capability that root has for it.
func needsRight(u *drafts.Draft) bool { return u.Account().IsNotRoot() || mayNotBind(u) }

func mayNotBind(u *drafts.Draft) bool {
	context := u.Container.SecurityContext
	if context == nil || context.Capabilities == nil {
		return false
	}
	has := func(list []corev1.Capability) bool {
		return slices.Contains(list, "ALL") || slices.Contains(list, "NET_BIND_SERVICE")
	}
	return has(context.Capabilities.Drop) && !has(context.Capabilities.Add)
}
