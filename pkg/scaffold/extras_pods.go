package scaffold

import (
	"fmt"
	"slices"

	"github.com/compose-spec/compose-go/v2/types"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/naming"
)

// several returns how many pods production runs of a Deployment, or why it runs no
// second one. Asked is how many it was decided to run; see scale.
func several(d *appsv1.Deployment, service types.ServiceConfig, asked int, modes map[string][]corev1.PersistentVolumeAccessMode) (pods int, why string) {
	claim := ownClaim(d, modes)
	switch {
	case claim != "":
		return 0, "claim " + claim + " is for one node"
	case d.Spec.Strategy.Type == appsv1.RecreateDeploymentStrategyType:
		return 0, "two pods of it can't run side by side"
	case asked > 1:
		return asked, ""
	case images.IsStore(service.Image):
		return 0, "a store"
	case d.Spec.Replicas != nil:
		return 0, fmt.Sprintf("the project runs %d", *d.Spec.Replicas)
	case service.ContainerName != "":
		return 0, "container_name allows one"
	case service.Build == nil:
		return 0, "an image of somebody else's, which may not bear a second pod"
	default:
		return 0, "it answers on no port, and a second one might do everything twice"
	}
}

// byObject returns the services by the names of their objects: an empty one for what is
// none.
func byObject(services compose.Services) types.Services {
	named := types.Services{}
	for name, s := range services {
		named[naming.Object(name)] = *s
	}
	return named
}

// claimModes returns the access modes of the claims that are made, by name.
func claimModes(objects []emit.Object) map[string][]corev1.PersistentVolumeAccessMode {
	modes := map[string][]corev1.PersistentVolumeAccessMode{}
	for _, o := range objects {
		if c, ok := o.(*corev1.PersistentVolumeClaim); ok {
			modes[c.Name] = c.Spec.AccessModes
		}
	}
	return modes
}

// ownClaim returns the first claim of a Deployment that pods on several nodes can't
// share, as far as is known; one that others made may be anything.
func ownClaim(d *appsv1.Deployment, modes map[string][]corev1.PersistentVolumeAccessMode) string {
	for _, v := range d.Spec.Template.Spec.Volumes {
		if v.PersistentVolumeClaim == nil {
			continue
		}
		name := v.PersistentVolumeClaim.ClaimName
		shared := slices.ContainsFunc(modes[name], func(m corev1.PersistentVolumeAccessMode) bool {
			return m == corev1.ReadWriteMany || m == corev1.ReadOnlyMany
		})
		if !shared {
			return name
		}
	}
	return ""
}
