package networking

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// NetworkMode gives the pod the network of its node, or none.
func NetworkMode(u *drafts.Draft) {
	switch mode := u.NetworkMode; {
	case mode == "host":
		u.PodSpec.HostNetwork = true
		u.BecameShared("network_mode", "hostNetwork")
		u.PodSpec.DNSPolicy = corev1.DNSClusterFirstWithHostNet
		if !u.IsInit {
			u.Rollout.Together("they are on the network of their node")
			u.Say("network_mode", report.HostNetwork)
		}
	case mode == "none" && u.IsInit:
		u.Say("network_mode", report.NoNetworkOfOneShot, u.Name)
	case mode == "none" && u.Host != u:
		u.Say("network_mode", report.NoNetworkInPod, u.Name, u.Host.Name)
	case mode == "none":
		u.Say("network_mode", report.NoNetwork, u.ID+"-no-network")
	case strings.HasPrefix(mode, "service:"):
		u.BecameJoined("network_mode")
		if u.Host != u {
			u.Say("network_mode", report.JoinsPod, u.Name, u.Host.ID)
		}
	case mode != "" && mode != "bridge" && mode != "default":
		u.Say("network_mode", report.NetworkMode, mode)
	default:
		u.Became("network_mode", account.Words("the pod network"))
	}
}
