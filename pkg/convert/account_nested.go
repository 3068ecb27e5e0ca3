package convert

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
)

// nested lists everything that the user wrote below a node, for a finding that
// speaks for all of it; empty for a value that has no keys.
func nested(n *compose.Node) string {
	var names []string
	var walk func(n *compose.Node, name string)
	walk = func(n *compose.Node, name string) {
		for _, item := range n.Items {
			walk(item, name)
		}
		for _, f := range n.Fields {
			if !strings.HasPrefix(f.Name, "x-") {
				walk(f.Value, strings.TrimPrefix(name+"."+f.Name, "."))
			}
		}
		if n.Kind == compose.Scalar && name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if n == nil {
		return ""
	}
	walk(n, "")
	if len(names) == 0 {
		return ""
	}
	return " (" + strings.Join(names, ", ") + ")"
}
