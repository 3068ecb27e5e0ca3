package convert

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// planPods decides which units share a pod: the ones that join a namespace of
// another with network_mode, pid or ipc.
func (c *converter) planPods() {
	joins := map[*unit]*unit{}
	for _, u := range c.units {
		if target := u.joins(); target != nil && !u.isInit {
			joins[u] = target
		}
	}
	said := map[*unit]bool{}
	for _, u := range c.units {
		if joins[u] == nil {
			continue
		}
		chain := []*unit{u}
		for next := joins[u]; next != nil; next = joins[next] {
			if i := slices.Index(chain, next); i >= 0 {
				c.sayCircle(chain[i:], said)
				break
			}
			chain = append(chain, next)
		}
		u.host = chain[len(chain)-1]
		u.host.members = append(u.host.members, u)
		if strings.HasPrefix(u.Pid, "service:") {
			yes := true
			u.host.pod.ShareProcessNamespace = &yes
		}
	}
}

// joins returns the unit whose namespace u joins directly.
func (u *unit) joins() *unit {
	var target *unit
	for _, n := range []struct{ attribute, value string }{{"network_mode", u.NetworkMode}, {"pid", u.Pid}, {"ipc", u.Ipc}} {
		if n.attribute == "network_mode" && strings.HasPrefix(n.value, "container:") {
			u.say(n.attribute, report.JoinsContainer, n.attribute, n.value)
		}
		service, ok := strings.CutPrefix(n.value, "service:")
		if !ok {
			continue
		}
		other := u.byKey["services."+service]
		switch {
		case other == nil:
			u.say(n.attribute, report.JoinMissing, n.attribute, service)
		case other.isInit:
			u.say(n.attribute, report.JoinsOneShot, u.Name, service)
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

// sayCircle refuses units that join each other's pods, once per circle.
func (c *converter) sayCircle(circle []*unit, said map[*unit]bool) {
	if said[circle[0]] {
		return
	}
	var names []string
	for _, u := range circle {
		said[u] = true
		names = append(names, u.Name)
	}
	first := slices.MinFunc(circle, func(a, b *unit) int { return strings.Compare(a.Name, b.Name) })
	c.report.Add(report.JoinCircle, first.at, first.path, strings.Join(append(names, names[0]), " -> "))
}
