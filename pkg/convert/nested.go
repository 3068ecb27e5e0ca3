package convert

import (
	"strings"

	"github.com/composesource/composesource/pkg/compose"
)

// nested lists the keys that the user wrote in a mapping, for a finding that
// speaks for all of them; empty for anything else.
func nested(n *compose.Node) string {
	if n == nil || len(n.Fields) == 0 {
		return ""
	}
	var names []string
	for _, f := range n.Fields {
		if !strings.HasPrefix(f.Name, "x-") {
			names = append(names, f.Name)
		}
	}
	return " (" + strings.Join(names, ", ") + ")"
}
