package scaffold

import (
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/naming"
)

// publish decides which published services are reached from outside. Stores, and
// what other published services depend on, stay inside: their ports were published
// for the developer's own tools, and the services in front of them reach them
// without. A worker that depends on a service is no service in front of it.
func (a *app) publish(result *generate.Result) {
	services := result.Project.Services
	behind := fronts(services, result.Public)
	for _, name := range sorted.Keys(services) {
		object := naming.Object(name)
		public, ok := result.Public[object]
		switch {
		case !ok:
		case images.IsStore(services[name].Image):
			a.Inside = append(a.Inside, inside{object, "a store"})
		case behind[name] != "":
			a.Inside = append(a.Inside, inside{object, "used by " + naming.Object(behind[name])})
		case public.Alone:
			a.Types = append(a.Types, object)
		default:
			s := public.Service()
			s.Spec.Type = corev1.ServiceTypeLoadBalancer
			a.Public = append(a.Public, s)
		}
	}
}

// fronts returns, for each service that published ones depend on, the first of
// them.
func fronts(services compose.Services, published map[string]convert.Public) map[string]string {
	front := map[string]string{}
	for _, name := range sorted.Keys(services) {
		if _, ok := published[naming.Object(name)]; !ok {
			continue
		}
		for other := range services[name].DependsOn {
			if front[other] == "" {
				front[other] = name
			}
		}
	}
	return front
}
