package tree

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// IsEmpty reports whether there is nothing in a value that may be absent.
func (n *Node) IsEmpty() bool {
	return n == nil || n.IsNull() || n.Kind == Sequence && len(n.Items) == 0
}

// Equal reports whether two values say the same.
func (n *Node) Equal(other *Node) bool {
	var a, b strings.Builder
	n.Write(&a)
	other.Write(&b)
	return a.String() == b.String()
}

// IsNull reports whether a value is null.
func (n *Node) IsNull() bool { return n.Kind == Scalar && n.Value == nil }

// KindName says what a value is, with its article.
func (n *Node) KindName() string {
	switch {
	case n.Kind == Mapping:
		return "a mapping"
	case n.Kind == Sequence:
		return "a list"
	case n.Value == nil:
		return "nothing"
	default:
		return "a single value"
	}
}

// SequenceOf returns a list with other items, which stands where like does.
func SequenceOf(like *Node, items []*Node) *Node {
	return &Node{Kind: Sequence, At: like.At, From: like.From, Items: items}
}

// Write writes a value so that two are equal when their texts are.
func (n *Node) Write(b *strings.Builder) {
	switch n.Kind {
	case Mapping:
		fields := slices.Clone(n.Fields)
		slices.SortFunc(fields, func(a, b Field) int { return cmp.Compare(a.Name, b.Name) })
		b.WriteByte('{')
		for _, f := range fields {
			b.WriteString(strconv.Quote(f.Name))
			f.Value.Write(b)
		}
		b.WriteByte('}')
	case Sequence:
		b.WriteByte('[')
		for _, item := range n.Items {
			item.Write(b)
			b.WriteByte(',')
		}
		b.WriteByte(']')
	default:
		fmt.Fprintf(b, "%T:%q", n.Value, fmt.Sprint(n.Value))
	}
}

// AnyBad reports whether an error was raised about one of the named fields, or
// about any when none is named.
func (n *Node) AnyBad(names []string) bool {
	for _, f := range n.AllFields() {
		if f.Value.Bad && (names == nil || slices.Contains(names, f.Name)) {
			return true
		}
	}
	return false
}

// AllFields returns the fields of a mapping; none when n is nil.
func (n *Node) AllFields() []Field {
	if n == nil {
		return nil
	}
	return n.Fields
}

// Brought returns the value of a field of the document that another is merged with,
// and whether that has any part in what was merged: all has, where n is no mapping.
func (n *Node) Brought(name string) (*Node, bool) {
	if n == nil || n.Kind != Mapping {
		return nil, true
	}
	f := n.Field(name)
	if f == nil {
		return nil, false
	}
	return f.Value, true
}

// In returns the fields whose names another mapping has as well; all when that is
// nil.
func (n *Node) In(other *Node) []Field {
	if other == nil {
		return n.AllFields()
	}
	var fields []Field
	for _, f := range n.AllFields() {
		if other.Field(f.Name) != nil {
			fields = append(fields, f)
		}
	}
	return fields
}

// AllItems returns the items of a list; none when n is nil.
func (n *Node) AllItems() []*Node {
	if n == nil {
		return nil
	}
	return n.Items
}

// Named makes a mapping out of a list of names.
func Named(n *Node, value func(*Node) *Node) *Node {
	if n.Kind != Sequence {
		return n
	}
	out := n.MappingAt()
	seen := map[string]bool{}
	for _, item := range n.Items {
		if name, ok := item.Text(); ok && !seen[name] {
			seen[name] = true
			out.Fields = append(out.Fields, Field{Name: name, At: item.At, Value: value(item)})
		}
	}
	return out
}

// Entries returns a value as the items of a list.
func Entries(n *Node) []*Node {
	switch {
	case n.Kind == Sequence:
		return n.Items
	case n.Kind == Scalar:
		if _, ok := n.Text(); ok {
			return []*Node{n}
		}
		return nil
	}
	var list []*Node
	for _, f := range n.Fields {
		values := []*Node{f.Value}
		if f.Value.Kind == Sequence {
			values = f.Value.Items
		}
		for _, v := range values {
			list = append(list, Entry(f, v))
		}
	}
	slices.SortFunc(list, func(a, b *Node) int { return cmp.Compare(a.Value.(string), b.Value.(string)) })
	return list
}

// Sections are the parts of a document that an include brings.
var Sections = [...]string{"services", "jobs", "volumes", "networks", "secrets", "configs", "models"}

// Entry returns a field as an item of a list of KEY=VALUE.
func Entry(f Field, v *Node) *Node {
	item := *v
	item.At, item.Value = f.At, f.Name
	raw := f.Name
	if !v.IsNull() {
		item.Value, raw = fmt.Sprintf("%s=%v", f.Name, v.Plain()), f.Name+"="+v.Raw()
	}
	item.Wrote(raw, v.Variables())
	return &item
}
