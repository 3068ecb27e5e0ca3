package compose

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/report"
)

// hostPath makes a relative path relative to the root.
func hostPath(_ *canonicaliser, n *Node, _ *fieldPath) *Node {
	text, ok := n.text()
	if !ok {
		return n
	}
	out := n.scalarAt(resolvePath(n.from.dir, text))
	out.Raw = n.Raw
	return out
}

// contextPath is a build context: a path, a URL or another service.
func contextPath(c *canonicaliser, n *Node, at *fieldPath) *Node {
	text, _ := n.text()
	if strings.Contains(text, "://") || strings.HasPrefix(text, types.ServicePrefix) || isRemote(text) {
		return n
	}
	return hostPath(c, n, at)
}

// projectFile is a file whose content the project needs, so that it must be in
// the root.
func projectFile(c *canonicaliser, n *Node, at *fieldPath) *Node {
	text, ok := n.text()
	if !ok || text == "" { // who reads it says that there is no such file
		return n
	}
	name := resolvePath(n.from.dir, text)
	if !inRoot(name) {
		c.add(report.FileOutside, n.At, at.String(), at.String(), n.Raw, outsideHint(n.from.dir, text, c.given))
	}
	out := n.scalarAt(name)
	out.Raw = n.Raw
	return out
}

// volumeOptions of the local driver may name a directory to bind.
func volumeOptions(_ *canonicaliser, n *Node, _ *fieldPath) *Node {
	device, ok := n.Get("device").text()
	if o, _ := n.Get("o").text(); !ok || o != "bind" {
		return n
	}
	f := *n.Field("device")
	f.Value = f.Value.scalarAt(resolvePath(n.from.dir, device))
	return n.with(f)
}
