package convert

import (
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/report"
)

// mergedPorts returns what the units of pods listen on, each number and protocol
// once, in the order of the file.
func mergedPorts(units []*unit) []port {
	var merged []port
	index := map[portKey]int{}
	for _, u := range units {
		for _, p := range u.ports {
			i, ok := index[p.key()]
			if !ok {
				index[p.key()] = len(merged)
				p.published = slices.Clone(p.published)
				merged = append(merged, p)
				continue
			}
			merged[i].open = merged[i].open || p.open
			for _, n := range p.published {
				if !slices.Contains(merged[i].published, n) {
					merged[i].published = append(merged[i].published, n)
				}
			}
		}
	}
	return merged
}

// servicePorts returns the ports of a Service: what peers dial on the Compose
// network, then the numbers that were published on the host. Collided are
// published numbers that gave way to a container port.
func servicePorts(ports []port) (result []corev1.ServicePort, collided []int32) {
	l := portList{taken: map[string]bool{}}
	for _, p := range ports {
		l.add(p.name, p.number, p)
	}
	for _, p := range ports {
		for _, n := range p.published {
			if n != p.number && !l.add(numberedName("published", n, p.protocol), n, p) {
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
func (l *portList) add(name string, number int32, p port) bool {
	key := fmt.Sprint(number, p.protocol)
	if l.taken[key] {
		return false
	}
	l.taken[key] = true
	if l.taken[name] || name == "" {
		name = numberedName("port", number, p.protocol)
	}
	for l.taken[name] { // somebody named another port so
		name += "-also"
	}
	l.taken[name] = true
	s := corev1.ServicePort{Name: name, Port: number, Protocol: p.protocol, TargetPort: intstr.FromInt32(p.number)}
	if p.appProtocol != "" {
		s.AppProtocol = &p.appProtocol
	}
	l.ports = append(l.ports, s)
	return true
}

// numberedName returns port-8000, and port-53-udp when it isn't TCP.
func numberedName(prefix string, number int32, protocol corev1.Protocol) string {
	name := fmt.Sprintf("%s-%d", prefix, number)
	if protocol != corev1.ProtocolTCP {
		name += "-" + strings.ToLower(string(protocol))
	}
	return name
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

// sayPorts raises what there is to know of the ports of a Service.
func (u *unit) sayPorts(result []corev1.ServicePort, collided []int32) {
	for _, n := range collided {
		u.say("ports", report.PublishedCollides, n, u.id)
	}
	for _, p := range result {
		if p.Protocol == corev1.ProtocolTCP {
			u.say("ports", report.PatchNeedsProtocol, p.Port, u.id)
		}
	}
}

// String writes a port as Compose does: 8000, 53/udp.
func (p port) String() string {
	if p.protocol == corev1.ProtocolTCP {
		return fmt.Sprint(p.number)
	}
	return fmt.Sprintf("%d/%s", p.number, strings.ToLower(string(p.protocol)))
}
