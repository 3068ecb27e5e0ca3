package compose

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// isEmpty reports whether there is nothing in a value that may be absent.
func (n *Node) isEmpty() bool {
	return n == nil || n.isNull() || n.Kind == Sequence && len(n.Items) == 0
}

// equal reports whether two values say the same.
func (n *Node) equal(other *Node) bool {
	var a, b strings.Builder
	n.write(&a)
	other.write(&b)
	return a.String() == b.String()
}

func (n *Node) isNull() bool { return n.Kind == Scalar && n.Value == nil }

// kindName says what a value is, with its article.
func (n *Node) kindName() string {
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

func sequence(like *Node, items []*Node) *Node {
	return &Node{Kind: Sequence, At: like.At, from: like.from, Items: items}
}

// write writes a value so that two are equal when their texts are.
func (n *Node) write(b *strings.Builder) {
	switch n.Kind {
	case Mapping:
		fields := slices.Clone(n.Fields)
		slices.SortFunc(fields, func(a, b Field) int { return cmp.Compare(a.Name, b.Name) })
		b.WriteByte('{')
		for _, f := range fields {
			b.WriteString(strconv.Quote(f.Name))
			f.Value.write(b)
		}
		b.WriteByte('}')
	case Sequence:
		b.WriteByte('[')
		for _, item := range n.Items {
			item.write(b)
			b.WriteByte(',')
		}
		b.WriteByte(']')
	default:
		fmt.Fprintf(b, "%T:%q", n.Value, fmt.Sprint(n.Value))
	}
}

// anyBad reports whether an error was raised about one of the named fields, or
// about any when none is named.
func (n *Node) anyBad(names []string) bool {
	for _, f := range n.fields() {
		if f.Value.bad && (names == nil || slices.Contains(names, f.Name)) {
			return true
		}
	}
	return false
}

// fields returns the fields of a mapping; none when n is nil.
func (n *Node) fields() []Field {
	if n == nil {
		return nil
	}
	return n.Fields
}

// named makes a mapping out of a list of names.
func named(n *Node, value func(*Node) *Node) *Node {
	if n.Kind != Sequence {
		return n
	}
	out := n.mappingAt()
	seen := map[string]bool{}
	for _, item := range n.Items {
		if name, ok := item.text(); ok && !seen[name] {
			seen[name] = true
			out.Fields = append(out.Fields, Field{Name: name, At: item.At, Value: value(item)})
		}
	}
	return out
}

// entries returns a value as the items of a list.
func entries(n *Node) []*Node {
	switch {
	case n.Kind == Sequence:
		return n.Items
	case n.Kind == Scalar:
		if _, ok := n.text(); ok {
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
			list = append(list, entry(f, v))
		}
	}
	slices.SortFunc(list, func(a, b *Node) int { return cmp.Compare(a.Value.(string), b.Value.(string)) })
	return list
}

// sections are the parts of a document that an include brings.
var sections = [...]string{"services", "jobs", "volumes", "networks", "secrets", "configs", "models"}
