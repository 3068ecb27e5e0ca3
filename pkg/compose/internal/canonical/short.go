package canonical

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/merge"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// listOfOne makes a list out of a single text.
func listOfOne(_ *Canonicaliser, n *tree.Node, _ *tree.Path) *tree.Node {
	if _, ok := n.Text(); !ok {
		return n
	}
	return &tree.Node{Kind: tree.Sequence, At: n.At, From: n.From, Origin: n.Source(), Items: []*tree.Node{n}}
}

// dns is a list of addresses; the empty ones, which unset variables leave, are
// taken out.
func dns(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	return eachItem(listOfOne(c, n, at), func(item *tree.Node) *tree.Node {
		if item.Kind == tree.Scalar && (item.Value == nil || item.Value == "") {
			return nil
		}
		return item
	})
}

// eachItem makes a list of what a function makes of each item; nil takes one out. What is
// no list stays as it is.
func eachItem(n *tree.Node, of func(*tree.Node) *tree.Node) *tree.Node {
	if n.Kind != tree.Sequence {
		return n
	}
	out := *n
	out.Items = nil
	for _, item := range n.Items {
		if item = of(item); item != nil {
			out.Items = append(out.Items, item)
		}
	}
	return &out
}

// shortFor makes a mapping with the one field that the short syntax stands for.
func shortFor(field string) canon {
	return func(_ *Canonicaliser, n *tree.Node, _ *tree.Path) *tree.Node {
		if text, ok := n.Text(); ok {
			return n.MappingAt(n.FieldAt(field, text))
		}
		return n
	}
}

// withDefault returns a mapping with a field that it may lack.
func withDefault(n *tree.Node, name string, value any) *tree.Node {
	if n.Kind != tree.Mapping || n.Field(name) != nil {
		return n
	}
	return n.With(n.FieldAt(name, value))
}

// secretMount is where a secret is mounted in a container.
func secretMount(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	n = shortFor("source")(c, n, at)
	inHook := at.Name(2) == "" // pre_start inherits what the service's secrets default to, and has no default itself
	if n.Kind != tree.Mapping || n.Field("target") != nil || inHook {
		return n
	}
	source := ""
	if s := n.Get("source"); s != nil {
		source = s.Spelled()
	}
	return n.With(n.FieldAt("target", "/run/secrets/"+source))
}

// mappingOfNames makes a mapping of names to nothing out of a list of names.
func mappingOfNames(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	c.OnlyNames(n, at)
	return tree.Named(n, func(item *tree.Node) *tree.Node { return item.ScalarAt(nil) })
}

// dependencies is depends_on with a condition for every service.
func dependencies(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	if n.Kind == tree.Sequence {
		c.OnlyNames(n, at)
		return tree.Named(n, merge.Dependency)
	}
	out := *n
	out.Fields = make([]tree.Field, 0, len(n.Fields))
	for _, f := range n.Fields {
		f.Value = withDefault(withDefault(f.Value, "condition", "service_started"), "required", true)
		out.Fields = append(out.Fields, f)
	}
	return &out
}

// envFiles is env_file with `required` for every file.
func envFiles(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	return eachItem(listOfOne(c, n, at), func(item *tree.Node) *tree.Node {
		return withDefault(shortFor("path")(c, item, at), "required", true)
	})
}

// gpus is a list of device requests; `all` is one for all of them.
func gpus(_ *Canonicaliser, n *tree.Node, _ *tree.Path) *tree.Node {
	if _, ok := n.Text(); !ok {
		return n
	}
	return &tree.Node{Kind: tree.Sequence, At: n.At, From: n.From, Origin: n.Source(), Items: []*tree.Node{n.MappingAt(n.FieldAt("count", "all"))}}
}

// deviceRequest asks for all devices when it says neither how many nor which.
func deviceRequest(_ *Canonicaliser, n *tree.Node, _ *tree.Path) *tree.Node {
	if n.Field("device_ids") != nil {
		return n
	}
	return withDefault(n, "count", "all")
}

// device is a device of the host in a container.
func device(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	text, ok := n.Text()
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
	return n.MappingAt(n.FieldAt("source", source), n.FieldAt("target", target), n.FieldAt("permissions", permissions))
}

// build is a mapping with a context.
func build(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	return withDefault(shortFor("context")(c, n, at), "context", ".")
}

// asText makes text out of any scalar.
func asText(_ *Canonicaliser, n *tree.Node, _ *tree.Path) *tree.Node {
	if n.Kind != tree.Scalar || n.Value == nil {
		return n
	}
	return n.ScalarAt(fmt.Sprint(n.Value))
}

// pairs makes a mapping out of a list of key=value.
func pairs(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	if n.Kind != tree.Sequence {
		return n
	}
	out := n.MappingAt()
	for i, item := range n.Items {
		text, _ := item.Text()
		key, value, ok := strings.Cut(text, "=")
		if !ok {
			return c.wrong(report.PairSyntax, item, at.Item(i))
		}
		out = out.With(tree.Field{Name: key, At: item.At, Value: item.ScalarAt(value)})
	}
	return out
}

// sshKeys makes a mapping out of a list of id=path; `default` needs no path.
func sshKeys(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	if n.Kind != tree.Sequence {
		return n
	}
	out := n.MappingAt()
	for i, item := range n.Items {
		text, _ := item.Text()
		id, path, ok := strings.Cut(text, "=")
		var value any = path
		if !ok {
			if value = nil; id != "default" {
				return c.wrong(report.PairSyntax, item, at.Item(i))
			}
		}
		out = out.With(tree.Field{Name: id, At: item.At, Value: item.ScalarAt(value)})
	}
	return out
}

// externalName reads the old form `external: {name: x}`.
func externalName(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	external := n.Get("external")
	if external == nil || external.Kind != tree.Mapping {
		return n
	}
	name, old := n.Get("name"), external.Get("name")
	n = n.With(tree.Field{Name: "external", At: n.Field("external").At, Value: external.ScalarAt(true)})
	switch {
	case old == nil:
		return n
	case name == nil:
		return n.With(tree.Field{Name: "name", At: external.Field("name").At, Value: old})
	case name.Value != old.Value:
		return c.wrong(report.ExternalName, n, at)
	default:
		return n
	}
}
