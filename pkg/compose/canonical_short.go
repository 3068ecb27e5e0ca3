package compose

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// listOfOne makes a list out of a single text.
func listOfOne(_ *canonicaliser, n *Node, _ *fieldPath) *Node {
	if _, ok := n.text(); !ok {
		return n
	}
	return &Node{Kind: Sequence, At: n.At, from: n.from, origin: n.source(), Items: []*Node{n}}
}

// dns is a list of addresses; the empty ones, which unset variables leave, are
// taken out.
func dns(c *canonicaliser, n *Node, at *fieldPath) *Node {
	n = listOfOne(c, n, at)
	if n.Kind != Sequence {
		return n
	}
	out := *n
	out.Items = nil
	for _, item := range n.Items {
		if item.Kind != Scalar || item.Value != nil && item.Value != "" {
			out.Items = append(out.Items, item)
		}
	}
	return &out
}

// shortFor makes a mapping with the one field that the short syntax stands for.
func shortFor(field string) canon {
	return func(_ *canonicaliser, n *Node, _ *fieldPath) *Node {
		if text, ok := n.text(); ok {
			return n.mappingAt(n.fieldAt(field, text))
		}
		return n
	}
}

// secretMount is where a secret is mounted in a container.
func secretMount(c *canonicaliser, n *Node, at *fieldPath) *Node {
	n = shortFor("source")(c, n, at)
	inHook := at.up.up.name == "" // pre_start inherits what the service's secrets default to, and has no default itself
	if n.Kind != Mapping || n.Field("target") != nil || inHook {
		return n
	}
	source := ""
	if s := n.Get("source"); s != nil {
		source = fmt.Sprint(s.Value)
	}
	return n.with(n.fieldAt("target", "/run/secrets/"+source))
}

// mappingOfNames makes a mapping of names to nothing out of a list of names.
func mappingOfNames(c *canonicaliser, n *Node, at *fieldPath) *Node {
	c.onlyNames(n, at)
	return named(n, func(item *Node) *Node { return item.scalarAt(nil) })
}

// dependencies is depends_on with a condition for every service.
func dependencies(c *canonicaliser, n *Node, at *fieldPath) *Node {
	if n.Kind == Sequence {
		c.onlyNames(n, at)
		return named(n, dependency)
	}
	out := *n
	out.Fields = nil
	for _, f := range n.Fields {
		if f.Value.Kind == Mapping {
			for _, d := range dependency(f.Value).Fields {
				if f.Value.Field(d.Name) == nil {
					f.Value = f.Value.with(d)
				}
			}
		}
		out.Fields = append(out.Fields, f)
	}
	return &out
}

// envFiles is env_file with `required` for every file.
func envFiles(c *canonicaliser, n *Node, at *fieldPath) *Node {
	n = listOfOne(c, n, at)
	if n.Kind != Sequence {
		return n
	}
	out := *n
	out.Items = nil
	for _, item := range n.Items {
		item = shortFor("path")(c, item, at)
		if item.Kind == Mapping && item.Field("required") == nil {
			item = item.with(item.fieldAt("required", true))
		}
		out.Items = append(out.Items, item)
	}
	return &out
}

// gpus is a list of device requests; `all` is one for all of them.
func gpus(_ *canonicaliser, n *Node, _ *fieldPath) *Node {
	if _, ok := n.text(); !ok {
		return n
	}
	return &Node{Kind: Sequence, At: n.At, from: n.from, origin: n.source(), Items: []*Node{n.mappingAt(n.fieldAt("count", "all"))}}
}

// deviceRequest asks for all devices when it says neither how many nor which.
func deviceRequest(_ *canonicaliser, n *Node, _ *fieldPath) *Node {
	if n.Kind != Mapping || n.Field("count") != nil || n.Field("device_ids") != nil {
		return n
	}
	return n.with(n.fieldAt("count", "all"))
}

// device is a device of the host in a container.
func device(c *canonicaliser, n *Node, at *fieldPath) *Node {
	text, ok := n.text()
	if !ok {
		return n
	}
	parts := strings.Split(text, ":")
	if len(parts) > 3 {
		return c.wrong(report.DeviceSyntax, n, at)
	}
	source, target, permissions := parts[0], parts[0], "rwm"
	if len(parts) > 1 && parts[1] != "" {
		target = parts[1]
	}
	if len(parts) > 2 {
		permissions = parts[2]
	}
	return n.mappingAt(n.fieldAt("source", source), n.fieldAt("target", target), n.fieldAt("permissions", permissions))
}

// build is a mapping with a context.
func build(c *canonicaliser, n *Node, at *fieldPath) *Node {
	n = shortFor("context")(c, n, at)
	if n.Kind == Mapping && n.Field("context") == nil {
		n = n.with(n.fieldAt("context", "."))
	}
	return n
}

// asText makes text out of any scalar.
func asText(_ *canonicaliser, n *Node, _ *fieldPath) *Node {
	if n.Kind != Scalar || n.Value == nil {
		return n
	}
	out := *n
	out.Value = fmt.Sprint(n.Value)
	return &out
}

// pairs makes a mapping out of a list of key=value.
func pairs(c *canonicaliser, n *Node, at *fieldPath) *Node {
	if n.Kind != Sequence {
		return n
	}
	out := n.mappingAt()
	for i, item := range n.Items {
		text, _ := item.text()
		key, value, ok := strings.Cut(text, "=")
		if !ok {
			return c.wrong(report.PairSyntax, item, at.item(i))
		}
		out = out.with(Field{Name: key, At: item.At, Value: item.scalarAt(value)})
	}
	return out
}

// sshKeys makes a mapping out of a list of id=path; `default` needs no path.
func sshKeys(c *canonicaliser, n *Node, at *fieldPath) *Node {
	if n.Kind != Sequence {
		return n
	}
	out := n.mappingAt()
	for i, item := range n.Items {
		text, _ := item.text()
		id, path, ok := strings.Cut(text, "=")
		var value any = path
		if !ok {
			if value = nil; id != "default" {
				return c.wrong(report.PairSyntax, item, at.item(i))
			}
		}
		out = out.with(Field{Name: id, At: item.At, Value: item.scalarAt(value)})
	}
	return out
}

// externalName reads the old form `external: {name: x}`.
func externalName(c *canonicaliser, n *Node, at *fieldPath) *Node {
	external := n.Get("external")
	if external == nil || external.Kind != Mapping {
		return n
	}
	name, old := n.Get("name"), external.Get("name")
	n = n.with(Field{Name: "external", At: n.Field("external").At, Value: external.scalarAt(true)})
	switch {
	case old == nil:
		return n
	case name == nil:
		return n.with(Field{Name: "name", At: external.Field("name").At, Value: old})
	case name.Value != old.Value:
		return c.wrong(report.ExternalName, n, at)
	default:
		return n
	}
}
