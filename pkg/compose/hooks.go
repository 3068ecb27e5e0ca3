package compose

import (
	"slices"

	"github.com/compose-spec/compose-go/v2/types"
)

// inherit completes the pre_start hooks of a service with the service's own
// container attributes, as compose-go's loader.Normalize does. Volumes are not
// inherited: docker mounts those of the service at run time.
func (c *canonicaliser) inherit(service *Node, at *fieldPath) *Node {
	hooks := service.Field("pre_start")
	if hooks == nil || hooks.Value.Kind != Sequence || len(hooks.Value.Items) == 0 {
		return service
	}
	base := service.mappingAt()
	for _, f := range service.Fields {
		if f.Name != "volumes" && slices.Contains(types.ContainerSpecAttributes, f.Name) {
			base.Fields = append(base.Fields, f)
		}
	}
	list := *hooks.Value
	list.Items = nil
	for i, hook := range hooks.Value.Items {
		path := at.field("pre_start").item(i)
		if !c.repeated(base, hook.At, path) {
			break
		}
		merged := c.merger.merge(base, hook, path, c.merger.special.field("services").field("*"))
		merged.At, merged.origin = hook.At, hook.source()
		c.inheritOrigins(merged, hook, path)
		list.Items = append(list.Items, merged)
	}
	return service.with(Field{Name: "pre_start", At: hooks.At, Value: &list})
}

// inheritOrigins notes where the entries of the lists of a merged hook came from:
// those of the service were not written here.
func (c *canonicaliser) inheritOrigins(merged, hook *Node, at *fieldPath) {
	for _, f := range merged.Fields {
		if f.Value.Kind != Sequence {
			continue
		}
		own := map[*Node]bool{}
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
		c.origins[at.field(f.Name).String()] = list
	}
}
