package compose

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/report"
)

// projectOf writes a project of n services in a chain, each with what services
// usually have.
func projectOf(n int) string {
	var b strings.Builder
	b.WriteString("name: bench\nservices:\n")
	for i := range n {
		fmt.Fprintf(&b, `  s%d:
    image: registry.example.com/team/s%d:${TAG:-1.0}
    restart: unless-stopped
    environment:
      LOG_LEVEL: info
      PORT: "8080"
      NAME: s%d
      URL: http://s0:8080/
    ports: ["%d:8080", "127.0.0.1:%d:9090/udp"]
    volumes: ["data%d:/var/lib/data", "./conf:/etc/conf:ro"]
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]
      interval: 10s
      timeout: 2s
      retries: 5
    deploy:
      resources: {limits: {cpus: "0.5", memory: 512M}, reservations: {memory: 128M}}
`, i, i, i, 10000+i%40000, 10000+i%40000, i)
		if i > 0 {
			fmt.Fprintf(&b, "    depends_on: {s%d: {condition: service_healthy}}\n", i-1)
		}
	}
	b.WriteString("volumes:\n")
	for i := range n {
		fmt.Fprintf(&b, "  data%d: {}\n", i)
	}
	return b.String()
}

func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{1, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			root := fstest.MapFS{"compose.yaml": {Data: []byte(projectOf(n))}}
			b.ReportAllocs()
			before := cpu() // wall time says little on a busy machine
			for b.Loop() {
				r := report.New(report.Options{})
				if Load(root, Options{}, r) == nil {
					b.Fatal(r.Findings())
				}
			}
			b.ReportMetric(float64((cpu()-before).Microseconds())/float64(b.N*n), "cpu-µs/service")
		})
	}
}
