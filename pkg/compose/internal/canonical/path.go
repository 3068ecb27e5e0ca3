package canonical

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/paths"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// hostPath makes a relative path relative to the root.
func hostPath(_ *Canonicaliser, n *tree.Node, _ *tree.Path) *tree.Node {
	text, ok := n.Text()
	if !ok {
		return n
	}
	return n.ScalarAt(paths.Resolve(n.From.Dir, text))
}

// contextPath is a build context: a path, a URL or another service.
func contextPath(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	text, _ := n.Text()
	if strings.Contains(text, "://") || strings.HasPrefix(text, types.ServicePrefix) || paths.IsRemote(text) {
		return n
	}
	return hostPath(c, n, at)
}

// projectFile is a file whose content the project needs, so that it must be in
// the root.
func projectFile(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	text, ok := n.Text()
	if !ok || text == "" { // who reads it says that there is no such file
		return n
	}
	name := paths.Resolve(n.From.Dir, text)
	if !paths.InRoot(name) {
		c.Add(report.FileOutside, n.At, at.String(), at.String(), n.Raw(), paths.OutsideHint(n.From.Dir, text, c.given))
	}
	return n.ScalarAt(name)
}

// volumeOptions of the local driver may name a directory to bind.
func volumeOptions(_ *Canonicaliser, n *tree.Node, _ *tree.Path) *tree.Node {
	device, ok := n.Get("device").Text()
	if o, _ := n.Get("o").Text(); !ok || o != "bind" {
		return n
	}
	f := *n.Field("device")
	f.Value = f.Value.ScalarAt(paths.Resolve(n.From.Dir, device))
	return n.With(f)
}
