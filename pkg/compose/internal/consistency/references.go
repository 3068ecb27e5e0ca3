package consistency

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// ref is a name by which a container refers to something else.
type ref struct {
	section  string // where it must be defined
	name     string
	shown    string // the name for a message
	at       report.Position
	field    string
	optional bool
}

// references returns everything that a container refers to by name.
func references(n *tree.Node, at *tree.Path) []ref {
	refs := dependencyReferences(n, at)
	for _, section := range []string{"networks", "models"} {
		for _, f := range n.Get(section).AllFields() {
			if section != "networks" || f.Name != "default" {
				refs = append(refs, ref{section: section, name: f.Name, shown: f.Shown(), at: f.At, field: at.Top(section, f.Shown()).String()})
			}
		}
	}
	items := func(section string, list *tree.Node, at *tree.Path, want string) {
		if list == nil {
			return
		}
		for i, item := range list.Items {
			kind, _ := item.Get("type").Text()
			source := item.Field("source")
			if name, ok := item.Get("source").Text(); ok && name != "" && kind == want {
				refs = append(refs, ref{section: section, name: name, shown: source.Value.Shown(name), at: source.At, field: at.Item(i).String()})
			}
		}
	}
	items("volumes", n.Get("volumes"), at.Field("volumes"), types.VolumeTypeVolume)
	items("secrets", n.Get("secrets"), at.Field("secrets"), "")
	items("configs", n.Get("configs"), at.Field("configs"), "")
	items("secrets", n.Get("build", "secrets"), at.Top("build", "secrets"), "")
	return refs
}

// dependencyReferences returns the services that a container waits for, by
// depends_on or because it uses something of theirs.
func dependencyReferences(n *tree.Node, at *tree.Path) []ref {
	var refs []ref
	for _, f := range n.Get("depends_on").AllFields() {
		required := f.Value.Get("required")
		refs = append(refs, ref{
			section: "services", name: f.Name, shown: f.Shown(), at: f.At, field: at.Top("depends_on", f.Shown()).String(),
			optional: required != nil && required.Value == false,
		})
	}
	add := func(name string, n *tree.Node, field string) {
		refs = append(refs, ref{section: "services", name: name, shown: n.Shown(name), at: n.At, field: field})
	}
	for _, attribute := range []string{"links", "volumes_from"} {
		list := n.Get(attribute)
		if list == nil {
			continue
		}
		for i, item := range list.Items {
			text, _ := item.Text()
			name, _, _ := strings.Cut(text, ":")
			if attribute == "links" || !strings.HasPrefix(text, types.ContainerPrefix) {
				add(name, item, at.Field(attribute).Item(i).String())
			}
		}
	}
	for _, attribute := range []string{"network_mode", "ipc", "pid", "uts", "cgroup"} {
		text, _ := n.Get(attribute).Text()
		if name, ok := strings.CutPrefix(text, types.ServicePrefix); ok {
			add(name, n.Get(attribute), at.Field(attribute).String())
		}
	}
	return refs
}

// reference checks that what a container refers to is defined.
func (c *checker) reference(kind, name string, r ref) {
	who := map[string]string{"services": "service ", "jobs": "job "}[kind] + name
	defined := c.defined[r.section][r.name]
	if r.section != "services" {
		if section := c.tree.Get(r.section); !defined && (section == nil || !section.Bad) {
			c.Add(report.UndefinedReference, r.at, r.field, who, strings.TrimSuffix(r.section, "s"), r.shown, c.lookFor(r.section, r.name))
		}
		return
	}
	switch {
	case kind == "jobs" && c.defined["jobs"][r.name] || c.active("services", r.name) || r.optional:
	case defined:
		if c.doc.Get("services", r.name) != nil { // otherwise something else is wrong with it
			c.Add(report.DependencyInactive, r.at, r.field, who, r.shown)
		}
	case c.defined["jobs"][r.name]:
		c.Add(report.DependsOnJob, r.at, r.field, who, r.shown)
	default:
		c.Add(report.UndefinedReference, r.at, r.field, who, "service", r.shown, c.lookFor("services", r.name))
	}
}
