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
	taken := map[string]bool{}
	add := func(name string, number int32, p port) bool {
		key := fmt.Sprint(number, p.protocol)
		if taken[key] {
			return false
		}
		taken[key] = true
		if taken[name] || name == "" {
			name = numberedName("port", number, p.protocol)
		}
		for taken[name] { // somebody named another port so
			name += "-also"
		}
		taken[name] = true
		s := corev1.ServicePort{Name: name, Port: number, Protocol: p.protocol, TargetPort: intstr.FromInt32(p.number)}
		if p.appProtocol != "" {
			s.AppProtocol = &p.appProtocol
		}
		result = append(result, s)
		return true
	}
	for _, p := range ports {
		add(p.name, p.number, p)
	}
	for _, p := range ports {
		for _, n := range p.published {
			if n != p.number && !add(numberedName("published", n, p.protocol), n, p) {
				collided = append(collided, n)
			}
		}
	}
	quietTCP(result)
	return result, collided
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

// sayPorts raises what there is to know of the ports of a pod.
func (u *unit) sayPorts(ports []port, result []corev1.ServicePort, collided []int32) {
	for _, n := range collided {
		u.say("ports", report.PublishedCollides, n, u.id)
	}
	for _, p := range result {
		if p.Protocol == corev1.ProtocolTCP {
			u.say("ports", report.PatchNeedsProtocol, p.Port, u.id)
		}
	}
	var closed []string
	open := false
	for _, p := range ports {
		if p.open {
			open = true
		} else {
			closed = append(closed, p.String())
		}
	}
	if open && len(closed) > 0 {
		u.say("ports", report.TypeOpensMore, u.id, strings.Join(closed, ", "), u.publicService(ports))
	}
}

// publicService returns a Service with the published ports only, for an overlay.
func (u *unit) publicService(ports []port) string {
	var b strings.Builder
	fmt.Fprintf(&b, "apiVersion: v1\nkind: Service\nmetadata:\n  name: %s-public\nspec:\n  type: NodePort\n  selector:\n", u.id)
	for _, key := range sortedKeys(u.selector()) {
		fmt.Fprintf(&b, "    %s: %q\n", key, u.selector()[key])
	}
	b.WriteString("  ports:\n")
	for _, p := range ports {
		for _, n := range publicNumbers(p) {
			fmt.Fprintf(&b, "  - name: %s\n    port: %d\n    targetPort: %d\n", numberedName("port", n, p.protocol), n, p.number)
			if p.protocol != corev1.ProtocolTCP {
				fmt.Fprintf(&b, "    protocol: %s\n", p.protocol)
			}
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// String writes a port as Compose does: 8000, 53/udp.
func (p port) String() string {
	if p.protocol == corev1.ProtocolTCP {
		return fmt.Sprint(p.number)
	}
	return fmt.Sprintf("%d/%s", p.number, strings.ToLower(string(p.protocol)))
}

// publicNumbers returns the numbers under which a port was reached from outside.
func publicNumbers(p port) []int32 {
	if p.open && len(p.published) == 0 {
		return []int32{p.number}
	}
	return p.published
}
