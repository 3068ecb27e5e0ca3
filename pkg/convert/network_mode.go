package convert

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/report"
)

// networkMode gives the pod the network of its node, or none.
func networkMode(u *unit) {
	switch mode := u.NetworkMode; {
	case mode == "host":
		u.pod.HostNetwork = true
		u.pod.DNSPolicy = corev1.DNSClusterFirstWithHostNet
		if !u.isInit {
			u.rollout.Together("they are on the network of their node")
			u.say("network_mode", report.HostNetwork)
		}
	case mode == "none" && u.isInit:
		u.say("network_mode", report.NoNetworkOfOneShot, u.Name)
	case mode == "none" && u.host != u:
		u.say("network_mode", report.NoNetworkInPod, u.Name, u.host.Name)
	case mode == "none":
		u.say("network_mode", report.NoNetwork, u.id+"-no-network")
	case strings.HasPrefix(mode, "service:"):
		if u.host != u {
			u.say("network_mode", report.JoinsPod, u.Name, u.host.id)
		}
	case mode != "" && mode != "bridge" && mode != "default":
		u.say("network_mode", report.NetworkMode, mode)
	}
}
