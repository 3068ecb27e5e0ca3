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
	if len(units) == 1 { // as most
		return plan.Ports(units[0])
	}
	var merged []network.Port
	index := map[network.PortKey]int{}
	type number struct {
		of        network.PortKey
		published int32
	}
	published := map[number]bool{}
	for _, u := range units {
		for _, p := range plan.Ports(u) {
			i, ok := index[p.Key()]
			if !ok {
				i = len(merged)
				index[p.Key()] = i
				merged = append(merged, p)
				merged[i].Published, merged[i].From = nil, nil
			}
			merged[i].Open = merged[i].Open || p.Open
			merged[i].From = append(merged[i].From, p.From...)
			for _, n := range p.Published {
				if by := (number{p.Key(), n}); !published[by] {
					published[by] = true
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
	taken := newTaken()
	for _, p := range ports {
		result = taken.add(result, p.Name, p.Number, p)
	}
	for _, p := range ports {
		for _, n := range p.Published {
			if n == p.Number {
				continue
			}
			served := len(result)
			if result = taken.add(result, network.Numbered("published", n, p.Protocol), n, p); len(result) == served {
				collided = append(collided, n)
			}
		}
	}
	quietTCP(result)
	return result, collided
}

// taken is what the ports of a Service have already.
type taken struct {
	ports map[network.PortKey]bool
	names map[string]bool
}

func newTaken() taken { return taken{map[network.PortKey]bool{}, map[string]bool{}} }

// add serves p under a number, unless the Service has it already.
func (t taken) add(served []corev1.ServicePort, name string, number int32, p network.Port) []corev1.ServicePort {
	key := network.PortKey{Number: number, Protocol: p.Protocol}
	if t.ports[key] {
		return served
	}
	t.ports[key] = true
	if t.names[name] || name == "" {
		name = network.Numbered("port", number, p.Protocol)
	}
	for t.names[name] { // somebody named another port so
		name += "-also"
	}
	t.names[name] = true
	s := corev1.ServicePort{Name: name, Port: number, Protocol: p.Protocol, TargetPort: intstr.FromInt32(p.Number)}
	if protocol := p.AppProtocol; protocol != "" {
		s.AppProtocol = &protocol
	}
	return append(served, s)
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
