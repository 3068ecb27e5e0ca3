package convert

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/report"
)

// networkMode gives the pod the network of its node, or none.
func networkMode(u *unit) {
	switch mode := u.NetworkMode; {
	case mode == "host":
		u.pod.HostNetwork = true
		u.becameShared("network_mode", "hostNetwork")
		u.pod.DNSPolicy = corev1.DNSClusterFirstWithHostNet
		if !u.isInit {
			u.rollout.Together("they are on the network of their node")
			u.Say("network_mode", report.HostNetwork)
		}
	case mode == "none" && u.isInit:
		u.Say("network_mode", report.NoNetworkOfOneShot, u.Name)
	case mode == "none" && u.host != u:
		u.Say("network_mode", report.NoNetworkInPod, u.Name, u.host.Name)
	case mode == "none":
		u.Say("network_mode", report.NoNetwork, u.ID+"-no-network")
	case strings.HasPrefix(mode, "service:"):
		u.becameJoined("network_mode")
		if u.host != u {
			u.Say("network_mode", report.JoinsPod, u.Name, u.host.ID)
		}
	case mode != "" && mode != "bridge" && mode != "default":
		u.Say("network_mode", report.NetworkMode, mode)
	default:
		u.Became("network_mode", account.Words("the pod network"))
	}
}
