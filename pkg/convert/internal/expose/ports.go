package expose

import (
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// mergedPorts returns what the units of pods listen on, each number and protocol
// once, in the order of the file.
func mergedPorts(plan *network.Plan, units []*units.Unit) []network.Port {
	var merged []network.Port
	index := map[network.PortKey]int{}
	for _, u := range units {
		for _, p := range plan.Ports(u) {
			i, ok := index[p.Key()]
			if !ok {
				index[p.Key()] = len(merged)
				p.Published = slices.Clone(p.Published)
				merged = append(merged, p)
				continue
			}
			merged[i].Open = merged[i].Open || p.Open
			merged[i].From = append(slices.Clip(merged[i].From), p.From...)
			for _, n := range p.Published {
				if !slices.Contains(merged[i].Published, n) {
					merged[i].Published = append(merged[i].Published, n)
				}
			}
		}
	}
	return merged
}

// servicePorts returns the ports of a Service: what peers dial on the Compose
// network, then the numbers that were published on the host. Collided are
// published numbers that gave way to a container port.
func servicePorts(ports []network.Port) (result []corev1.ServicePort, collided []int32) {
	l := portList{taken: map[string]bool{}}
	for _, p := range ports {
		l.add(p.Name, p.Number, p)
	}
	for _, p := range ports {
		for _, n := range p.Published {
			if n != p.Number && !l.add(network.Numbered("published", n, p.Protocol), n, p) {
				collided = append(collided, n)
			}
		}
	}
	quietTCP(l.ports)
	return l.ports, collided
}

// portList are the ports of a Service in the making.
type portList struct {
	ports []corev1.ServicePort
	taken map[string]bool // names, and numbers with their protocols
}

// add serves p under a number, unless the Service has it already.
func (l *portList) add(name string, number int32, p network.Port) bool {
	key := fmt.Sprint(number, p.Protocol)
	if l.taken[key] {
		return false
	}
	l.taken[key] = true
	if l.taken[name] || name == "" {
		name = network.Numbered("port", number, p.Protocol)
	}
	for l.taken[name] { // somebody named another port so
		name += "-also"
	}
	l.taken[name] = true
	s := corev1.ServicePort{Name: name, Port: number, Protocol: p.Protocol, TargetPort: intstr.FromInt32(p.Number)}
	if p.AppProtocol != "" {
		s.AppProtocol = &p.AppProtocol
	}
	l.ports = append(l.ports, s)
	return true
}

// quietTCP leaves the default protocol unwritten: an overlay's patch that names
// only the port would not find one where the base says TCP. It must be written
// where the same number has another protocol too.
func quietTCP(ports []corev1.ServicePort) {
	count := map[int32]int{}
	for _, p := range ports {
		count[p.Port]++
	}
	for i, p := range ports {
		if p.Protocol == corev1.ProtocolTCP && count[p.Port] == 1 {
			ports[i].Protocol = ""
		}
	}
}

// notePorts notes in which ports of a Service the declared ones are.
func notePorts(service string, ports []network.Port, collided []int32) {
	for _, p := range ports {
		for _, from := range p.From {
			from.Became(account.Object("Service", service, fmt.Sprintf("ports[%d]", p.Number)))
			if n := from.Published; n != 0 && n != p.Number && !slices.Contains(collided, n) {
				from.Became(account.Object("Service", service, fmt.Sprintf("ports[%d]", n)))
			}
		}
	}
}

// sayPorts raises what there is to know of the ports of a Service.
func sayPorts(u *units.Unit, result []corev1.ServicePort, collided []int32) {
	for _, n := range collided {
		u.Say("ports", report.PublishedCollides, n, u.ID)
	}
	for _, p := range result {
		if p.Protocol == corev1.ProtocolTCP {
			u.Say("ports", report.PatchNeedsProtocol, p.Port, u.ID)
		}
	}
}
