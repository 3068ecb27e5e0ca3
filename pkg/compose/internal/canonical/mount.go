package canonical

import (
	"cmp"
	"path"

	"github.com/compose-spec/compose-go/v2/format"
	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/paths"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// mount is one entry of a service's volumes. The source of a bind mount is made
// relative to the root.
func mount(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	if text, ok := n.Text(); ok {
		if n = c.shortMount(n, text, at); n == nil {
			return nil
		}
	}
	if n.Kind != tree.Mapping {
		return n
	}
	if kind, _ := n.Get("type").Text(); kind != types.VolumeTypeBind {
		return n
	}
	source, ok := n.Get("source").Text()
	if !ok {
		return c.wrong(report.BindWithoutSource, n, at)
	}
	f := *n.Field("source")
	f.Value = f.Value.ScalarAt(paths.Resolve(n.From.Dir, cmp.Or(source, "."))) // an unset variable is the project's directory
	return n.With(f)
}

// shortMount reads the short syntax with compose-go's own parser.
func (c *Canonicaliser) shortMount(n *tree.Node, text string, at *tree.Path) *tree.Node {
	v, err := format.ParseVolume(text)
	if err != nil {
		return c.wrong(report.VolumeSyntax, n, at, n.Raw())
	}
	if v.Source == "" && len(v.Target) > 2 && v.Target[1] == ':' {
		return c.wrong(report.VolumeOneLetter, n, at, n.Raw(), text[:1])
	}
	out := n.MappingAt(append(make([]tree.Field, 0, 5), n.FieldAt("type", v.Type))...)
	set := func(name string, value any, zero bool) {
		if !zero {
			out.Fields = append(out.Fields, n.FieldAt(name, value))
		}
	}
	set("source", v.Source, v.Source == "")
	set("target", path.Clean(v.Target), v.Target == "")
	set("read_only", true, !v.ReadOnly)
	if v.Bind != nil {
		bind := n.MappingAt(n.FieldAt("create_host_path", bool(v.Bind.CreateHostPath)))
		if v.Bind.Propagation != "" {
			bind = bind.With(n.FieldAt("propagation", v.Bind.Propagation))
		}
		if v.Bind.SELinux != "" {
			bind = bind.With(n.FieldAt("selinux", v.Bind.SELinux))
		}
		out.Fields = append(out.Fields, tree.Field{Name: "bind", At: n.At, Value: bind})
	}
	if v.Volume != nil {
		volume := n.MappingAt()
		if v.Volume.NoCopy {
			volume = n.MappingAt(n.FieldAt("nocopy", true))
		}
		out.Fields = append(out.Fields, tree.Field{Name: "volume", At: n.At, Value: volume})
	}
	return out
}

// bindOptions create the host path unless that is refused.
func bindOptions(_ *Canonicaliser, n *tree.Node, _ *tree.Path) *tree.Node {
	return withDefault(n, "create_host_path", true)
}
