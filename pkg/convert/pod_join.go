package convert

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/report"
)

// planPods decides which units share a pod: the ones that join a namespace of
// another with network_mode, pid or ipc. A chain ends in the pod of its last
// unit; the loader has refused circles and services that are not there.
func (c *converter) planPods() {
	for _, u := range c.units {
		u.joined = u.joins()
	}
	for _, u := range c.units {
		if u.joined == nil || u.isInit {
			continue
		}
		for u.host = u.joined; u.host.joined != nil && !u.host.isInit; {
			u.host = u.host.joined
		}
		u.host.members = append(u.host.members, u)
		u.followKind()
		if strings.HasPrefix(u.Pid, types.ServicePrefix) {
			yes := true
			u.host.pod.ShareProcessNamespace = &yes
		}
	}
}

// namespace is an attribute that may name a service whose namespace is joined.
type namespace struct{ attribute, value string }

func (u *unit) namespaces() []namespace {
	return []namespace{{"network_mode", u.NetworkMode}, {"pid", u.Pid}, {"ipc", u.Ipc}}
}

// joins returns the unit whose namespace u joins directly.
func (u *unit) joins() *unit {
	var target *unit
	for _, n := range u.namespaces() {
		if n.attribute == "network_mode" && strings.HasPrefix(n.value, types.ContainerPrefix) {
			u.say(n.attribute, report.JoinsContainer, n.attribute, n.value)
		}
		service, ok := strings.CutPrefix(n.value, types.ServicePrefix)
		other := u.byKey["services."+service]
		switch {
		case !ok || other == nil:
		case target != nil && target != other:
			u.say(n.attribute, report.JoinsTwo, u.Name, target.Name, other.Name)
		default:
			if target == nil && n.attribute != "network_mode" {
				u.say(n.attribute, report.SharesNetworkToo, u.Name, service, n.attribute)
			}
			target = other
		}
	}
	return target
}

// followKind gives u the kind of the workload whose pod it joined, and says so
// when it was to have another.
func (u *unit) followKind() {
	switch {
	case u.kind == u.host.kind:
	case u.chosenKind() != "":
		u.report.Add(report.KindOfMember, report.Position{}, "spec.services."+u.Name+".kind", u.Name, u.host.Name, string(u.host.kind))
	default:
		u.say("deploy.mode", report.KindOfMember, u.Name, u.host.Name, string(u.host.kind))
	}
	u.kind = u.host.kind
}
