package compose

import (
	"fmt"
	"slices"
)

// mergeNames merges mappings that may also be lists of names; a name in a list
// stands for the value that is given.
func mergeNames(value func(*Node) *Node) mergeRule {
	return func(m *merger, base, over *Node, at *fieldPath, below *rules[mergeRule]) *Node {
		m.onlyNames(over, at)
		return m.mappings(asMapping(base, value), asMapping(over, value), at, below)
	}
}

func asMapping(n *Node, value func(*Node) *Node) *Node {
	if n.isNull() {
		return n.mappingAt()
	}
	if name, ok := n.text(); ok {
		return n.mappingAt(Field{Name: name, At: n.At, Value: value(n)})
	}
	if n.Kind == Sequence {
		out := named(n, value)
		out.origin = nil
		return out
	}
	return n
}

// mergeBuild merges builds of which one may be only a context.
func mergeBuild(m *merger, base, over *Node, at *fieldPath, below *rules[mergeRule]) *Node {
	return m.mappings(asBuild(base), asBuild(over), at, below)
}

func asBuild(n *Node) *Node {
	if context, ok := n.text(); ok {
		f := n.fieldAt("context", context)
		f.Value.Raw = n.Raw
		return n.mappingAt(f)
	}
	if n.isNull() {
		return n.mappingAt()
	}
	return n
}

// mergeLogging merges the options only when the driver stays the same.
func mergeLogging(m *merger, base, over *Node, at *fieldPath, below *rules[mergeRule]) *Node {
	if base.Kind != Mapping || over.Kind != Mapping {
		return m.conflict(base, over, at)
	}
	old, new := base.Get("driver"), over.Get("driver")
	if old == nil || new == nil || old.Value == new.Value {
		return m.mappings(base, over, at, below)
	}
	return over
}

// mergeUlimit merges limits only when both are mappings.
func mergeUlimit(m *merger, base, over *Node, at *fieldPath, below *rules[mergeRule]) *Node {
	if base.Kind == Mapping && over.Kind == Mapping {
		return m.mappings(base, over, at, below)
	}
	return over
}

// mergeSubnets merges the address pools of a network by their subnet. compose-go
// loses pools here when several are merged; nothing in a cluster depends on them.
func mergeSubnets(m *merger, base, over *Node, at *fieldPath, below *rules[mergeRule]) *Node {
	if base.Kind != Sequence || over.Kind != Sequence {
		return m.conflict(base, over, at)
	}
	pools := slices.Clone(base.Items)
	places := map[string]int{}
	for i, n := range pools {
		places[subnetOf(n)] = i
	}
	for _, n := range over.Items {
		if i, ok := places[subnetOf(n)]; ok {
			pools[i] = m.mappings(pools[i], n, at, below)
		} else {
			pools = append(pools, n)
		}
	}
	return sequence(base, pools)
}

func subnetOf(n *Node) string {
	if s := n.Get("subnet"); s != nil {
		return fmt.Sprint(s.Value)
	}
	return ""
}

func dependency(n *Node) *Node {
	return n.mappingAt(n.fieldAt("condition", "service_started"), n.fieldAt("required", true))
}
