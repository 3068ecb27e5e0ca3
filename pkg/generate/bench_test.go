package generate

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// project returns a Compose file of n services in a chain, each with what
// services have.
func project(n int) string {
	var b strings.Builder
	b.WriteString("services:\n")
	for i := range n {
		fmt.Fprintf(&b, `  service-%[1]d:
    image: nginx:1.29
    environment: {MODE: fast, PORT: "8080", PASSWORD: hunter2hunter%[1]d}
    ports: ["%[2]d:80"]
    volumes: ["data-%[1]d:/var/lib/data"]
    healthcheck: {test: [CMD, curl, "http://localhost"], interval: 10s}
    deploy: {resources: {limits: {memory: 64M}}}
`, i, 10000+i)
		if i > 0 {
			fmt.Fprintf(&b, "    depends_on: [service-%d]\n", i-1)
		}
	}
	b.WriteString("volumes:\n")
	for i := range n {
		fmt.Fprintf(&b, "  data-%d: {}\n", i)
	}
	return b.String()
}

func BenchmarkRun(b *testing.B) {
	for _, n := range []int{1, 10, 100, 1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			source := &api.ComposeSource{Metadata: api.Metadata{Name: "app"}, Spec: api.Spec{Inline: map[string]string{"compose.yaml": project(n)}}}
			b.ReportAllocs()
			for b.Loop() {
				r := report.New(report.Options{})
				result, err := Run(source, Options{Kustomize: true}, r)
				if err != nil {
					b.Fatal(err)
				}
				var out bytes.Buffer
				if err := emit.Write(&out, result.Objects); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
