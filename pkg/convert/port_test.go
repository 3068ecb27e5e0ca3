package convert

import (
	"fmt"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/naming"
)

func TestPortName(t *testing.T) {
	for name, want := range map[string]string{
		"http": "http", "Public_HTTP_Endpoint": "public-http-end", "a__b": "a-b", "8080": "s-8080", "web.v1": "web-v1",
		"averylongname--x": "averylongname-x", "exactly-fifteen-": "exactly-fifteen",
	} {
		if got := naming.Port(name); got != want {
			t.Errorf("naming.Port(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzPortName(f *testing.F) {
	for _, seed := range []string{"http", "", "-", "0", "a--b", "aaaaaaaaaaaaaa-b", "Ω"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if legal := naming.Port(name); len(validation.IsValidPortName(legal)) > 0 {
			t.Errorf("naming.Port(%q) = %q", name, legal)
		}
	})
}

func TestParseExpose(t *testing.T) {
	for text, want := range map[string]string{
		"80": "[80] TCP", "53/udp": "[53] UDP", "3000-3002": "[3000 3001 3002] TCP", "1/SCTP": "[1] SCTP", "3-3": "[3] TCP",
		"": "-", "0": "-", "x": "-", "5-3": "-", "70000": "-", "80-": "-",
	} {
		got := "-"
		if numbers, protocol, ok := parseExpose(text); ok {
			got = fmt.Sprint(numbers, " ", protocol)
		}
		if got != want {
			t.Errorf("parseExpose(%q) = %s, want %s", text, got, want)
		}
	}
}

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
		ports    []port
		want     string
		collided []int32
	}{
		{"TCP is left unwritten", []port{{number: 80, protocol: tcp}}, "port-80 80->80", nil},
		{"UDP is written", []port{{number: 53, protocol: udp}}, "port-53-udp 53->53 UDP", nil},
		{"both are written on one number", []port{{number: 53, protocol: udp}, {number: 53, protocol: tcp}}, "port-53-udp 53->53 UDP, port-53 53->53 TCP", nil},
		{"published on its own number", []port{{number: 80, protocol: tcp, published: []int32{80}}}, "port-80 80->80", nil},
		{"published on two others", []port{{number: 80, protocol: tcp, published: []int32{8080, 8081}}}, "port-80 80->80, published-8080 8080->80, published-8081 8081->80", nil},
		{"published TCP on the number of a container's UDP", []port{{number: 53, protocol: udp}, {number: 80, protocol: tcp, published: []int32{53}}},
			"port-53-udp 53->53 UDP, port-80 80->80, published-53 53->80 TCP", nil},
		{"published collides", []port{{number: 80, protocol: tcp, published: []int32{443}}, {number: 443, protocol: tcp}}, "port-80 80->80, port-443 443->443", []int32{443}},
		{"two ports of one name", []port{{number: 80, protocol: tcp, name: "http"}, {number: 81, protocol: tcp, name: "http"}}, "http 80->80, port-81 81->81", nil},
	} {
		got, collided := servicePorts(c.ports)
		if shown(got) != c.want || fmt.Sprint(collided) != fmt.Sprint(c.collided) {
			t.Errorf("%s: %s %v, want %s %v", c.why, shown(got), collided, c.want, c.collided)
		}
	}
}
