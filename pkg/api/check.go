package api

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// checker compares a YAML tree with the Go types, because the decoders at hand
// stop at the first error and know no positions.
type checker struct {
	origin Origin
	report *report.Report
	failed bool
	bytes  int // of values so far, aliases expanded
}

// rules are what a field's tags ask of its values and keys, and an example.
type rules struct {
	enum        []string
	value, keys string
	example     string
}

func rulesOf(f reflect.StructField) rules {
	r := rules{value: f.Tag.Get("check"), keys: f.Tag.Get("keys"), example: f.Tag.Get("example")}
	for option := range strings.SplitSeq(f.Tag.Get("jsonschema"), ",") {
		if word, ok := strings.CutPrefix(option, "enum="); ok {
			r.enum = append(r.enum, word)
		}
	}
	return r
}

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

// check reports everything in n that does not fit t.
func (c *checker) check(n *yaml.Node, t reflect.Type, path string, r rules) {
	n = resolve(n)
	if c.bytes += len(n.Value) + 1; c.bytes > limit.ConfigBytes.Max() {
		if !c.failed {
			c.add(report.LimitExceeded, n, path, limit.ConfigBytes.What(), limit.ConfigBytes.Max())
		}
		return
	}
	switch {
	case t == typeOf[Mount]():
		c.mount(n, path)
	case t.Kind() == reflect.Pointer: // what may be left open
		c.check(n, t.Elem(), path, r)
	case t.Kind() == reflect.Struct:
		if r.example == "" {
			r.example = "{" + strings.Join(names(t), ": ..., ") + ": ...}"
		}
		if c.kind(n, path, yaml.MappingNode, "a mapping", r) {
			c.fields(n, t, path)
		}
	case t.Kind() == reflect.Map:
		if c.kind(n, path, yaml.MappingNode, "a mapping", r) {
			c.entries(n, t, path, r)
		}
	case t.Kind() == reflect.Slice:
		if c.kind(n, path, yaml.SequenceNode, "a list", r) {
			for i, item := range n.Content {
				c.check(item, t.Elem(), path+"["+strconv.Itoa(i)+"]", r)
			}
		}
	case t.Kind() == reflect.Bool:
		if n.ShortTag() != yaml.NodeTagBool {
			c.add(report.ConfigWrongType, n, path, path, "true or false", kindOf(n), "write true or false, without quotes")
		}
	default:
		c.text(n, path, r)
	}
}

// fields checks a mapping that is a struct. Null means that a field is not set.
func (c *checker) fields(n *yaml.Node, t reflect.Type, path string) {
	known := map[string]reflect.StructField{}
	for f := range t.Fields() {
		known[nameOf(f)] = f
	}
	c.pairs(n, path, func(key, value *yaml.Node, at string) {
		f, ok := known[key.Value]
		switch {
		case !ok:
			c.add(report.ConfigUnknownField, key, at, at, c.unknownHint(key.Value, t))
		case value.ShortTag() != yaml.NodeTagNull:
			c.check(value, f.Type, at, rulesOf(f))
		}
	})
}

// unknownHint says which field may have been meant: one of t, or one a level
// below.
func (c *checker) unknownHint(name string, t reflect.Type) string {
	if near := c.report.Nearest(name, slices.Values(names(t))); near != "" {
		return "did you mean " + near + "?"
	}
	for f := range t.Fields() {
		if f.Type.Kind() == reflect.Struct && slices.Contains(names(f.Type), name) {
			return "did you mean " + nameOf(f) + "." + name + "?"
		}
	}
	return "the fields here are " + strings.Join(names(t), ", ")
}

// nameOf returns the name that a field has in YAML.
func nameOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

func names(t reflect.Type) []string {
	var list []string
	for f := range t.Fields() {
		list = append(list, nameOf(f))
	}
	return list
}

// entries checks a mapping with free keys.
func (c *checker) entries(n *yaml.Node, t reflect.Type, path string, r rules) {
	c.pairs(n, path, func(key, value *yaml.Node, at string) {
		c.must(r.keys, key, at, key.Value)
		c.check(value, t.Elem(), at, rules{enum: r.enum, value: r.value}) // the example is that of the whole mapping
	})
}

// pairs visits the fields of a mapping and reports keys that are written twice.
func (c *checker) pairs(n *yaml.Node, path string, visit func(key, value *yaml.Node, at string)) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := resolve(n.Content[i])
		at := join(path, key.Value)
		if seen[key.Value] {
			c.add(report.ConfigDuplicateKey, key, at, at)
			continue
		}
		seen[key.Value] = true
		visit(key, resolve(n.Content[i+1]), at)
	}
}

func (c *checker) text(n *yaml.Node, path string, r rules) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != yaml.NodeTagString {
		hint := "write it as text"
		if n.Kind == yaml.ScalarNode {
			hint = "put quotes around the value, so that YAML leaves it as it is"
		}
		c.add(report.ConfigWrongType, n, path, path, "a string", kindOf(n), hint)
		return
	}
	if len(r.enum) > 0 && !slices.Contains(r.enum, n.Value) {
		c.add(report.ConfigWrongValue, n, path, path, n.Value, "use "+alternatives(r.enum))
		return
	}
	c.must(r.value, n, path, n.Value)
}

// must applies the named check to a value.
func (c *checker) must(check string, n *yaml.Node, path, value string) {
	if check == "" {
		return
	}
	if hint := c.checks(check)(value); hint != "" {
		c.add(report.ConfigWrongValue, n, path, path, value, hint)
	}
}

// mount checks a value of spec.mounts: a treatment or {hostPath: PATH}.
func (c *checker) mount(n *yaml.Node, path string) {
	if n.Kind == yaml.MappingNode {
		c.fields(n, typeOf[hostPath](), path)
		if len(n.Content) == 0 {
			c.add(report.ConfigWrongValue, n, path, path, "", "use {hostPath: PATH}")
		}
		return
	}
	c.text(n, path, rules{enum: []string{MountConfigMap, MountClaim, MountEmptyDir, MountOmit}})
}

func (c *checker) kind(n *yaml.Node, path string, want yaml.Kind, name string, r rules) bool {
	if n.Kind != want {
		c.add(report.ConfigWrongType, n, path, path, name, kindOf(n), "write it as in "+r.example)
	}
	return n.Kind == want
}

func (c *checker) add(code report.Code, n *yaml.Node, path string, args ...any) {
	c.failed = true
	at := report.Position{File: c.origin.File}
	if c.origin.Lines && n.Line > 0 {
		at.Line, at.Column = n.Line, n.Column
	}
	c.report.Add(code, at, path, args...)
}
