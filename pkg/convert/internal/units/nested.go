package units

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
)

// Nested lists everything that the user wrote below a node, for a finding that
// speaks for all of it; empty for a value that has no keys.
func Nested(n *compose.Node) string {
	const most = 12 // a message is read by people
	var names []string
	known := map[string]bool{}
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
		if n.Kind == compose.Scalar && name != "" && !known[name] {
			known[name] = true
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
	if more := len(names) - most; more > 1 {
		names = append(names[:most], fmt.Sprintf("%d more", more))
	}
	return " (" + strings.Join(names, ", ") + ")"
}
