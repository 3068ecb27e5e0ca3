package compose

import "github.com/compose-spec/compose-go/v2/types"

// inherit completes the pre_start hooks of a service with the service's own
// container attributes, as compose-go's loader.Normalize does. Volumes are not
// inherited: docker mounts those of the service at run time.
func (l *loader) inherit(service *Node, at *fieldPath) *Node {
	hooks := service.Field("pre_start")
	if hooks == nil || hooks.Value.Kind != Sequence || len(hooks.Value.Items) == 0 {
		return service
	}
	base := service.mappingAt()
	for _, f := range service.Fields {
		if f.Name != "volumes" && contains(types.ContainerSpecAttributes, f.Name) {
			base.Fields = append(base.Fields, f)
		}
	}
	list := *hooks.Value
	list.Items = nil
	for i, hook := range hooks.Value.Items {
		merged := l.merger.merge(base, hook, at.field("pre_start").item(i), l.merger.special.field("services").field("*"))
		merged.At, merged.origin = hook.At, hook.source()
		list.Items = append(list.Items, merged)
	}
	return service.with(Field{Name: "pre_start", At: hooks.At, Value: &list})
}
