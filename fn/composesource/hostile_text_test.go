package main

import (
	"fmt"
	"strings"
)

const web = "services:\n  web:\n    image: nginx\n"

// hostileText are files that are broken or explode as text.
func hostileText() []hostile {
	return []hostile{
		{name: "nesting of 4,000", files: file("x-a: " + strings.Repeat("[", 4000) + strings.Repeat("]", 4000) + "\n" + web), want: "compose.yaml:1:70: error: "},
		{name: "nesting of 400,000", files: file("x-a: " + strings.Repeat("[", 400_000)), want: "[limit-exceeded]"},
		{name: "nesting of 290,000", files: file("x-a: " + strings.Repeat("[", 290_000)), want: "[yaml-syntax]"},
		{name: "nested mappings in blocks", files: file(text("", 2000, func(i int) string { return strings.Repeat(" ", i) + "a:\n" })), want: "[limit-exceeded]"},
		{name: "alias bomb", files: file(aliasBomb(9)), want: "[limit-exceeded]"},
		{name: "merge bomb", files: file(mergeBomb(30)), want: "[limit-exceeded]"},
		{name: "one anchor used 200,000 times", files: file("x-a: &a 1\nx-b: [" + strings.Repeat("*a,", 200_000) + "]\n" + web), want: "[limit-exceeded]"},
		{name: "anchor in itself", files: file("x-a: &a [*a]\n" + web), want: "compose.yaml:1:10: error: "},
		{name: "merge of itself", files: file("x-a: &a {<<: *a}\n" + web), want: "[anchor-cycle]"},
		{name: "4,000 variables in one value", files: file(web + "    command: \"" + strings.Repeat("${A:-x}", 4000) + "\"\n"), want: "compose.yaml:4:14: error: "},
		{name: "defaults in defaults", files: file(web + "    command: \"" + strings.Repeat("${A:-", 4000) + strings.Repeat("}", 4000) + "\"\n"), want: "[limit-exceeded]"},
		{name: "400,000 variables", files: file(web + text("    environment:\n", 2000, func(i int) string { return fmt.Sprintf("      A%d: \"%s\"\n", i, strings.Repeat("${A:-x}", 200)) })), want: "[limit-exceeded]"},
		{name: "4,000 variables in an env file", files: envFile("A=" + strings.Repeat("${B:-x}", 4000) + "\n"), want: "a.env: error: "},
		{name: "4,000 variables in an env file, spelt with escapes", files: envFile("A=\"" + strings.Repeat(`\0044{B:-x}`, 4000) + "\"\n"), want: "a.env: error: "},
		{name: "a value of 50 MB", files: file(web + "    command: " + strings.Repeat("x", 50<<20) + "\n"), want: "compose.yaml: error: "},
		{name: "a value of 3 MB", files: file(web + "    environment: {A: " + strings.Repeat("x", 3<<20) + "}\n"), want: "compose.yaml:4:22: error: "},
		{name: "a million keys", files: file(text("x-a:\n", 1_000_000, func(i int) string { return fmt.Sprintf("  k%d: 1\n", i) }) + web), want: "[limit-exceeded]"},
		{name: "150,000 keys", files: file(text("x-a:\n", 150_000, func(i int) string { return fmt.Sprintf("  k%d: 1\n", i) }) + web), want: "compose.yaml: error: too many commas"},
		{name: "20,000 keys", files: file(text("x-a:\n", 20_000, func(i int) string { return fmt.Sprintf("  k%d: 1\n", i) }) + web), want: "compose.yaml:2:3: error: too many entries"},
		{name: "9 times 9,000 keys", files: file(text("", 81_000, func(i int) string {
			return strings.Repeat(fmt.Sprintf("x-a%d:\n", i), max(0, 1-i%9_000)) + fmt.Sprintf("  k%d: 1\n", i)
		}) + web)},
		{name: "60,000 %TAG", files: file(text("", 60_000, func(i int) string { return fmt.Sprintf("%%TAG !a%d! tag:x,2000:\n", i) }) + "---\n" + web), want: "compose.yaml:101:1: error: "},
		{name: "2 million items", files: file("x-a: [" + strings.Repeat("a,", 2_000_000) + "]\n" + web), want: "compose.yaml: error: "},
		{name: "key of 1 MB", files: file("x-a: {? " + strings.Repeat("k", 1<<20) + " : 1}\n" + web)},
		{name: "a million comments", files: file(strings.Repeat("#\n", 1_000_000) + web), want: "compose.yaml: error: "},
		{name: "290,000 comments", files: file(strings.Repeat("#\n", 290_000) + web)},
		{name: "290,000 blank lines", files: file(strings.Repeat("\n", 290_000) + web)},
		{name: "10,000 documents", files: file(strings.Repeat("---\n", 10_000) + web), want: "compose.yaml:2:1: error: "},
		{name: "1,000 whole documents", files: file(strings.Repeat("---\n"+web, 1000))},
		{name: "unknown keys", files: file(web + text("", 9_000, func(i int) string { return fmt.Sprintf("    imag%d: 1\n", i) })), want: "compose.yaml:4:5: error: "},
		{name: "NUL", files: file(web + "    command: a\x00b\n"), want: "[yaml-syntax]"},
		{name: "NUL that is escaped", files: file(web + "    environment: {A: \"a\\0b\"}\n"), want: "compose.yaml:4:"},
		{name: "invalid UTF-8", files: file(web + "    command: \xff\xfe\n"), want: "[yaml-syntax]"},
		{name: "UTF-16", files: file("\xff\xfes\x00e\x00r\x00v\x00i\x00c\x00e\x00s\x00:\x00{\x00}\x00"), want: "compose.yaml"},
		{name: "huge integers", files: file(web + "    scale: 99999999999999999999\n    mem_limit: 99999999999999999999g\n    cpus: 1e400\n"), want: "compose.yaml:4:"},
		{name: "infinity", files: file(web + "    cpus: .inf\n    cpu_shares: .nan\n"), want: "compose.yaml:4:11: error: "},
		{name: "duplicate keys", files: file(web + "    image: a\n  web: {image: b}\n"), want: "compose.yaml:4:5: error: "},
		{name: "keys of every type", files: file("1: a\n2.5: b\nnull: c\n[a]: d\n{a: b}: e\n"), want: "[key-not-text]"},
		{name: "tags", files: file("services: !!set {web: !!binary eA==}\n"), want: "compose.yaml:1:"},
		{name: "empty", files: file(""), want: "[empty-compose-file]"},
		{name: "null", files: file("null\n"), want: "compose.yaml"},
		{name: "a ZIP", files: file("PK\x03\x04\x14\x00\x00\x00\x08\x00"), want: "compose.yaml:1:3: error: "},
	}
}

// envFile is a project with an env file.
func envFile(text string) map[string]string {
	return map[string]string{"compose.yaml": web + "    env_file: a.env\n", "a.env": text}
}

func aliasBomb(levels int) string {
	return text("x-a: &a0 {k: v}\n", levels, func(i int) string {
		return fmt.Sprintf("x-a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
	}) + web
}

func mergeBomb(levels int) string {
	return text("x-a: &a0 {k: v}\n", levels, func(i int) string {
		return fmt.Sprintf("x-a%[2]d: &a%[2]d\n  <<: [*a%[1]d, *a%[1]d, *a%[1]d]\n  k%[2]d: {<<: [*a%[1]d, *a%[1]d]}\n", i, i+1)
	}) + web
}
