package security

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// pid, ipc and uts of another service are what joins pods; here they are what is
// shared with the node.

// PID shares the node's processes.
func PID(u *drafts.Draft) {
	switch {
	case u.Pid == "host":
		u.PodSpec.HostPID = true
		u.BecameShared("pid", "hostPID")
		sayHostNamespace(u, "pid", "process")
	case strings.HasPrefix(u.Pid, types.ContainerPrefix):
		u.Say("pid", report.ContainerNamespace, u.Pid)
	default:
		u.BecameJoined("pid")
	}
}

// IPC shares the node's memory segments.
func IPC(u *drafts.Draft) {
	switch {
	case u.Ipc == "host":
		u.PodSpec.HostIPC = true
		u.BecameShared("ipc", "hostIPC")
		sayHostNamespace(u, "ipc", "IPC")
	case strings.HasPrefix(u.Ipc, types.ContainerPrefix):
		u.Say("ipc", report.ContainerNamespace, u.Ipc)
	case u.Ipc == "private" || u.Ipc == "shareable" || u.Ipc == "none":
		u.Say("ipc", report.DefaultValue, "ipc: "+u.Ipc)
	default:
		u.BecameJoined("ipc")
	}
}

// sayHostNamespace warns, unless the pod is that of others, which may not follow.
func sayHostNamespace(u *drafts.Draft, attribute, namespace string) {
	if !u.IsInit {
		u.Say(attribute, report.HostNamespace, namespace)
	}
}

// UTS says that a name of the node can't be had.
func UTS(u *drafts.Draft) {
	switch {
	case u.Uts == "host" && u.NetworkMode == "host":
		u.Say("uts", report.DefaultValue, "uts: host with network_mode: host")
	case u.Uts == "host":
		u.Say("uts", report.UTSHost)
	default:
		u.Say("uts", report.DefaultValue, "uts: "+u.Uts)
	}
}
