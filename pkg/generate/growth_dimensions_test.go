package generate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/lock"
)

// dimension is something that a project can have n of; everything that one entry
// of the input can turn into many has one.
type dimension struct {
	name  string
	least int // the smallest n; 16 times as many are within the limits
	files func(n int) map[string]string
	set   func(s *api.Spec, n int) // what else the configuration says; may be nil
}

// spec is the configuration with n of it.
func (d dimension) spec(n int) api.Spec {
	spec := api.Spec{Files: []string{"compose.yaml"}, Inline: d.files(n)}
	if d.set != nil {
		d.set(&spec, n)
	}
	return spec
}

func allDimensions() []dimension {
	return slices.Concat(dimensions(), networkDimensions(), secretDimensions(), textDimensions(), mountDimensions(), fileDimensions(), specDimensions())
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
		{name: "services in a chain", least: 100, files: shapeOf("chain")},
		{name: "services that wait for one", least: 100, files: shapeOf("star")},
		{name: "services in diamonds", least: 80, files: shapeOf("diamond")},
		{name: "services with nothing", least: 120, files: each("")},
		{name: "services that name each other", least: 100, files: each("environment: {PEER: 's%[1]d0:80', URL: 'http://s1%[1]d'}")},
		{name: "services with a volume", least: 100, files: func(n int) map[string]string {
			return file("services:\n" + lines(n, "  s%d: {image: x, volumes: ['data:/d']}\n") + "volumes: {data: {}}\n")
		}},
		{name: "services with a bind mount", least: 100, files: func(n int) map[string]string {
			return map[string]string{"compose.yaml": "services:\n" + lines(n, "  s%d: {image: x, volumes: ['./a.conf:/a.conf:ro']}\n"), "a.conf": "a\n"}
		}},
		{name: "services with a secret", least: 100, files: func(n int) map[string]string {
			return map[string]string{"compose.yaml": "services:\n" + lines(n, "  s%d: {image: x, secrets: [a]}\n") + "secrets: {a: {file: a.txt}}\n", "a.txt": "correct horse\n"}
		}},
		{name: "services that join a pod", least: 100, files: func(n int) map[string]string {
			return file("services:\n  main: {image: x}\n" + lines(n, "  s%d: {image: x, network_mode: 'service:main'}\n"))
		}},
		{name: "volumes_from in a chain", least: 50, files: func(n int) map[string]string {
			return file("services:\n  s0: {image: x, volumes: ['data:/data']}\n" + func() string {
				var b strings.Builder
				for i := 1; i < n; i++ {
					fmt.Fprintf(&b, "  s%d: {image: x, volumes_from: [s%d]}\n", i, i-1)
				}
				return b.String()
			}() + "volumes: {data: {}}\n")
		}},
		{name: "extends of one", least: 100, files: func(n int) map[string]string {
			return file("services:\n  base: {image: x, environment: {A: b}}\n" + lines(n, "  s%d: {extends: base}\n"))
		}},
		{name: "override files", least: 25, files: func(n int) map[string]string {
			files := file(service)
			for i := range n {
				files[fmt.Sprintf("o%d.yaml", i)] = fmt.Sprintf("services: {web: {environment: {A%d: x}}}\n", i)
			}
			return files
		}, set: func(s *api.Spec, n int) { s.Files = append(s.Files, repeat(n, "o%d.yaml")...) }},
		{name: "services with an override file", least: 25, files: func(n int) map[string]string {
			files := file("services:\n" + lines(n, "  s%d: {image: x, environment: {A: b}}\n"))
			for i := range n {
				files[fmt.Sprintf("o%d.yaml", i)] = fmt.Sprintf("services: {s%d: {environment: {B: c}}}\n", i)
			}
			return files
		}},
		{name: "files of include", least: 25, files: func(n int) map[string]string {
			files := file("include: [" + lines(n, "i%d.yaml,") + "]\n" + service)
			for i := range n {
				files[fmt.Sprintf("i%d.yaml", i)] = fmt.Sprintf("services: {s%d: {image: x}}\n", i)
			}
			return files
		}},
		{name: "variables", least: 500, files: in("    environment:\n%s", "      V%d: x\n")},
		{name: "models of a service", least: 200, files: func(n int) map[string]string {
			return file(service + "    models:\n" + lines(n, "      m%d: {}\n") + "models:\n" + lines(n, "  m%d: {model: x}\n"))
		}},
		{name: "secret variables", least: 500, files: in("    environment:\n%s", "      V%d_PASSWORD: correct-horse-%[1]d\n")},
		{name: "lines of an env file", least: 500, files: func(n int) map[string]string {
			return map[string]string{"compose.yaml": service + "    env_file: a.env\n", "a.env": lines(n, "V%d=x\n")}
		}},
		{name: "services with one env file", least: 60, files: func(n int) map[string]string {
			return map[string]string{"compose.yaml": "services:\n" + lines(n, "  s%d: {image: x, env_file: a.env}\n"), "a.env": lines(40, "V%d=x\n")}
		}},
		{name: "ports", least: 60, files: in("    ports:\n%s", "    - '1%04[1]d:1%04[1]d'\n")},
		{name: "ports of a range", least: 60, files: func(n int) map[string]string {
			return file(fmt.Sprintf(service+"    ports: ['10000-%d:10000-%[1]d']\n", 9999+n))
		}},
		{name: "labels", least: 500, files: in("    labels:\n%s", "      l%d: x\n")},
		{name: "words of a command", least: 500, files: in("    command:\n%s", "    - w%d\n")},
		{name: "names in a command", least: 60, files: in("    command:\n%s  my_db: {image: y}\n", "    - 'my_db:%d'\n")},
		{name: "capabilities", least: 20, files: in("    cap_add:\n%s", "    - CAP_%d\n")},
		{name: "extra hosts", least: 200, files: in("    extra_hosts:\n%s", "    - 'h%d:192.0.2.1'\n")},
		{name: "aliases", least: 100, files: in("    networks: {default: {aliases: [%s]}}\n", "a%d,")},
		{name: "networks", least: 100, files: func(n int) map[string]string {
			return file(service + "    networks: [" + lines(n, "n%d,") + "]\nnetworks:\n" + lines(n, "  n%d: {}\n"))
		}},
		{name: "mounts", least: 50, files: func(n int) map[string]string {
			return file(service + "    volumes:\n" + lines(n, "    - 'v%[1]d:/m/%[1]d'\n") + "volumes:\n" + lines(n, "  v%d: {}\n"))
		}},
		{name: "one-shots before one", least: 6, files: func(n int) map[string]string {
			return file(service + "    depends_on:\n" + lines(n, "      o%d: {condition: service_completed_successfully}\n") + lines(n, "  o%d: {image: x}\n"))
		}},
		{name: "uses of an anchor", least: 100, files: func(n int) map[string]string {
			return file("x-a: &a {A: b, C: d}\nservices:\n" + lines(n, "  s%d: {image: x, environment: *a}\n"))
		}},
		{name: "bytes of a value", least: 50_000, files: func(n int) map[string]string {
			return file(service + "    environment: {A: '" + strings.Repeat("x ", n/2) + "'}\n")
		}},
		{name: "names in a value", least: 60, files: func(n int) map[string]string {
			return file(service + "    environment: {A_HOSTS: '" + lines(n, "my_db:1%04d,") + "'}\n  my_db: {image: y}\n")
		}},
		{name: "locked images", least: 60, files: func(n int) map[string]string {
			return map[string]string{"compose.yaml": "services:\n" + lines(n, "  s%d: {image: 'x:%[1]d'}\n"), lock.Name: lockHead + lines(n, lockEntry)}
		}},
		{name: "entries that nobody needs", least: 250, files: func(n int) map[string]string {
			return map[string]string{"compose.yaml": service, lock.Name: lockHead + lines(n, lockEntry)}
		}},
		{name: "names in a mounted file", least: 60, files: func(n int) map[string]string {
			return map[string]string{"compose.yaml": service + "    volumes: ['./a.conf:/a.conf:ro']\n  my_db: {image: y}\n", "a.conf": lines(n, "server my_db:1%04d;\n")}
		}},
	}
}
