package generate

import (
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/report"
)

// dimension is something that a project can have n of; everything that one entry
// of the input can turn into many has one.
type dimension struct {
	name  string
	least int // the smallest n; 16 times as many are within the limits
	files func(n int) map[string]string
}

// lines joins what a format makes of the numbers below n.
func lines(n int, format string) string { return strings.Join(repeat(n, format), "") }

// file is a project of one Compose file.
func file(text string) map[string]string { return map[string]string{"compose.yaml": text} }

const service = "services:\n  web:\n    image: x\n"

func dimensions() []dimension {
	shapeOf := func(name string) func(int) map[string]string {
		return func(n int) map[string]string { return file(shaped(n, shapes[name])) }
	}
	each := func(line string) func(int) map[string]string {
		return func(n int) map[string]string {
			return file("services:\n" + lines(n, "  s%[1]d: {image: x, "+line+"}\n"))
		}
	}
	in := func(format, entry string) func(int) map[string]string {
		return func(n int) map[string]string { return file(fmt.Sprintf(service+format, lines(n, entry))) }
	}
	return []dimension{
		{"services in a chain", 100, shapeOf("chain")},
		{"services that wait for one", 100, shapeOf("star")},
		{"services in diamonds", 80, shapeOf("diamond")},
		{"services with nothing", 120, each("")},
		{"services that name each other", 100, each("environment: {PEER: 's%[1]d0:80', URL: 'http://s1%[1]d'}")},
		{"services with a volume", 100, func(n int) map[string]string {
			return file("services:\n" + lines(n, "  s%d: {image: x, volumes: ['data:/d']}\n") + "volumes: {data: {}}\n")
		}},
		{"services with a bind mount", 100, func(n int) map[string]string {
			return map[string]string{"compose.yaml": "services:\n" + lines(n, "  s%d: {image: x, volumes: ['./a.conf:/a.conf:ro']}\n"), "a.conf": "a\n"}
		}},
		{"services with a secret", 100, func(n int) map[string]string {
			return map[string]string{"compose.yaml": "services:\n" + lines(n, "  s%d: {image: x, secrets: [a]}\n") + "secrets: {a: {file: a.txt}}\n", "a.txt": "correct horse\n"}
		}},
		{"services that join a pod", 100, func(n int) map[string]string {
			return file("services:\n  main: {image: x}\n" + lines(n, "  s%d: {image: x, network_mode: 'service:main'}\n"))
		}},
		{"volumes_from in a chain", 50, func(n int) map[string]string {
			return file("services:\n  s0: {image: x, volumes: ['data:/data']}\n" + func() string {
				var b strings.Builder
				for i := 1; i < n; i++ {
					fmt.Fprintf(&b, "  s%d: {image: x, volumes_from: [s%d]}\n", i, i-1)
				}
				return b.String()
			}() + "volumes: {data: {}}\n")
		}},
		{"extends of one", 100, func(n int) map[string]string {
			return file("services:\n  base: {image: x, environment: {A: b}}\n" + lines(n, "  s%d: {extends: base}\n"))
		}},
		{"override files", 25, func(n int) map[string]string {
			files := file(service)
			for i := range n {
				files[fmt.Sprintf("o%d.yaml", i)] = fmt.Sprintf("services: {web: {environment: {A%d: x}}}\n", i)
			}
			return files
		}},
		{"services with an override file", 25, func(n int) map[string]string {
			files := file("services:\n" + lines(n, "  s%d: {image: x, environment: {A: b}}\n"))
			for i := range n {
				files[fmt.Sprintf("o%d.yaml", i)] = fmt.Sprintf("services: {s%d: {environment: {B: c}}}\n", i)
			}
			return files
		}},
		{"files of include", 25, func(n int) map[string]string {
			files := file("include: [" + lines(n, "i%d.yaml,") + "]\n" + service)
			for i := range n {
				files[fmt.Sprintf("i%d.yaml", i)] = fmt.Sprintf("services: {s%d: {image: x}}\n", i)
			}
			return files
		}},
		{"variables", 500, in("    environment:\n%s", "      V%d: x\n")},
		{"models of a service", 200, func(n int) map[string]string {
			return file(service + "    models:\n" + lines(n, "      m%d: {}\n") + "models:\n" + lines(n, "  m%d: {model: x}\n"))
		}},
		{"secret variables", 500, in("    environment:\n%s", "      V%d_PASSWORD: correct-horse-%[1]d\n")},
		{"lines of an env file", 500, func(n int) map[string]string {
			return map[string]string{"compose.yaml": service + "    env_file: a.env\n", "a.env": lines(n, "V%d=x\n")}
		}},
		{"services with one env file", 60, func(n int) map[string]string {
			return map[string]string{"compose.yaml": "services:\n" + lines(n, "  s%d: {image: x, env_file: a.env}\n"), "a.env": lines(40, "V%d=x\n")}
		}},
		{"ports", 60, in("    ports:\n%s", "    - '1%04[1]d:1%04[1]d'\n")},
		{"ports of a range", 60, func(n int) map[string]string {
			return file(fmt.Sprintf(service+"    ports: ['10000-%d:10000-%[1]d']\n", 9999+n))
		}},
		{"labels", 500, in("    labels:\n%s", "      l%d: x\n")},
		{"words of a command", 500, in("    command:\n%s", "    - w%d\n")},
		{"names in a command", 60, in("    command:\n%s  my_db: {image: y}\n", "    - 'my_db:%d'\n")},
		{"capabilities", 20, in("    cap_add:\n%s", "    - CAP_%d\n")},
		{"extra hosts", 200, in("    extra_hosts:\n%s", "    - 'h%d:192.0.2.1'\n")},
		{"aliases", 100, in("    networks: {default: {aliases: [%s]}}\n", "a%d,")},
		{"networks", 100, func(n int) map[string]string {
			return file(service + "    networks: [" + lines(n, "n%d,") + "]\nnetworks:\n" + lines(n, "  n%d: {}\n"))
		}},
		{"mounts", 50, func(n int) map[string]string {
			return file(service + "    volumes:\n" + lines(n, "    - 'v%[1]d:/m/%[1]d'\n") + "volumes:\n" + lines(n, "  v%d: {}\n"))
		}},
		{"one-shots before one", 6, func(n int) map[string]string {
			return file(service + "    depends_on:\n" + lines(n, "      o%d: {condition: service_completed_successfully}\n") + lines(n, "  o%d: {image: x}\n"))
		}},
		{"uses of an anchor", 100, func(n int) map[string]string {
			return file("x-a: &a {A: b, C: d}\nservices:\n" + lines(n, "  s%d: {image: x, environment: *a}\n"))
		}},
		{"bytes of a value", 50_000, func(n int) map[string]string {
			return file(service + "    environment: {A: '" + strings.Repeat("x ", n/2) + "'}\n")
		}},
		{"names in a value", 60, func(n int) map[string]string {
			return file(service + "    environment: {A_HOSTS: '" + lines(n, "my_db:1%04d,") + "'}\n  my_db: {image: y}\n")
		}},
		{"locked images", 60, func(n int) map[string]string {
			return map[string]string{"compose.yaml": "services:\n" + lines(n, "  s%d: {image: 'x:%[1]d'}\n"), lock.Name: lockHead + lines(n, lockEntry)}
		}},
		{"entries that nobody needs", 250, func(n int) map[string]string {
			return map[string]string{"compose.yaml": service, lock.Name: lockHead + lines(n, lockEntry)}
		}},
		{"names in a mounted file", 60, func(n int) map[string]string {
			return map[string]string{"compose.yaml": service + "    volumes: ['./a.conf:/a.conf:ro']\n  my_db: {image: y}\n", "a.conf": lines(n, "server my_db:1%04d;\n")}
		}},
	}
}

// BenchmarkGrowth runs each dimension at once, 4 and 16 times its least, and prints
// the exponent: 1 grows with the input, 2 with its square.
func BenchmarkGrowth(b *testing.B) {
	for _, d := range dimensions() {
		b.Run(strings.ReplaceAll(d.name, " ", "-"), func(b *testing.B) {
			var best [3]time.Duration
			for b.Loop() {
				for i, factor := range []int{1, 4, 16} {
					files := d.files(d.least * factor)
					start := time.Now()
					once(b, files)
					if took := time.Since(start); best[i] == 0 || took < best[i] {
						best[i] = took
					}
				}
			}
			b.ReportMetric(math.Log(float64(best[2])/float64(best[1]))/math.Log(4), "exponent")
			b.ReportMetric(best[0].Seconds()*1000, "ms/1x")
			b.ReportMetric(best[1].Seconds()*1000, "ms/4x")
			b.ReportMetric(best[2].Seconds()*1000, "ms/16x")
		})
	}
}

// once makes the manifests of a project.
func once(tb testing.TB, files map[string]string) {
	tb.Helper()
	spec := api.Spec{Inline: files, Files: []string{"compose.yaml"}}
	for i := 0; files[fmt.Sprintf("o%d.yaml", i)] != ""; i++ {
		spec.Files = append(spec.Files, fmt.Sprintf("o%d.yaml", i))
	}
	r := report.New(report.Options{})
	result, err := Run(&api.ComposeSource{Metadata: api.Metadata{Name: "app"}, Spec: spec}, Options{Kustomize: true}, r)
	if err != nil || r.Failed() {
		tb.Fatalf("%v: %s", err, first(r))
	}
	if err := emit.Write(io.Discard, result.Objects); err != nil {
		tb.Fatal(err)
	}
}

// first returns the first error.
func first(r *report.Report) string {
	for _, f := range r.Findings() {
		if f.Severity == report.Error {
			return fmt.Sprint(f.Position, " ", f.Message)
		}
	}
	return ""
}

// TestGrowth holds that the benchmark measures what is converted, and not how fast
// it is refused.
func TestGrowth(t *testing.T) {
	for _, d := range dimensions() {
		t.Run(d.name, func(t *testing.T) {
			for _, factor := range []int{1, 16} {
				once(t, d.files(d.least*factor))
			}
		})
	}
}
