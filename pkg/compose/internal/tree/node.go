package tree

import (
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// Kind is the shape of a Node.
type Kind uint8

// The shapes of a Node.
const (
	Scalar Kind = iota
	Mapping
	Sequence
)

// Node is a value of the merged Compose document with the place where it was
// written. Anchors, aliases and merge keys are resolved, variables are
// interpolated; short and long syntax are as the user wrote them.
type Node struct {
	At     report.Position
	Value  any     // of a scalar: string, int, int64, uint64, float64, bool, time.Time or nil
	Fields []Field // of a mapping, in the order of the file
	Items  []*Node // of a sequence

	From   *Source // the document it was written in
	Origin *Node   // of a canonical node: what the user wrote
	rare   *rare   // what few have

	List      int32 // of an item: the number of the list it was written in
	Kind      Kind
	Bad       bool // an error was raised about it, so that no other is
	Inherited bool // of an entry of a hook's list: its service has it
}

// Field is one key of a mapping.
type Field struct {
	Name  string
	At    report.Position // of the key
	Value *Node
	// Over is true when it stands in the place of another value, of an earlier
	// document or of what is extended.
	Over bool
}

// Field returns the field called name, or nil.
func (n *Node) Field(name string) *Field {
	switch {
	case n == nil:
		return nil
	case len(n.Fields) > small:
		if i, ok := n.indexed().fields[name]; ok {
			return &n.Fields[i]
		}
		return nil
	}
	for i := range n.Fields {
		if n.Fields[i].Name == name {
			return &n.Fields[i]
		}
	}
	return nil
}

// Find returns the field at a dotted path below n, whose names hold no dots; nil when
// one is missing.
func (n *Node) Find(path string) *Field {
	for {
		name, rest, more := strings.Cut(path, ".")
		f := n.Field(name)
		if f == nil || !more {
			return f
		}
		n, path = f.Value, rest
	}
}

// Below returns the value of the field that Find returns.
func (n *Node) Below(path string) *Node {
	if f := n.Find(path); f != nil {
		return f.Value
	}
	return nil
}

// Get follows field names down from n; nil when one is missing.
func (n *Node) Get(path ...string) *Node {
	for _, name := range path {
		f := n.Field(name)
		if f == nil {
			return nil
		}
		n = f.Value
	}
	return n
}

// Size is how much a node holds, itself included.
type Size struct {
	Values int // it and all below
	Names  int // bytes in the names of fields
	Texts  int // bytes in the texts of values
}

// Size returns how much is in n; nothing in nil.
func (n *Node) Size() Size {
	if n == nil {
		return Size{}
	}
	text, _ := n.Text()
	size := Size{Values: 1, Texts: len(text)}
	for _, f := range n.Fields {
		size.Names += len(f.Name)
		size.add(f.Value.Size())
	}
	for _, item := range n.Items {
		size.add(item.Size())
	}
	return size
}

func (s *Size) add(below Size) {
	s.Values += below.Values
	s.Names += below.Names
	s.Texts += below.Texts
}

// Plain returns the value as the YAML library would decode it.
func (n *Node) Plain() any {
	switch n.Kind {
	case Mapping:
		m := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			m[f.Name] = f.Value.Plain()
		}
		return m
	case Sequence:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = item.Plain()
		}
		return list
	default:
		return n.Value
	}
}

// Text returns the value when it is text.
func (n *Node) Text() (string, bool) {
	if n == nil || n.Kind != Scalar {
		return "", false
	}
	s, ok := n.Value.(string)
	return s, ok
}

// Spelled returns the value of a scalar as text.
func (n *Node) Spelled() string {
	if s, ok := n.Text(); ok {
		return s
	}
	return fmt.Sprint(n.Value)
}

// Variable returns the value that a variable has where n was written: an included
// file may have more variables than the project.
func (n *Node) Variable(name string) (string, bool) {
	if n == nil || n.From == nil {
		return "", false
	}
	v, ok := n.From.Vars[name]
	return v, ok
}

// Shown returns text that comes from n as findings may show it: what the user
// wrote, when variables were put into it.
func (n *Node) Shown(text string) string {
	if n != nil && len(n.Variables()) > 0 {
		return n.Raw()
	}
	return text
}

// Shown returns the name of a field, which in a list is a value.
func (f Field) Shown() string { return f.Value.Source().Shown(f.Name) }

// ScalarAt returns a value that stands where n stands.
func (n *Node) ScalarAt(value any) *Node {
	return &Node{At: n.At, From: n.From, Value: value, Origin: n.Source()}
}

// MappingAt returns a mapping that stands where n stands.
func (n *Node) MappingAt(fields ...Field) *Node {
	return &Node{Kind: Mapping, At: n.At, From: n.From, Origin: n.Source(), Fields: fields}
}

// FieldAt returns a field that stands where n stands.
func (n *Node) FieldAt(name string, value any) Field {
	return Field{Name: name, At: n.At, Value: n.ScalarAt(value)}
}

// Source returns the node that the user wrote.
func (n *Node) Source() *Node {
	if n.Origin != nil {
		return n.Origin
	}
	return n
}

// With returns n with a field set; a field that exists keeps its place.
func (n *Node) With(f Field) *Node {
	out := *n
	out.Fields = slices.Clone(n.Fields)
	for i := range out.Fields {
		if out.Fields[i].Name == f.Name {
			out.Fields[i] = f
			return &out
		}
	}
	out.Fields = append(out.Fields, f)
	return &out
}

// Without returns n without a field.
func (n *Node) Without(name string) *Node {
	out := *n
	out.Fields = slices.DeleteFunc(slices.Clone(n.Fields), func(f Field) bool { return f.Name == name })
	return &out
}

// Source is where the text of a document stands and what it may refer to.
type Source struct {
	File string            // path from the root
	Dir  string            // what relative paths in it are relative to
	Vars map[string]string // the variables for interpolation
}
