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
		c.inheritOrigins(merged, hook, path)
		list.Items = append(list.Items, merged)
	}
	return service.With(tree.Field{Name: "pre_start", At: hooks.At, Value: &list})
}

// inheritOrigins notes where the entries of the lists of a merged hook came from:
// those of the service were not written here.
func (c *Canonicaliser) inheritOrigins(merged, hook *tree.Node, at *tree.Path) {
	for _, f := range merged.Fields {
		if f.Value.Kind != tree.Sequence {
			continue
		}
		own := map[*tree.Node]bool{}
		if written := hook.Get(f.Name); written != nil {
			for _, n := range origins(written.Items) {
				own[n] = true
			}
		}
		list := origins(f.Value.Items)
		for i, n := range list {
			if !own[n] {
				list[i] = nil
			}
		}
		c.Origins[at.Field(f.Name).String()] = list
	}
}
