package compose

import "github.com/composesource/composesource/pkg/report"

// Kind is the shape of a Node.
type Kind int

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
	Kind      Kind
	At        report.Position
	Value     any      // of a scalar: string, int, int64, uint64, float64, bool or nil
	Raw       string   // of a scalar: the text as written, before interpolation
	Variables []string // of a scalar: the variables that were interpolated into it
	Fields    []Field  // of a mapping, in the order of the file
	Items     []*Node  // of a sequence
}

// Field is one key of a mapping.
type Field struct {
	Name  string
	At    report.Position // of the key
	Value *Node
}

// Field returns the field called name, or nil.
func (n *Node) Field(name string) *Field {
	if n == nil {
		return nil
	}
	for i := range n.Fields {
		if n.Fields[i].Name == name {
			return &n.Fields[i]
		}
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
