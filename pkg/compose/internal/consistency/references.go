package consistency

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// ref is a name by which a container refers to something else.
type ref struct {
	section   string // where it must be defined
	name      string
	shown     string // the name for a message
	at        report.Position
	in        *tree.Path // the container
	attribute string
	item      int // of the attribute's list, or one of the following
	optional  bool
}

// What refers, where it isn't an item of a list.
const (
	whole = -1 - iota // the attribute
	named             // its field of that name
)

// field returns the path of what refers, which only a finding needs.
func (r ref) field() string {
	switch at := r.in.Field(r.attribute); r.item {
	case whole:
		return at.String()
	case named:
		return at.Field(r.shown).String()
	default:
		return at.Item(r.item).String()
	}
}

// otherReferences returns what a container refers to by name besides services.
func otherReferences(n *tree.Node, at *tree.Path) []ref {
	var refs []ref
	for _, section := range []string{"networks", "models"} {
		for _, f := range n.Get(section).AllFields() {
			if section != "networks" || f.Name != "default" {
				refs = append(refs, ref{section: section, name: f.Name, shown: f.Shown(), at: f.At, in: at, attribute: section, item: named})
			}
		}
	}
	items := func(section string, list *tree.Node, attribute, want string) {
		for i, item := range list.AllItems() {
			kind, _ := item.Get("type").Text()
			source := item.Field("source")
			if name, ok := item.Get("source").Text(); ok && name != "" && kind == want {
				refs = append(refs, ref{section: section, name: name, shown: source.Value.Shown(name), at: source.At, in: at, attribute: attribute, item: i})
			}
		}
	}
	items("volumes", n.Get("volumes"), "volumes", types.VolumeTypeVolume)
	items("secrets", n.Get("secrets"), "secrets", "")
	items("configs", n.Get("configs"), "configs", "")
	items("secrets", n.Get("build", "secrets"), "build.secrets", "")
	return refs
}

// dependencyReferences returns the services that a container waits for, by
// depends_on or because it uses something of theirs.
func dependencyReferences(n *tree.Node, at *tree.Path) []ref {
	var refs []ref
	for _, f := range n.Get("depends_on").AllFields() {
		required := f.Value.Get("required")
		refs = append(refs, ref{
			section: "services", name: f.Name, shown: f.Shown(), at: f.At, in: at, attribute: "depends_on", item: named,
			optional: required != nil && required.Value == false,
		})
	}
	add := func(name string, n *tree.Node, attribute string, item int) {
		refs = append(refs, ref{section: "services", name: name, shown: n.Shown(name), at: n.At, in: at, attribute: attribute, item: item})
	}
	for _, attribute := range []string{"links", "volumes_from"} {
		for i, item := range n.Get(attribute).AllItems() {
			text, _ := item.Text()
			name, _, _ := strings.Cut(text, ":")
			if attribute == "links" || !strings.HasPrefix(text, types.ContainerPrefix) {
				add(name, item, attribute, i)
			}
		}
	}
	for _, attribute := range []string{"network_mode", "ipc", "pid", "uts", "cgroup"} {
		text, _ := n.Get(attribute).Text()
		if name, ok := strings.CutPrefix(text, types.ServicePrefix); ok {
			add(name, n.Get(attribute), attribute, whole)
		}
	}
	return refs
}

// reference checks that what a container refers to is defined.
func (c *checker) reference(kind, name string, r ref) {
	who := strings.TrimSuffix(kind, "s") + " " + name
	defined := c.defined[r.section][r.name]
	if r.section != "services" {
		if section := c.tree.Get(r.section); !defined && (section == nil || !section.Bad) {
			c.Add(report.UndefinedReference, r.at, r.field(), who, strings.TrimSuffix(r.section, "s"), r.shown, c.lookFor(r.section, r.name))
		}
		return
	}
	switch {
	case kind == "jobs" && c.defined["jobs"][r.name] || c.active("services", r.name) || r.optional:
	case defined:
		if c.doc.Get("services", r.name) != nil { // otherwise something else is wrong with it
			c.Add(report.DependencyInactive, r.at, r.field(), who, r.shown)
		}
	case c.defined["jobs"][r.name]:
		c.Add(report.DependsOnJob, r.at, r.field(), who, r.shown)
	default:
		c.Add(report.UndefinedReference, r.at, r.field(), who, "service", r.shown, c.lookFor("services", r.name))
	}
}
