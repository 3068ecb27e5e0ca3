package expose

import (
	"fmt"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/network"
)

// shown writes Service ports in one line each.
func shown(ports []corev1.ServicePort) string {
	var lines []string
	for _, p := range ports {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %d->%d %s", p.Name, p.Port, p.TargetPort.IntValue(), p.Protocol)))
	}
	return strings.Join(lines, ", ")
}

func TestServicePorts(t *testing.T) {
	tcp, udp := corev1.ProtocolTCP, corev1.ProtocolUDP
	for _, c := range []struct {
		why      string
		ports    []network.Port
		want     string
		collided []int32
	}{
		{"TCP is left unwritten", []network.Port{{Number: 80, Protocol: tcp}}, "port-80 80->80", nil},
		{"UDP is written", []network.Port{{Number: 53, Protocol: udp}}, "port-53-udp 53->53 UDP", nil},
		{"both are written on one number", []network.Port{{Number: 53, Protocol: udp}, {Number: 53, Protocol: tcp}}, "port-53-udp 53->53 UDP, port-53 53->53 TCP", nil},
		{"published on its own number", []network.Port{{Number: 80, Protocol: tcp, Published: []int32{80}}}, "port-80 80->80", nil},
		{"published on two others", []network.Port{{Number: 80, Protocol: tcp, Published: []int32{8080, 8081}}}, "port-80 80->80, published-8080 8080->80, published-8081 8081->80", nil},
		{"published TCP on the number of a container's UDP", []network.Port{{Number: 53, Protocol: udp}, {Number: 80, Protocol: tcp, Published: []int32{53}}},
			"port-53-udp 53->53 UDP, port-80 80->80, published-53 53->80 TCP", nil},
		{"published collides", []network.Port{{Number: 80, Protocol: tcp, Published: []int32{443}}, {Number: 443, Protocol: tcp}}, "port-80 80->80, port-443 443->443", []int32{443}},
		{"two ports of one name", []network.Port{{Number: 80, Protocol: tcp, Name: "http"}, {Number: 81, Protocol: tcp, Name: "http"}}, "http 80->80, port-81 81->81", nil},
	} {
		got, collided := servicePorts(c.ports)
		if shown(got) != c.want || fmt.Sprint(collided) != fmt.Sprint(c.collided) {
			t.Errorf("%s: %s %v, want %s %v", c.why, shown(got), collided, c.want, c.collided)
		}
	}
}
