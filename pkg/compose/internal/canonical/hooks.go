package canonical

import (
	"slices"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// inherit completes the pre_start hooks of a service with the service's own
// container attributes, as compose-go's loader.Normalize does. Volumes are not
// inherited: docker mounts those of the service at run time.
func (c *Canonicaliser) inherit(service *tree.Node, at *tree.Path) *tree.Node {
	hooks := service.Field("pre_start")
	if hooks == nil || hooks.Value.Kind != tree.Sequence || len(hooks.Value.Items) == 0 {
		return service
	}
	base := service.MappingAt()
	for _, f := range service.Fields {
		if f.Name != "volumes" && slices.Contains(types.ContainerSpecAttributes, f.Name) {
			f.Value = inherited(f.Value)
			base.Fields = append(base.Fields, f)
		}
	}
	list := *hooks.Value
	list.Items = nil
	for i, hook := range hooks.Value.Items {
		path := at.Field("pre_start").Item(i)
		if !c.Repeated(base, hook.At, path) {
			break
		}
		merged := c.Merger.Merge(base, hook, path, c.Merger.Special.Field("services").Field("*"))
		merged.At, merged.Origin = hook.At, hook.Source()
		list.Items = append(list.Items, merged)
	}
	return service.With(tree.Field{Name: "pre_start", At: hooks.At, Value: &list})
}

// inherited returns the value of an attribute with a mark at the entries of a list:
// they were not written for the hook.
func inherited(n *tree.Node) *tree.Node {
	if n.Kind != tree.Sequence {
		return n
	}
	list := *n
	list.Origin, list.Items = n.Source(), make([]*tree.Node, len(n.Items))
	for i, item := range n.Items {
		own := *item
		own.Origin, own.Inherited = item.Source(), true
		list.Items[i] = &own
	}
	return &list
}
