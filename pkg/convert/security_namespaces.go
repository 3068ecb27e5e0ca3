package convert

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/report"
)

// pid, ipc and uts of another service are what joins pods; here they are what is
// shared with the node.

func pid(u *unit) {
	switch {
	case u.Pid == "host":
		u.pod.HostPID = true
		u.becameShared("pid", "hostPID")
		u.sayHostNamespace("pid", "process")
	case strings.HasPrefix(u.Pid, types.ContainerPrefix):
		u.Say("pid", report.ContainerNamespace, u.Pid)
	default:
		u.becameJoined("pid")
	}
}

func ipc(u *unit) {
	switch {
	case u.Ipc == "host":
		u.pod.HostIPC = true
		u.becameShared("ipc", "hostIPC")
		u.sayHostNamespace("ipc", "IPC")
	case strings.HasPrefix(u.Ipc, types.ContainerPrefix):
		u.Say("ipc", report.ContainerNamespace, u.Ipc)
	case u.Ipc == "private" || u.Ipc == "shareable" || u.Ipc == "none":
		u.Say("ipc", report.DefaultValue, "ipc: "+u.Ipc)
	default:
		u.becameJoined("ipc")
	}
}

// sayHostNamespace warns, unless the pod is that of others, which may not follow.
func (u *unit) sayHostNamespace(attribute, namespace string) {
	if !u.isInit {
		u.Say(attribute, report.HostNamespace, namespace)
	}
}

func uts(u *unit) {
	switch {
	case u.Uts == "host" && u.NetworkMode == "host":
		u.Say("uts", report.DefaultValue, "uts: host with network_mode: host")
	case u.Uts == "host":
		u.Say("uts", report.UTSHost)
	default:
		u.Say("uts", report.DefaultValue, "uts: "+u.Uts)
	}
}
