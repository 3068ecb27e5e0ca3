package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// services are n services, with the lines that body adds to each.
func services(n int, body func(int) string) string {
	return text("services:\n", n, func(i int) string { return fmt.Sprintf("  s%d:\n    image: x\n%s", i, body(i)) })
}

func plain(int) string { return "" }

// hostileScale are files with much of something.
func hostileScale() []hostile {
	return []hostile{
		{name: "20,000 services", files: file(services(20_000, plain)), want: "[limit-exceeded]"},
		{name: "a chain that begins with itself", files: file(services(1000, func(i int) string { return fmt.Sprintf("    depends_on: [s%d]\n", max(0, i-1)) })), want: "[dependency-cycle]"},
		{name: "a circle of 5,000", files: file(services(5000, func(i int) string { return fmt.Sprintf("    depends_on: [s%d]\n", (i+1)%5000) })), want: "[dependency-cycle]"},
		{name: "a diamond of 40", files: file(services(40, diamond)), want: ""},
		{name: "a diamond of 2,000", files: file(services(2000, diamond)), want: "[limit-exceeded]"},
		{name: "a lattice of 500 in layers of 2", files: file(services(500, layers("service_started")))},
		{name: "one-shots that await one-shots", files: file(services(40, layers("service_completed_successfully"))), want: ""},
		{name: "2,000 one-shots that await one-shots", files: file(services(2000, layers("service_completed_successfully"))), want: "[too-many-one-shots]"},
		{name: "everything undefined", files: file(services(5000, func(i int) string { return fmt.Sprintf("    depends_on: [absent%d]\n    networks: [n%d]\n", i, i) })), want: "[undefined-reference]"},
		{name: "a pod of 1,000 services", files: file(services(1000, func(i int) string { return strings.Repeat("    network_mode: service:s0\n", min(i, 1)) })), want: ""},
		{name: "a chain of 1,000 that share networks", files: file(services(1000, func(i int) string {
			return strings.Repeat(fmt.Sprintf("    network_mode: service:s%d\n", i-1), min(i, 1))
		})), want: ""},
		{name: "extends 3,000 deep", files: file(services(3000, func(i int) string { return strings.Repeat(fmt.Sprintf("    extends: s%d\n", i-1), min(i, 1)) })), want: ""},
		{name: "extends in a circle", files: file(services(10, func(i int) string { return fmt.Sprintf("    extends: s%d\n", (i+1)%10) })), want: "error: "},
		{name: "all ports", files: file(web + "    ports: [\"1-65535:1-65535\"]\n"), want: "compose.yaml:4:13: error: "},
		{name: "all ports exposed", files: file(web + "    expose: [\"1-65535\"]\n"), want: "compose.yaml:4:14: error: "},
		{name: "50,000 ports", files: file(web + "    ports: [" + text("", 60, func(i int) string { return fmt.Sprintf("\"%d-%d\",", 1000+i*1000, 1999+i*1000) }) + "]\n"), want: "[limit-exceeded]"},
		{name: "20,000 ports", files: file(web + "    ports: [" + text("", 20, func(i int) string { return fmt.Sprintf("\"%d-%d\",", 1000+i*1000, 1999+i*1000) }) + "]\n"), want: "[too-many-ports]"},
		{name: "100,000 variables", files: file(web + text("    environment:\n", 100_000, func(i int) string { return fmt.Sprintf("      V%d: x\n", i) })), want: "compose.yaml:5:7: error: "},
		{name: "45,000 variables", files: file(services(5, func(int) string {
			return text("    environment:\n", 9_000, func(i int) string { return fmt.Sprintf("      V%d: x\n", i) })
		}))},
		{name: "an env file of 100,000 lines", files: map[string]string{"compose.yaml": web + "    env_file: a.env\n", "a.env": text("", 100_000, func(i int) string { return fmt.Sprintf("V%d=x\n", i) })}, want: "compose.yaml:4:15: error: "},
		{name: "an env file that feeds itself", files: map[string]string{"compose.yaml": web + "    env_file: a.env\n", "a.env": text("V=xx\n", 40, func(i int) string { return "V=${V}${V}\n" })}, want: "a.env:"},
		{name: "an env file of a million comments", files: map[string]string{"compose.yaml": web + "    env_file: a.env\n", "a.env": strings.Repeat("#\n", 1_500_000) + "A=1\n"}},
		{name: "an env file of 15,000 unset variables", files: map[string]string{"compose.yaml": web + "    env_file: a.env\n", "a.env": text("", 15_000, func(i int) string { return fmt.Sprintf("V%d=$W%d\n", i, i) })}},
		{name: "an env file whose quote never ends", files: map[string]string{"compose.yaml": web + "    env_file: a.env\n", "a.env": "A=\"" + strings.Repeat("x\n", 1_000_000)}, want: "a.env:1:"},
		{name: "3,000 networks", files: file(web + "    networks: [" + text("", 3000, func(i int) string { return fmt.Sprintf("n%d,", i) }) + "]\n" + text("networks:\n", 3000, func(i int) string { return fmt.Sprintf("  n%d: {}\n", i) }))},
		{name: "3,000 networks with policies", spec: "{networkPolicies: true}", files: file(web + "    networks: [" + text("", 3000, func(i int) string { return fmt.Sprintf("n%d,", i) }) + "]\n" + text("networks:\n", 3000, func(i int) string { return fmt.Sprintf("  n%d: {}\n", i) }))},
		{name: "5,000 volumes of one service", files: file(web + text("    volumes:\n", 5000, func(i int) string { return fmt.Sprintf("      - v%d:/v%d\n", i, i) }) + text("volumes:\n", 5000, func(i int) string { return fmt.Sprintf("  v%d:\n", i) }))},
		{name: "one volume of 2,000 services", files: file(services(2000, func(int) string { return "    volumes: [\"vol:/v\"]\n" }) + "volumes: {vol: }\n")},
		{name: "5,000 aliases", files: file(web + "    networks: {default: {aliases: [" + text("", 5000, func(i int) string { return fmt.Sprintf("alias%d,", i) }) + "]}}\n")},
		{name: "100 services with one env file of 10,000 lines", files: map[string]string{"compose.yaml": services(100, func(int) string { return "    env_file: a.env\n" }), "a.env": text("", 10_000, func(i int) string { return fmt.Sprintf("V%d=x\n", i) })}, want: "compose.yaml:19:15: error: "},
		{name: "100 services with one env file of 400 lines", files: map[string]string{"compose.yaml": services(100, func(int) string { return "    env_file: a.env\n" }), "a.env": text("", 400, func(i int) string { return fmt.Sprintf("V%d=x\n", i) })}},
		{name: "a file that 500 services mount", files: map[string]string{"compose.yaml": services(500, func(int) string { return "    volumes: [\"./big:/big\"]\n" }), "big": strings.Repeat("x", 900_000)}, want: "big: error: too many bytes of mounted files"},
		{name: "a file that 30 services mount", files: map[string]string{"compose.yaml": services(30, func(int) string { return "    volumes: [\"./big:/big:ro\"]\n" }), "big": strings.Repeat("key = value\n", 75_000)}},
		{name: "8 large files", files: many(8, strings.Repeat("key = value\n", 75_000), func(i int) string { return fmt.Sprintf("    volumes: [\"./f/%d:/big:ro\"]\n", i) }), want: "error: too many bytes of different mounted files"},
		{name: "a directory of 900 empty files that 500 services mount", files: many(900, "", func(i int) string {
			return strings.Repeat("    volumes: [\"./f:/etc/app:ro\"]\n", min(1, max(0, 500-i)))
		})},
		{name: "2,000 directories without files that 300 links lead to", files: file(web + "    volumes: [\"./tree:/tree:ro\"]\n"), make: tree},
		{name: "400 mounts, each in the one before", files: map[string]string{"compose.yaml": web + text("    volumes:\n", 400, func(i int) string { return "    - ./d:/a" + strings.Repeat("/0", i) + ":ro\n" }), "d/f": "x"}},
		{name: "3,000 services that share an alias", files: file(services(3000, func(int) string {
			return "    environment: {PEER: \"http://peers:80\"}\n    networks: {default: {aliases: [peers]}}\n"
		}))},
		{name: "a secret of 90,000 lines and 9,000 names", files: map[string]string{"compose.yaml": web + "    secrets: [s]\n" + text("    environment:\n", 9_000, func(i int) string {
			return fmt.Sprintf("      A_LONG_NAME_OF_SOME_VARIABLE_OF_SOME_APPLICATION_%d: x\n", i)
		}) + "secrets: {s: {file: s}}\n", "s": text("", 90_000, func(i int) string { return fmt.Sprintf("line%05d\n", i) })}},
		{name: "a config of 900 KB that 2,000 services have", files: file("configs: {c: {content: " + strings.Repeat("x", 900_000) + "}}\n" + services(2000, func(int) string { return "    configs: [c]\n" })), want: "error: too many bytes of mounted files"},
		{name: "a value that 500 services have", files: file("x-c: &c " + strings.Repeat("x", 900_000) + "\n" + services(500, func(int) string { return "    environment: {A: *c}\n" })), want: "[limit-exceeded]"},
		{name: "an env file of 1 MB that 500 services have", files: map[string]string{"compose.yaml": services(500, func(int) string { return "    env_file: a.env\n" }), "a.env": "A=" + strings.Repeat("x", 900_000)}, want: "[limit-exceeded]"},
		{name: "9,000 labels of Compose itself", files: file(web + text("    labels:\n", 9_000, func(i int) string { return fmt.Sprintf("      com.docker.compose.l%d: x\n", i) }))},
		{name: "a list of 9,000 labels of Compose itself", files: file(web + text("    labels:\n", 9_000, func(i int) string { return fmt.Sprintf("    - com.docker.compose.l%d=x\n", i) }))},
		{name: "9,000 sysctls", files: file(web + text("    sysctls:\n", 9_000, func(i int) string { return fmt.Sprintf("      a.b%d: 1\n", i) }))},
		{name: "9,000 secrets that envFrom can't carry", files: file(web + text("    environment:\n", 9_000, func(i int) string { return fmt.Sprintf("      PASSWORD:%d: x\n", i) }))},
		{name: "9,000 hosts of one address", files: file(web + text("    extra_hosts:\n", 9_000, func(i int) string { return fmt.Sprintf("      h%d: 10.0.0.1\n", i) }))},
		{name: "50,000 references in a file", files: map[string]string{"compose.yaml": services(2, func(i int) string {
			return [...]string{"    volumes: [\"./f:/f:ro\"]\n", "    container_name: my_db\n"}[i]
		}), "f": strings.Repeat("server my_db:99;\n", 50_000)}, want: "error: too many findings"},
		{name: "19,000 references in a file", files: map[string]string{"compose.yaml": services(2, func(i int) string {
			return [...]string{"    volumes: [\"./f:/f:ro\"]\n", "    container_name: my_db\n"}[i]
		}), "f": strings.Repeat("server my_db:99;\n", 19_000)}},
		{name: "9,000 references in a command", files: file(services(2, func(i int) string {
			return [...]string{"    command: [" + strings.Repeat("\"my_db:99\",", 9_000) + "]\n", "    container_name: my_db\n"}[i]
		}))},
		{name: "3,000 services that spec.services invents", spec: "{services: {" + text("", 3000, func(i int) string { return fmt.Sprintf("serv%d: {kind: Job},", i) }) + "}}", files: file(services(3000, plain)), want: "[unknown-service]"},
		{name: "10,000 codes that there are not", spec: "{report: {codes: {" + text("", 10_000, func(i int) string { return fmt.Sprintf("no-port-%d: ignore,", i) }) + "}}}", files: file(web), want: "[config-wrong-value]"},
		{name: "2,000 bind mounts and as many spec.mounts", spec: "{mounts: {" + text("", 2000, func(i int) string { return fmt.Sprintf("./x%d: Omit,", i) }) + "}}", files: file(web + text("    volumes:\n", 2000, func(i int) string { return fmt.Sprintf("      - ./d%d:/d%d\n", i, i) }))},
		{name: "9,000 inline files and 4,000 bind mounts", spec: "{inline: {compose.yaml: \"" + strings.ReplaceAll(web+text("    volumes:\n", 2000, func(i int) string { return fmt.Sprintf("    - ./d%d:/d%d\n    - ./none%d:/n%d:ro\n", i, i, i, i) }), "\n", "\\n") + "\", " + text("", 9_000, func(i int) string { return fmt.Sprintf("d%d/f: x,", i) }) + "}}"},
		{name: "a chain of 1,000 volumes_from", files: file(services(1000, func(i int) string {
			return fmt.Sprintf("    volumes: [\"v%d:/v%d\"]\n", i, i) + strings.Repeat(fmt.Sprintf("    volumes_from: [s%d]\n", i-1), min(i, 1))
		}) + text("volumes:\n", 1000, func(i int) string { return fmt.Sprintf("  v%d:\n", i) })), want: "error: too many mounts"},
		{name: "a chain of 150 volumes_from", files: file(services(150, func(i int) string {
			return fmt.Sprintf("    volumes: [\"v%d:/v%d\"]\n", i, i) + strings.Repeat(fmt.Sprintf("    volumes_from: [s%d]\n", i-1), min(i, 1))
		}) + text("volumes:\n", 150, func(i int) string { return fmt.Sprintf("  v%d:\n", i) }))},
		{name: "60,000 capabilities", files: file(web + "    cap_add: [" + text("", 60_000, func(i int) string { return fmt.Sprintf("C%d,", i) }) + "]\n"), want: "compose.yaml:4:14: error: too many entries"},
		{name: "9,000 capabilities", files: file(web + "    cap_add: [" + text("", 9_000, func(i int) string { return fmt.Sprintf("C%d,", i) }) + "]\n    cap_drop: [" + text("", 9_000, func(i int) string { return fmt.Sprintf("D%d,", i) }) + "]\n")},
		{name: "70,000 dependencies", files: file(services(375, diamond)), want: "error: too many dependencies"},
		{name: "19,000 dependencies", files: file(services(195, diamond))},
		{name: "a one-shot of 500 mounts before 1,000 services", files: file(services(1_001, before("    tmpfs: ["+strings.Join(numbers(500, "/t%d"), ",")+"]\n"))), want: "error: too many values in copies of one-shot services"},
		{name: "a one-shot of 100 KB before 1,000 services", files: file(services(1_001, before("    command: "+strings.Repeat("x", 100_000)+"\n"))), want: "error: too many bytes in copies of one-shot services"},
		{name: "1,000 ports under 5,000 names", files: file(web + "    ports: ['1000-1999:1000-1999']\n    networks: {default: {aliases: [" + strings.Join(numbers(5_000, "a%d"), ",") + "]}}\n"), want: "error: too many ports of Services"},
		{name: "400 names that 100 services of 400 ports share", files: file(services(100, func(int) string {
			return "    expose: ['1000-1399']\n    networks: {default: {aliases: [" + strings.Join(numbers(400, "a%d"), ",") + "]}}\n"
		})), want: "error: too many ports of Services"},
		{name: "4,900 services", files: file(services(4_900, plain))},
		{name: "60,000 findings", files: file(web + "    cap_add: [A]\n" + text("", 7, func(i int) string {
			return fmt.Sprintf("  s%d:\n    image: x\n", i) + text("    sysctls:\n", 9_000, func(i int) string { return fmt.Sprintf("      a.b%d: 1\n", i) })
		})), want: "error: too many findings"},
		{name: "400 override files", spec: overrides(400), files: overridden(400, func(i int) string { return fmt.Sprintf("    environment: {A%d: x}\n", i) })},
		{name: "400 override files of 100 ports", spec: overrides(400), files: overridden(400, func(i int) string {
			return "    ports: [" + text("", 100, func(j int) string { return fmt.Sprintf("\"%[1]d:%[1]d\",", 1+i*100+j) }) + "]\n"
		}), want: "error: too many values in services that several files merge"},
		{name: "400 override files of 300 services", spec: overrides(400), files: overridden(400, func(int) string {
			return text("", 300, func(j int) string { return fmt.Sprintf("  s%d: {image: x}\n", j) })
		}), want: "[limit-exceeded]"},
		{name: "include that includes itself", files: file("include: [compose.yaml]\n" + web), want: "error: "},
		{name: "a chain of 600 includes", files: chain(600), want: "[limit-exceeded]"},
		{name: "includes that double", files: doubling(30), want: "[limit-exceeded]"},
	}
}

// overrides is the spec of a project with n override files.
func overrides(n int) string {
	return "{files: [" + text("compose.yaml", n, func(i int) string { return fmt.Sprintf(",o%d.yaml", i) }) + "]}"
}

func overridden(n int, body func(int) string) map[string]string {
	files := file(web)
	for i := range n {
		files[fmt.Sprintf("o%d.yaml", i)] = web + body(i)
	}
	return files
}

// many are n files in a directory, and as many services.
func many(n int, content string, body func(int) string) map[string]string {
	files := file(services(n, body))
	for i := range n {
		files[fmt.Sprintf("f/%d", i)] = content
	}
	return files
}

// tree makes directories that hold nothing, and links to their top.
func tree(t *testing.T, dir string) {
	for i := range 2000 {
		if err := os.MkdirAll(filepath.Join(dir, "tree", "top", strconv.Itoa(i)), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 300 {
		if err := os.Symlink("top", filepath.Join(dir, "tree", "link"+strconv.Itoa(i))); err != nil {
			t.Fatal(err)
		}
	}
}

// before makes everybody wait for the end of the first service, which has more to say.
func before(more string) func(int) string {
	return func(i int) string {
		if i == 0 {
			return more
		}
		return "    depends_on: {s0: {condition: service_completed_successfully}}\n"
	}
}

func numbers(n int, format string) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf(format, i))
	}
	return all
}

func diamond(i int) string {
	return "    depends_on: [" + text("", i, func(j int) string { return fmt.Sprintf("s%d,", j) }) + "]\n"
}

// layers makes each two services depend on the two before them: 2^n ways lead
// through n layers.
func layers(condition string) func(int) string {
	return func(i int) string {
		if i < 2 {
			return ""
		}
		return fmt.Sprintf("    depends_on: {s%d: {condition: %s}, s%d: {condition: %s}}\n", i/2*2-2, condition, i/2*2-1, condition)
	}
}

func chain(n int) map[string]string {
	files := file("include: [c0.yaml]\n" + web)
	for i := range n {
		files[fmt.Sprintf("c%d.yaml", i)] = fmt.Sprintf("include: [c%d.yaml]\n", i+1)
	}
	return files
}

// doubling makes each file include the next one twice, with other variables.
func doubling(n int) map[string]string {
	files := file("include: [c0.yaml]\n" + web)
	for i := range n {
		files[fmt.Sprintf("a%d.env", i)], files[fmt.Sprintf("b%d.env", i)] = fmt.Sprintf("A%d=1\n", i), fmt.Sprintf("A%d=2\n", i)
		files[fmt.Sprintf("c%d.yaml", i)] = fmt.Sprintf("include: [{path: c%d.yaml, env_file: a%d.env}, {path: c%d.yaml, env_file: b%d.env}]\n", i+1, i, i+1, i)
	}
	files[fmt.Sprintf("c%d.yaml", n)] = "services: {leaf: {image: x}}\n"
	return files
}
