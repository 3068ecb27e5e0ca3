package generate

import "strings"

// textDimensions are what YAML and variables are made of.
func textDimensions() []dimension {
	return []dimension{
		{name: "merge keys in a chain", least: 10, files: func(n int) files {
			return file("x-a0: &a0 {A: b}\n" + all(n, "x-a#: &a# {<<: *a@, A: '#'}\n") + service)
		}},
		{name: "merge keys in a list", least: 100, files: func(n int) files {
			return file(all(n, "x-a#: &a# {A#: b}\n") + service + "    environment: {<<: [" + strings.TrimSuffix(all(n, "*a#,"), ",") + "]}\n")
		}},
		{name: "merge keys of services", least: 100, files: func(n int) files {
			return file("x-a: &a {A: b, C: d}\nx-s: &s {image: x, environment: *a}\nservices:\n" + all(n, "  s#: {<<: *s, command: [a]}\n"))
		}},
		{name: "anchors", least: 500, files: func(n int) files {
			return file("x-a: [" + all(n, "&a# b,") + "]\nx-b: [" + all(n, "*a# ,") + "]\n" + service)
		}},
		{name: "extensions", least: 500, files: func(n int) files { return file(all(n, "x-a#: {b: c}\n") + service) }},
		{name: "dollars", least: 500, files: ofOne("    environment: {A: '{{$$x }}'}")},
		{name: "values with variables", least: 500, files: ofOne("    environment:\n{{      A#: 'a${B#-c}'\n}}")},
		{name: "lines of a block", least: 5000, files: ofOne("    environment:\n      A: |\n{{        ab\n}}")},
		{name: "escapes in a value", least: 5000, files: ofOne(`    environment: {A: "{{\"\n\u00e4}}"}`)},
		{name: "bytes of a command", least: 20_000, files: ofOne("    command: '{{a}}'")},
		{name: "bytes of a shell command", least: 20_000, files: func(n int) files {
			return file(service + "    command: [sh, -c, '" + strings.Repeat("ab; ", n/4) + "']\n")
		}},
		{name: "documents", least: 60, files: func(n int) files { return file(strings.Repeat("---\n"+service, n)) }},
		{name: "extends in a chain", least: 20, files: func(n int) files {
			return file("services:\n  s0: {image: x}\n" + all(n, "  s#: {extends: s@}\n"))
		}},
		{name: "profiles of a service", least: 200, files: ofOne("    profiles: [{{p#,}}]\n  other: {image: x}")},
		{name: "services that nobody wants", least: 200, files: ofEach("profiles: [p#]", "  other: {image: x}\n")},
		{name: "findings of services", least: 100, files: ofEach("mac_address: a, cgroup_parent: x, logging: {driver: syslog}", "")},
		{name: "findings of one service", least: 200, files: ofOne("    sysctls:\n{{      a.b#: 1\n}}")},
		{name: "words of a health check", least: 200, files: ofOne("    healthcheck: {test: [CMD{{, w#}}]}")},
		{name: "group_add", least: 200, files: ofOne("    group_add: [{{'1#',}}]")},
		{name: "hooks", least: 50, files: ofOne("    post_start:\n{{    - {command: [a]}\n}}")},
		{name: "hooks before", least: 50, files: ofOne("    pre_start:\n{{    - {command: [a], image: x}\n}}")},
		{name: "models by services", least: 400, files: squared("models: [{{m#,}}]", "models:\n", "  m#: {model: x}\n")},
	}
}
