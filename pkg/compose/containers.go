package compose

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// ownContainers lets what names a container of the project, container:NAME, name
// its service. The engine knows containers only, and these are the project's.
func ownContainers(doc *tree.Node, project string) {
	services := map[string]string{}
	for _, f := range doc.Get("services").AllFields() {
		services[project+"-"+f.Name+"-1"] = f.Name
	}
	for _, f := range doc.Get("services").AllFields() {
		if name, ok := f.Value.Get("container_name").Text(); ok {
			delete(services, project+"-"+f.Name+"-1")
			services[name] = f.Name
		}
	}
	for _, kind := range []string{"services", "jobs"} {
		for _, f := range doc.Get(kind).AllFields() {
			for i, attribute := range f.Value.Fields {
				switch attribute.Name {
				case "network_mode", "ipc", "pid":
					f.Value.Fields[i].Value = ownContainer(attribute.Value, services, types.ServicePrefix)
				case "volumes_from":
					list := *attribute.Value
					list.Items = nil
					for _, item := range attribute.Value.Items {
						list.Items = append(list.Items, ownContainer(item, services, ""))
					}
					f.Value.Fields[i].Value = &list
				}
			}
		}
	}
}

// ownContainer returns container:NAME[:MODE] with the service of that container.
func ownContainer(n *tree.Node, services map[string]string, prefix string) *tree.Node {
	text, _ := n.Text()
	rest, ok := strings.CutPrefix(text, types.ContainerPrefix)
	name, mode, more := strings.Cut(rest, ":")
	service := services[name]
	if !ok || service == "" {
		return n
	}
	out := *n
	out.Origin, out.Value = n.Source(), prefix+service
	if more {
		out.Value = prefix + service + ":" + mode
	}
	return &out
}
