package main

import (
	"fmt"
	"strings"
)

// hostileNames are names and texts that are searched for names and ports.
func hostileNames() []hostile {
	long := strings.Repeat("a", 100_000)
	value := func(text string) hostile {
		return hostile{files: file(web + "    environment:\n      DB_URL: '" + text + "'\n  db_1: {image: postgres}\n")}
	}
	named := func(name string, h hostile) hostile { h.name = name; return h }
	return []hostile{
		{name: "a service name of 100,000 letters", files: file("services: {? " + long + " : {image: x}}\n")},
		{name: "3,000 long names that differ at the end", files: file(text("services:\n", 3000, func(i int) string { return fmt.Sprintf("  %s%d: {image: x}\n", strings.Repeat("a", 100), i) }))},
		{name: "an image of 100,000 letters", files: file("services: {web: {image: " + long + "}}\n"), want: "compose.yaml:1:25: error: "},
		{name: "two names that become one", files: file("services: {a_b: {image: x}, a-b: {image: x}}\n"), want: "compose.yaml:1:"},
		{name: "a name of hyphens", files: file("services: {---: {image: x}, _: {image: x}}\n"), want: "compose.yaml:1:"},
		{name: "a container name that is a path", files: file("services: {web: {image: x, container_name: ../../etc}}\n")},
		named("a name 200,000 times in one value", value(strings.Repeat("db_1 ", 200_000))),
		named("a URL of 500,000 users", value("postgres://"+strings.Repeat("a@", 500_000)+"db_1")),
		named("100,000 schemes", value(strings.Repeat("http://", 100_000)+"db_1")),
		named("colons", value(strings.Repeat(":", 290_000))),
		named("ports without end", value("db_1"+strings.Repeat(":1", 290_000))),
		named("quotes and blanks", value("db_1 = "+strings.Repeat("\" ", 500_000)+"db_1")),
		named("braces", value(strings.Repeat("{A:-", 140_000)+"db_1")),
		named("a list of hosts", value(strings.Repeat("db_1:1;", 100_000))),
		{name: "a mounted file of names", files: map[string]string{"compose.yaml": web + "    configs: [c]\n  db_1: {image: postgres}\nconfigs: {c: {file: c.conf}}\n", "c.conf": strings.Repeat("upstream db_1 { server db_1:1; }\n", 20_000)}},
		{name: "a mounted file that is one line", files: map[string]string{"compose.yaml": web + "    configs: [c]\n  db_1: {image: postgres}\nconfigs: {c: {file: c.conf}}\n", "c.conf": strings.Repeat("'\"=: ", 150_000)}},
		{name: "a shell command of quotes", files: file(web + "    command: " + quoted(strings.Repeat(`"'`, 500_000)+`"`) + "\n"), want: "compose.yaml:4:14: error: "},
		{name: "a shell command of backslashes", files: file(web + "    command: " + quoted(strings.Repeat(`\`, 450_000)+"a") + "\n")},
		{name: "400 long commands", files: file("x-c: &c " + quoted(strings.Repeat("x", 32_000)) + "\n" + services(400, func(int) string { return "    command: *c\n" })), want: "compose.yaml:1:6: error: too many bytes in all values"},
		{name: "180 long commands", files: file("x-c: &c " + quoted(strings.Repeat("x", 32_000)) + "\n" + services(180, func(int) string { return "    command: *c\n" }))},
		{name: "a shell command of pipes", files: file(web + "    command: sh -c " + quoted(strings.Repeat("nc db_1 1;|&", 20_000)) + "\n  db_1: {image: x}\n")},
		{name: "a health check of brackets", files: file(web + "    healthcheck: {test: " + quoted(strings.Repeat("((", 400_000)) + "}\n")},
		{name: "1,000 services that name each other", files: file(services(1000, func(i int) string {
			return fmt.Sprintf("    environment: {PEER: \"s%d:%d\", URL: \"http://s%d\"}\n", (i+1)%1000, i+1, (i+7)%1000)
		}))},
		{name: "one service that names 1,000", files: file("services:\n  web: {image: x, environment: {ALL: \"" + text("", 1000, func(i int) string { return fmt.Sprintf("s%d:80,", i) }) + "\"}}\n" + text("", 1000, func(i int) string { return fmt.Sprintf("  s%d: {image: x}\n", i) }))},
		{name: "100 services that name 1,000 each", files: file(services(1000, func(i int) string {
			if i >= 100 {
				return ""
			}
			return "    environment: {ALL: \"" + text("", 1000, func(i int) string { return fmt.Sprintf("s%d:80,", i) }) + "\"}\n"
		}))},
	}
}

func quoted(text string) string { return fmt.Sprintf("%q", text) }
