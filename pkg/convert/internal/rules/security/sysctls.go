package security

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// safeSysctls are what the kubelet accepts without being told to, since 1.32:
// https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
func safeSysctls() []string {
	return []string{
		"kernel.shm_rmid_forced",
		"net.ipv4.ip_local_port_range",
		"net.ipv4.ip_local_reserved_ports",
		lowPorts,
		"net.ipv4.ping_group_range",
		"net.ipv4.tcp_fin_timeout",
		"net.ipv4.tcp_keepalive_intvl",
		"net.ipv4.tcp_keepalive_probes",
		"net.ipv4.tcp_keepalive_time",
		"net.ipv4.tcp_rmem",
		"net.ipv4.tcp_syncookies",
		"net.ipv4.tcp_wmem",
	}
}

// Sysctls sets what every node accepts. One other sysctl would fail the pod
// before it starts, again and again.
func Sysctls(u *drafts.Draft) {
	for _, name := range sorted.Keys(u.Sysctls) {
		switch {
		case !slices.Contains(safeSysctls(), name):
			u.SayEntry("sysctls", name, report.SysctlUnsafe, name)
		case strings.HasPrefix(name, "net.") && u.NetworkMode == "host", strings.HasPrefix(name, "kernel.") && u.Ipc == "host":
			u.SayEntry("sysctls", name, report.SysctlOfHost, name)
		default:
			u.BecameEntry("sysctls", name, account.Pod("securityContext.sysctls["+name+"]"))
			u.PodSecurity().Sysctls = append(u.PodSecurity().Sysctls, corev1.Sysctl{Name: name, Value: u.Sysctls[name]})
		}
	}
}
