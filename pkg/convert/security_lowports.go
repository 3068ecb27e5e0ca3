package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
)

// lowPorts is the sysctl that says from which port on everybody may listen.
const lowPorts = "net.ipv4.ip_unprivileged_port_start"

// allowLowPorts lets a process that isn't root listen below 1024. Docker does so
// for every container (since 20.10), and not every cluster does. With the
// network of the node it can't be set.
func (u *unit) allowLowPorts(spec *corev1.PodSpec) {
	if spec.HostNetwork || !slices.ContainsFunc(u.bySignificance(), (*unit).listensLow) {
		return
	}
	if spec.SecurityContext == nil {
		spec.SecurityContext = &corev1.PodSecurityContext{}
	}
	joinSecurity(spec.SecurityContext, &corev1.PodSecurityContext{Sysctls: []corev1.Sysctl{{Name: lowPorts, Value: "0"}}})
}

// listensLow reports whether a unit with a user of its own listens below 1024.
func (u *unit) listensLow() bool {
	context := u.container.SecurityContext
	return context != nil && context.RunAsUser != nil && *context.RunAsUser != 0 &&
		slices.ContainsFunc(u.ports, func(p port) bool { return p.number < 1024 })
}
