package main

import (
	"fmt"
	"strings"
)

// grown is a list whose functionConfig has n entries more where its mapping ends.
func grown(name string, n int, mapping, after, want string) hostile {
	return hostile{name: name, want: want, spec: "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n" +
		"functionConfig: {kind: ComposeSource, apiVersion: composesource.dev/v1alpha1, " + mapping +
		text("", n, func(i int) string { return fmt.Sprintf(", f%d: x", i) }) + after + "}\n"}
}

// hostileLists are inputs of the function itself.
func hostileLists() []hostile {
	const head = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n"
	const config = "functionConfig: {apiVersion: composesource.dev/v1alpha1, kind: ComposeSource, metadata: {name: a}, spec: {inline: {compose.yaml: 'services: {web: {image: x}}'}}}\n"
	const name, source = "metadata: {name: a}, ", "inline: {compose.yaml: 'services: {web: {image: x}}'"
	return []hostile{
		{name: "nothing", spec: "", want: "error: "},
		{name: "no list", spec: "a: b\n", want: "stdin holds no ResourceList"},
		{name: "no functionConfig", spec: head + "items: []\n", want: "no functionConfig"},
		{name: "items that are no list", spec: head + "items: 1\n" + config},
		{name: "items that are no objects", spec: head + "items: [1, null, [], {}]\n" + config, want: "error: "},
		{name: "a functionConfig that is a list", spec: head + "functionConfig: [1]\n", want: "error: "},
		{name: "a functionConfig that is null", spec: head + "functionConfig: null\n", want: "error: "},
		{name: "an empty functionConfig", spec: head + "functionConfig: {}\n", want: "error: "},
		{name: "a list cut off", spec: head + "items: [{", want: "error: "},
		{name: "binary", spec: "\x00\x01\x02\xff", want: "error: "},
		{name: "nesting", spec: head + "functionConfig: " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000), want: "error: "},
		{name: "nesting in an item", spec: head + "items: [{a: " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + "}]\n" + config},
		{name: "an anchor in itself", spec: head + "functionConfig: &a {kind: *a}\n", want: "error: "},
		{name: "an alias bomb in the spec", spec: head + "functionConfig:\n  kind: ComposeSource\n  apiVersion: composesource.dev/v1alpha1\n" + text("  spec:\n    env: &a0 {k: v}\n", 9, func(i int) string {
			return fmt.Sprintf("    e%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
		}), want: "error: "},
		{name: "an alias bomb that fits the types", spec: head + "functionConfig:\n  kind: ComposeSource\n  apiVersion: composesource.dev/v1alpha1\n  metadata: {name: a}\n" +
			"  spec:\n    inline: {compose.yaml: &a0 \"" + strings.Repeat("x", 100_000) + "\"" + text("", 5000, func(i int) string { return fmt.Sprintf(", f%d: *a0", i) }) + "}\n", want: "error: "},
		{name: "a merge of itself", spec: head + "functionConfig: &a {kind: ComposeSource, <<: *a}\n", want: "error: "},
		{name: "a ConfigMap with paths above", spec: head + "functionConfig: {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {compose.yaml: 'services: {web: {image: x}}', ../a: b}}\n", want: "error: "},
		{name: "10,000 items", spec: head + "items:\n" + text("", 10_000, func(i int) string { return fmt.Sprintf("- {kind: A, metadata: {name: a%d}}\n", i) }) + config},
		{name: "a value of 50 MB", spec: head + "functionConfig: {kind: ComposeSource, apiVersion: composesource.dev/v1alpha1, spec: {projectName: " + strings.Repeat("x", 50<<20) + "}}", want: "too many bytes in the configuration"},
		grown("9,000 inline files", 9_000, name+"spec: {"+source, "}}", ""),
		grown("200,000 inline files", 200_000, name+"spec: {"+source, "}}", "functionConfig: too many commas"),
		grown("9,000 variables", 9_000, name+"spec: {"+source+"}, env: {a: b", "}}", ""),
		grown("200,000 variables", 200_000, name+"spec: {"+source+"}, env: {a: b", "}}", "functionConfig: too many commas"),
		grown("9,000 annotations", 9_000, "spec: {"+source+"}}, metadata: {name: a, annotations: {a: b", "}}", ""),
		grown("60,000 annotations", 60_000, "spec: {"+source+"}}, metadata: {name: a, annotations: {a: b", "}}", "too many entries"),
		grown("500,000 annotations", 500_000, "spec: {"+source+"}}, metadata: {name: a, annotations: {a: b", "}}", "too many commas"),
		{name: "60,000 %TAG", spec: text("", 60_000, func(i int) string { return fmt.Sprintf("%%TAG !a%d! tag:x,2000:\n", i) }) + "---\n" + head + config, want: "stdin:101:1: too many %TAG directives"},
		{name: "an alias bomb in an item", spec: head + "items:\n- kind: A\n  apiVersion: v1\n  a: &a0 [x]\n" + text("", 9, func(i int) string {
			return fmt.Sprintf("  a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
		}) + config}, // nobody reads it
	}
}
