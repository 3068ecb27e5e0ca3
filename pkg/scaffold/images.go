package scaffold

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/naming"
)

// run reads the workloads, which are sorted by kind and name.
func (a *app) run(workloads []workload, services compose.Services) {
	named := byObject(services)
	built := builtImages(workloads, named)
	for _, w := range workloads {
		inits := containerList{"initContainers", unpulled(w.template.Spec.InitContainers, built)}
		containers := containerList{"containers", unpulled(w.template.Spec.Containers, built)}
		if len(inits.names)+len(containers.names) > 0 {
			a.Local = append(a.Local, local{w.APIVersion, w.Kind, w.Name, w.pod, []containerList{inits, containers}})
		}
		if r, ok := scale(w, named[w.Name]); ok {
			a.Replicas = append(a.Replicas, r)
		}
	}
	for _, name := range sorted.Keys(built) {
		if i, ok := a.image(name, built[name]); ok {
			a.Images = append(a.Images, i)
		}
	}
}

// image returns what the overlay says of an image that the project builds. Whoever
// writes a name with a slash means a repository: that stays, and only a tag may be
// missing. Others are named after themselves, without the project's name, which
// Compose puts before those of services.
func (a *app) image(name, tag string) (image, bool) {
	if !strings.Contains(name, "/") {
		return image{name, a.Namespace + "/" + strings.TrimPrefix(name, a.Project+"-")}, true
	}
	return image{Name: name}, tag == "" || tag == "latest"
}

// unpulled returns the containers that run an image which no registry has.
func unpulled(containers []corev1.Container, built map[string]string) []string {
	var names []string
	for _, c := range containers {
		name, tag := splitImage(c.Image)
		if _, ok := built[name]; ok && c.ImagePullPolicy == "" && (tag == "" || tag == "latest") {
			names = append(names, c.Name)
		}
	}
	return names
}

// builtImages returns the images that the project builds, without tags, with
// the tag of each.
func builtImages(workloads []workload, services map[string]types.ServiceConfig) map[string]string {
	built := map[string]string{}
	for _, w := range workloads {
		for _, c := range w.containers() {
			if services[naming.Object(c.Name)].Build != nil {
				name, tag := splitImage(c.Image)
				built[name] = tag
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
