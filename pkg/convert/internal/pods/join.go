package pods

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// join puts the units into one pod that join a namespace of another with
// network_mode, pid or ipc. A chain ends in the pod of its last unit; the loader
// has refused circles and services that are not there.
func (l *Plan) join() {
	var also []alsoJoined
	for _, u := range l.set.All {
		also = append(also, l.joins(u)...)
	}
	ends := map[*units.Unit]*units.Unit{}
	for _, a := range also {
		if first := l.joined[a.Unit]; l.end(first, ends) != l.end(a.other, ends) {
			a.Say(a.attribute, report.JoinsTwo, a.Name, first.Name, a.other.Name)
		}
	}
	for _, u := range l.set.All {
		if l.joined[u] == nil || l.IsInit(u) {
			continue
		}
		pod, own := l.pod[l.end(u, ends)], l.pod[u].Kind
		pod.Members = append(pod.Members, u)
		l.pod[u] = pod
		l.sayFollows(u, pod, own)
		if strings.HasPrefix(u.Pid, types.ServicePrefix) {
			pod.OneProcessSpace = true
		}
	}
}

// alsoJoined is a unit of which another namespace is joined than of the first one.
type alsoJoined struct {
	*units.Unit
	attribute string
	other     *units.Unit
}

// end returns the last unit of the chain that begins with u, and remembers it for all
// that are in between.
func (l *Plan) end(u *units.Unit, ends map[*units.Unit]*units.Unit) *units.Unit {
	if l.joined[u] == nil || l.IsInit(u) {
		return u
	}
	if ends[u] == nil {
		ends[u] = l.end(l.joined[u], ends)
	}
	return ends[u]
}

// joins notes whose namespaces u joins: the first is the unit that it is joined with, and
// returned are those of others, which are to be in the same pod.
func (l *Plan) joins(u *units.Unit) []alsoJoined {
	var also []alsoJoined
	for _, n := range u.Namespaces() {
		if n.Attribute == "network_mode" && strings.HasPrefix(n.Value, types.ContainerPrefix) {
			u.Say(n.Attribute, report.JoinsContainer, n.Attribute, n.Value)
		}
		service, ok := strings.CutPrefix(n.Value, types.ServicePrefix)
		other, target := l.set.Service(service), l.joined[u]
		switch {
		case !ok || other == nil || other == target:
		case target != nil:
			also = append(also, alsoJoined{u, n.Attribute, other})
		default:
			if n.Attribute != "network_mode" {
				u.Say(n.Attribute, report.SharesNetworkToo, u.Name, service, n.Attribute)
			}
			l.joined[u] = other
		}
	}
	return also
}

// sayFollows says of a unit that was to have a workload of another kind than the
// one whose pod it joined.
func (l *Plan) sayFollows(u *units.Unit, pod *Pod, own Kind) {
	switch {
	case own == pod.Kind:
	case l.chosenKind(u) != "":
		u.Add(report.KindOfMember, report.Position{}, "spec.services."+u.Name+".kind", u.Name, pod.Lead.Name, string(pod.Kind))
	default:
		u.Say("deploy.mode", report.KindOfMember, u.Name, pod.Lead.Name, string(pod.Kind))
	}
}
