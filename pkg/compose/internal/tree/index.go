package tree

import (
	"strings"
)

// small is how many fields are searched one by one.
const small = 16

// index finds the fields of a large mapping, and the items KEY or KEY=VALUE of a
// list, without going through all of them for each. It is of no use for a copy of
// the node that got other fields.
type index struct {
	first  *Field
	count  int
	fields map[string]int
	items  map[string][]int
}

// indexed returns the index of the fields that n has now.
func (n *Node) indexed() *index {
	if x := n.more().index; x != nil && x.fields != nil && x.count == len(n.Fields) && x.first == &n.Fields[0] {
		return x
	}
	x := &index{first: &n.Fields[0], count: len(n.Fields), fields: make(map[string]int, len(n.Fields))}
	for i := len(n.Fields) - 1; i >= 0; i-- { // the first of a name counts
		x.fields[n.Fields[i].Name] = i
	}
	n.find(x)
	return x
}

// Entries returns the places of the items KEY or KEY=VALUE in a list.
func (n *Node) Entries(key string) []int {
	if n == nil || len(n.Items) == 0 {
		return nil
	}
	x := n.more().index
	if x == nil || x.items == nil {
		x = &index{items: map[string][]int{}}
		for i, item := range n.Items {
			name, _, _ := strings.Cut(item.Spelled(), "=")
			x.items[name] = append(x.items[name], i)
		}
		n.find(x)
	}
	return x.items[key]
}
