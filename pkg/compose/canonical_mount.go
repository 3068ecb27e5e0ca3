package compose

import (
	"cmp"
	"path"

	"github.com/compose-spec/compose-go/v2/format"
	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/report"
)

// mount is one entry of a service's volumes. The source of a bind mount is made
// relative to the root.
func mount(c *canonicaliser, n *Node, at *fieldPath) *Node {
	if text, ok := n.text(); ok {
		if n = c.shortMount(n, text, at); n == nil {
			return nil
		}
	}
	if n.Kind != Mapping {
		return n
	}
	if kind, _ := n.Get("type").text(); kind != types.VolumeTypeBind {
		return n
	}
	source, ok := n.Get("source").text()
	if !ok {
		return c.wrong(report.BindWithoutSource, n, at)
	}
	f := *n.Field("source")
	f.Value = f.Value.scalarAt(resolvePath(n.from.dir, cmp.Or(source, "."))) // an unset variable is the project's directory
	return n.with(f)
}

// shortMount reads the short syntax with compose-go's own parser.
func (c *canonicaliser) shortMount(n *Node, text string, at *fieldPath) *Node {
	v, err := format.ParseVolume(text)
	if err != nil {
		return c.wrong(report.VolumeSyntax, n, at, n.Raw)
	}
	if v.Source == "" && len(v.Target) > 2 && v.Target[1] == ':' {
		return c.wrong(report.VolumeOneLetter, n, at, n.Raw, text[:1])
	}
	out := n.mappingAt(n.fieldAt("type", v.Type))
	set := func(name string, value any, zero bool) {
		if !zero {
			out.Fields = append(out.Fields, n.fieldAt(name, value))
		}
	}
	set("source", v.Source, v.Source == "")
	set("target", path.Clean(v.Target), v.Target == "")
	set("read_only", true, !v.ReadOnly)
	if v.Bind != nil {
		bind := n.mappingAt(n.fieldAt("create_host_path", bool(v.Bind.CreateHostPath)))
		if v.Bind.Propagation != "" {
			bind = bind.with(n.fieldAt("propagation", v.Bind.Propagation))
		}
		if v.Bind.SELinux != "" {
			bind = bind.with(n.fieldAt("selinux", v.Bind.SELinux))
		}
		out.Fields = append(out.Fields, Field{Name: "bind", At: n.At, Value: bind})
	}
	if v.Volume != nil {
		volume := n.mappingAt()
		if v.Volume.NoCopy {
			volume = n.mappingAt(n.fieldAt("nocopy", true))
		}
		out.Fields = append(out.Fields, Field{Name: "volume", At: n.At, Value: volume})
	}
	return out
}

// bindOptions create the host path unless that is refused.
func bindOptions(_ *canonicaliser, n *Node, _ *fieldPath) *Node {
	if n.Kind != Mapping || n.Field("create_host_path") != nil {
		return n
	}
	return n.with(n.fieldAt("create_host_path", true))
}
