package merge

import (
	"slices"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// mergeNames merges mappings that may also be lists of names; a name in a list
// stands for the value that is given.
func mergeNames(value func(*tree.Node) *tree.Node) mergeRule {
	return func(m *Merger, base, over *tree.Node, at *tree.Path, below *tree.Rules[mergeRule]) *tree.Node {
		m.OnlyNames(over, at)
		return m.mappings(asMapping(base, value), asMapping(over, value), at, below)
	}
}

func asMapping(n *tree.Node, value func(*tree.Node) *tree.Node) *tree.Node {
	if n.IsNull() {
		return n.MappingAt()
	}
	if name, ok := n.Text(); ok {
		return n.MappingAt(tree.Field{Name: name, At: n.At, Value: value(n)})
	}
	if n.Kind == tree.Sequence {
		out := tree.Named(n, value)
		out.Origin = nil
		return out
	}
	return n
}

// mergeBuild merges builds of which one may be only a context.
func mergeBuild(m *Merger, base, over *tree.Node, at *tree.Path, below *tree.Rules[mergeRule]) *tree.Node {
	return m.mappings(asBuild(base), asBuild(over), at, below)
}

func asBuild(n *tree.Node) *tree.Node {
	if context, ok := n.Text(); ok {
		return n.MappingAt(n.FieldAt("context", context))
	}
	if n.IsNull() {
		return n.MappingAt()
	}
	return n
}

// mergeLogging merges the options only when the driver stays the same.
func mergeLogging(m *Merger, base, over *tree.Node, at *tree.Path, below *tree.Rules[mergeRule]) *tree.Node {
	if base.Kind != tree.Mapping || over.Kind != tree.Mapping {
		return m.conflict(base, over, at)
	}
	old, new := base.Get("driver"), over.Get("driver")
	if old == nil || new == nil || old.Value == new.Value {
		return m.mappings(base, over, at, below)
	}
	return over
}

// mergeUlimit merges limits only when both are mappings.
func mergeUlimit(m *Merger, base, over *tree.Node, at *tree.Path, below *tree.Rules[mergeRule]) *tree.Node {
	if base.Kind == tree.Mapping && over.Kind == tree.Mapping {
		return m.mappings(base, over, at, below)
	}
	return over
}

// mergeSubnets merges the address pools of a network by their subnet. compose-go
// loses pools here when several are merged; nothing in a cluster depends on them.
func mergeSubnets(m *Merger, base, over *tree.Node, at *tree.Path, below *tree.Rules[mergeRule]) *tree.Node {
	if base.Kind != tree.Sequence || over.Kind != tree.Sequence {
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
	return tree.SequenceOf(base, pools)
}

func subnetOf(n *tree.Node) string {
	if s := n.Get("subnet"); s != nil {
		return s.Spelled()
	}
	return ""
}

// Dependency is what an entry of depends_on in short syntax stands for.
func Dependency(n *tree.Node) *tree.Node {
	return n.MappingAt(n.FieldAt("condition", "service_started"), n.FieldAt("required", true))
}
