package generate

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// shapes are the ways in which n services depend on each other.
var shapes = map[string]func(i int) []int{
	"chain":   func(i int) []int { return []int{i - 1} },
	"star":    func(int) []int { return []int{0} },
	"diamond": func(i int) []int { return []int{max(0, i/2*2-2), max(0, i/2*2-1)} }, // 2^(n/2) ways lead through it
}

// project returns a Compose file of n services in a chain.
func project(n int) string { return shaped(n, shapes["chain"]) }

// shaped returns a Compose file of n services, each with what services have.
func shaped(n int, dependsOn func(int) []int) string {
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
		if i == 0 {
			continue
		}
		b.WriteString("    depends_on:\n")
		for j, other := range dependsOn(i) {
			if j == 0 || other != dependsOn(i)[0] {
				fmt.Fprintf(&b, "      service-%d: {condition: service_healthy}\n", other)
			}
		}
	}
	b.WriteString("volumes:\n")
	for i := range n {
		fmt.Fprintf(&b, "  data-%d: {}\n", i)
	}
	return b.String()
}

// BenchmarkRun is the whole pipeline, text included. Projects of more such services hold
// more values than the limits allow.
func BenchmarkRun(b *testing.B) {
	for _, shape := range []string{"chain", "star", "diamond"} {
		for _, n := range []int{1, 10, 100, 1000, 3500} {
			b.Run(fmt.Sprintf("%s/%d", shape, n), func(b *testing.B) { whole(b, map[string]string{"compose.yaml": shaped(n, shapes[shape])}) })
		}
	}
}

// BenchmarkShared is about what many services have together.
func BenchmarkShared(b *testing.B) {
	each := func(n int, line string) string {
		return "services:\n" + strings.Join(repeat(n, "  s%d: {image: x, "+line+"}\n"), "")
	}
	b.Run("volume of 5000", func(b *testing.B) {
		whole(b, map[string]string{"compose.yaml": each(5000, "volumes: ['data:/d']") + "volumes: {data: {}}\n"})
	})
	b.Run("5000 aliases", func(b *testing.B) {
		whole(b, map[string]string{"compose.yaml": "services: {web: {image: x, networks: {default: {aliases: [" + strings.Join(repeat(5000, "a%d"), ",") + "]}}}}\n"})
	})
	b.Run("env file of 400 lines by 100", func(b *testing.B) {
		whole(b, map[string]string{"compose.yaml": each(100, "env_file: a.env"), "a.env": strings.Join(repeat(400, "V%d=x\n"), "")})
	})
	b.Run("names of each other", func(b *testing.B) {
		whole(b, map[string]string{"compose.yaml": "services:\n" + strings.Join(repeat(5000, "  s%[1]d: {image: x, environment: {PEER: 's%[1]d0:80', URL: 'http://s1%[1]d'}}\n"), "")})
	})
}

func repeat(n int, format string) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf(format, i)
	}
	return all
}

func whole(b *testing.B, files map[string]string) {
	source := &api.ComposeSource{Metadata: api.Metadata{Name: "app"}, Spec: api.Spec{Inline: files}}
	b.ReportAllocs()
	for b.Loop() {
		r := report.New(report.Options{})
		r.Count()
		result, err := Run(source, Options{Kustomize: true}, r)
		if err != nil || r.Failed() {
			b.Fatal(err, r.Findings())
		}
		if err := emit.Write(io.Discard, result.Objects); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStages takes the pipeline apart.
func BenchmarkStages(b *testing.B) {
	for _, n := range []int{100, 1000, 3500} {
		root := fstest.MapFS{"compose.yaml": {Data: []byte(project(n))}}
		load := func() *compose.Project {
			return compose.Load(root, compose.Options{DefaultName: "app"}, report.New(report.Options{}))
		}
		b.Run(fmt.Sprintf("load/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				load()
			}
		})
		p := load()
		b.Run(fmt.Sprintf("convert/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				convert.Convert(p, convert.Options{}, report.New(report.Options{}))
			}
		})
		objects := convert.Convert(p, convert.Options{}, report.New(report.Options{})).Objects
		b.Run(fmt.Sprintf("emit/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := emit.Write(io.Discard, objects); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
