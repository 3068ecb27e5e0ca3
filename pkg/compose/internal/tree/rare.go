package tree

// rare is what few nodes have. It is never changed: copies of a node share it.
type rare struct {
	raw       string          // see Raw
	variables []string        // see Variables
	gone      map[string]bool // see Gone
	index     *index          // of many fields or items
}

// more returns what n has of it.
func (n *Node) more() rare {
	if n.rare == nil {
		return rare{}
	}
	return *n.rare
}

// Raw returns the text of a scalar as it was written, before interpolation.
func (n *Node) Raw() string {
	if n.Kind != Scalar {
		return ""
	}
	switch raw := n.more().raw; {
	case raw != "":
		return raw
	case n.Origin != nil:
		return n.Origin.Raw()
	case n.Value == nil:
		return ""
	}
	return n.Spelled()
}

// Variables returns the variables that were interpolated into a scalar.
func (n *Node) Variables() []string {
	switch {
	case n.Kind != Scalar:
		return nil
	case n.rare == nil && n.Origin != nil:
		return n.Origin.Variables()
	}
	return n.more().variables
}

// Wrote notes the text of a scalar as it was written, and the variables in it.
func (n *Node) Wrote(raw string, variables []string) {
	r := n.more()
	r.raw, r.variables = raw, variables
	n.rare = &r
}

// Gone reports whether `!reset` or `!override` took a field out of a mapping.
func (n *Node) Gone(name string) bool { return n.more().gone[name] }

// Lose notes the fields that were taken out of a mapping.
func (n *Node) Lose(gone map[string]bool) {
	r := n.more()
	r.gone = gone
	n.rare = &r
}

// find keeps what finds many fields or items.
func (n *Node) find(x *index) {
	r := n.more()
	r.index = x
	n.rare = &r
}
