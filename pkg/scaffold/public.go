package scaffold

import (
	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/naming"
)

// publish decides which published services are reached from outside. Stores, and
// what other services depend on, stay inside: their ports were published for the
// developer's own tools, and the services in front of them reach them without.
func (a *app) publish(result *generate.Result) {
	services := result.Project.Services
	behind := dependents(services)
	for _, name := range sortedKeys(services) {
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
			s := *public.Service
			s.Spec.Type = corev1.ServiceTypeLoadBalancer
			a.Public = append(a.Public, &s)
		}
	}
}

// dependents returns, for each service that others depend on, the first of them.
func dependents(services types.Services) map[string]string {
	behind := map[string]string{}
	for _, name := range sortedKeys(services) {
		for other := range services[name].DependsOn {
			if behind[other] == "" {
				behind[other] = name
			}
		}
	}
	return behind
}
