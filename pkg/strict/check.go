package strict

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// Origin says where a document was read. Lines is false when the text was written by
// a tool, so that its line numbers mean nothing to the user.
type Origin struct {
	File  string
	Lines bool
	Line  int // how many lines of the file come before the text
}

// Checker reports everything in a YAML tree that doesn't fit a Go type.
type Checker struct {
	Origin Origin
	Report *report.Report
	Values func(check string) func(value string) string     // the check that a tag names: it returns what to write instead, or nothing
	Own    map[reflect.Type]func(n *yaml.Node, path string) // checks of types whose YAML is not that of their fields
	Failed bool                                             // something was reported

	bytes int // of values so far, aliases expanded
}

// Rules are what a field's tags ask of its values and keys, and an example.
type Rules struct {
	Enum        []string
	value, keys string
	example     string
}

func rulesOf(f reflect.StructField) Rules {
	r := Rules{value: f.Tag.Get("check"), keys: f.Tag.Get("keys"), example: f.Tag.Get("example")}
	for option := range strings.SplitSeq(f.Tag.Get("jsonschema"), ",") {
		if word, ok := strings.CutPrefix(option, "enum="); ok {
			r.Enum = append(r.Enum, word)
		}
	}
	return r
}

// Check reports everything in n that does not fit t.
func (c *Checker) Check(n *yaml.Node, t reflect.Type, path string, r Rules) {
	n = Resolve(n)
	if c.bytes += len(n.Value) + 1; c.bytes > limit.ConfigBytes.Max() {
		if !c.Failed {
			c.Add(report.LimitExceeded, n, path, limit.ConfigBytes.What(), limit.ConfigBytes.Max())
		}
		return
	}
	switch {
	case c.Own[t] != nil:
		c.Own[t](n, path)
	case t.Kind() == reflect.Pointer: // what may be left open
		c.Check(n, t.Elem(), path, r)
	case t.Kind() == reflect.Struct:
		if r.example == "" {
			r.example = "{" + strings.Join(names(t), ": ..., ") + ": ...}"
		}
		if c.kind(n, path, yaml.MappingNode, "a mapping", r) {
			c.Fields(n, t, path)
		}
	case t.Kind() == reflect.Map:
		if c.kind(n, path, yaml.MappingNode, "a mapping", r) {
			c.entries(n, t, path, r)
		}
	case t.Kind() == reflect.Slice:
		if c.kind(n, path, yaml.SequenceNode, "a list", r) {
			for i, item := range n.Content {
				c.Check(item, t.Elem(), path+"["+strconv.Itoa(i)+"]", r)
			}
		}
	case t.Kind() == reflect.Bool:
		if n.ShortTag() != yaml.NodeTagBool {
			c.Add(report.ConfigWrongType, n, path, path, "true or false", Kind(n), "write true or false, without quotes")
		}
	case t.Kind() == reflect.Int, t.Kind() == reflect.Int64:
		c.number(n, path)
	default:
		c.Text(n, path, r)
	}
}

// Fields checks a mapping that is a struct. Null means that a field is not set.
func (c *Checker) Fields(n *yaml.Node, t reflect.Type, path string) {
	known := map[string]reflect.StructField{}
	for f := range t.Fields() {
		known[nameOf(f)] = f
	}
	c.pairs(n, path, func(key, value *yaml.Node, at string) {
		f, ok := known[key.Value]
		switch {
		case !ok:
			c.Add(report.ConfigUnknownField, key, at, at, c.unknownHint(key.Value, t))
		case value.ShortTag() != yaml.NodeTagNull:
			c.Check(value, f.Type, at, rulesOf(f))
		}
	})
}

// unknownHint says which field may have been meant: one of t, or one a level
// below.
func (c *Checker) unknownHint(name string, t reflect.Type) string {
	if near := c.Report.Nearest(name, slices.Values(names(t))); near != "" {
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
func (c *Checker) entries(n *yaml.Node, t reflect.Type, path string, r Rules) {
	c.pairs(n, path, func(key, value *yaml.Node, at string) {
		c.must(r.keys, key, at, key.Value)
		c.Check(value, t.Elem(), at, Rules{Enum: r.Enum, value: r.value}) // the example is that of the whole mapping
	})
}

// pairs visits the fields of a mapping and reports keys that are written twice.
func (c *Checker) pairs(n *yaml.Node, path string, visit func(key, value *yaml.Node, at string)) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := Resolve(n.Content[i])
		at := join(path, key.Value)
		if seen[key.Value] {
			c.Add(report.ConfigDuplicateKey, key, at, at)
			continue
		}
		seen[key.Value] = true
		visit(key, Resolve(n.Content[i+1]), at)
	}
}

// number checks a value that is a number of something: none is negative.
func (c *Checker) number(n *yaml.Node, path string) {
	switch value, ok := Number(n); {
	case !ok:
		c.Add(report.ConfigWrongType, n, path, path, "a number", Kind(n), "write a number without quotes")
	case value < 0 || value > math.MaxInt32:
		c.Add(report.ConfigWrongValue, n, path, path, n.Value, "use a number from 0 to 2147483647")
	}
}

// Text checks a text.
func (c *Checker) Text(n *yaml.Node, path string, r Rules) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != yaml.NodeTagString {
		hint := "write it as text"
		if n.Kind == yaml.ScalarNode {
			hint = "put quotes around the value, so that YAML leaves it as it is"
		}
		c.Add(report.ConfigWrongType, n, path, path, "a string", Kind(n), hint)
		return
	}
	if len(r.Enum) > 0 && !slices.Contains(r.Enum, n.Value) {
		c.Add(report.ConfigWrongValue, n, path, path, n.Value, "use "+alternatives(r.Enum))
		return
	}
	c.must(r.value, n, path, n.Value)
}

// must applies the named check to a value.
func (c *Checker) must(check string, n *yaml.Node, path, value string) {
	if check == "" {
		return
	}
	if hint := c.Values(check)(value); hint != "" {
		c.Add(report.ConfigWrongValue, n, path, path, value, hint)
	}
}

func (c *Checker) kind(n *yaml.Node, path string, want yaml.Kind, name string, r Rules) bool {
	if n.Kind != want {
		c.Add(report.ConfigWrongType, n, path, path, name, Kind(n), "write it as in "+r.example)
	}
	return n.Kind == want
}

// Add reports something about a node.
func (c *Checker) Add(code report.Code, n *yaml.Node, path string, args ...any) {
	c.Failed = true
	at := report.Position{File: c.Origin.File}
	if c.Origin.Lines && n.Line > 0 {
		at.Line, at.Column = c.Origin.Line+n.Line, n.Column
	}
	c.Report.Add(code, at, path, args...)
}
