package scaffold

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/naming"
)

// run reads the workloads, which are sorted by kind and name: a Deployment is
// first when there is one.
func (a *app) run(workloads []workload, services types.Services) {
	byObject := map[string]types.ServiceConfig{}
	for name, s := range services {
		byObject[naming.Object(name)] = s
	}
	built := builtImages(workloads, byObject)
	for _, w := range workloads {
		if a.Guard.Name == "" || w.Kind == "Deployment" && a.Guard.Kind != w.Kind {
			a.Guard = w
		}
		for _, c := range w.containers() {
			name, tag := splitImage(c.Image)
			if built[name] != "" && c.ImagePullPolicy == "" && (tag == "" || tag == "latest") {
				a.pull(w.Kind, w.Name, c.path)
			}
		}
		if r, ok := scale(w, byObject[w.Name]); ok {
			a.Replicas = append(a.Replicas, r)
		}
	}
	for _, name := range sortedKeys(built) {
		a.Images = append(a.Images, image{name, a.Namespace + "/" + built[name]})
	}
}

// pull notes a container that runs an image which no registry has.
func (a *app) pull(kind, name, path string) {
	for i, l := range a.Local {
		if l.Kind == kind && l.Path == path {
			a.Local[i].Names = append(l.Names, name)
			return
		}
	}
	a.Local = append(a.Local, local{kind, path, []string{name}})
}

// builtImages returns the images that the project builds, without tags, with
// the object name of a service that builds each.
func builtImages(workloads []workload, services map[string]types.ServiceConfig) map[string]string {
	built := map[string]string{}
	for _, w := range workloads {
		for _, c := range w.containers() {
			if name, _ := splitImage(c.Image); services[naming.Object(c.Name)].Build != nil && built[name] == "" {
				built[name] = naming.Object(c.Name)
			}
		}
	}
	return built
}

// splitImage separates an image's tag from its name, as Kustomize's images:
// does. A digest counts as the tag.
func splitImage(image string) (name, tag string) {
	if name, digest, ok := strings.Cut(image, "@"); ok {
		name, _ = splitImage(name)
		return name, digest
	}
	if i := strings.LastIndexByte(image, ':'); i > strings.LastIndexByte(image, '/') {
		return image[:i], image[i+1:]
	}
	return image, ""
}
