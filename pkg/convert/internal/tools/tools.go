// Package tools is about the containers in a pod that are not the user's: those that
// wait, fill volumes, own or copy files. It says what they are called, which image
// they have, and which rights.
package tools

import (
	"cmp"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/composesource/composesource/pkg/naming"
)

// Kit is what the tools of a project have in common.
type Kit struct {
	Image string // it has a shell, cp and nslookup
	// Resources are those of a container that does next to nothing, Security is that of
	// one that needs no rights. Containers share both, and nobody writes to them.
	Resources corev1.ResourceRequirements
	Security  *corev1.SecurityContext

	taken map[string]bool // the names of the user's containers
}

// New returns the tools of a project that asks for an image; empty for the usual one.
func New(image string) Kit {
	group := Nobody
	return Kit{cmp.Or(image, "busybox:1.37"), nearlyNothing(), Powerless(Nobody, &group), map[string]bool{}}
}

// Take notes the name of a container of the user.
func (k Kit) Take(name string) { k.taken[name] = true }

// Name is the name of a container that is not the user's. It gives way to the
// container of a service, which may be in the same pod: wait-for-db is a popular name
// for one that waits for db.
func (k Kit) Name(name string) string {
	name = naming.Label(name)
	if k.taken[name] {
		return k.Name("composesource-" + name)
	}
	return name
}

func nearlyNothing() corev1.ResourceRequirements {
	return corev1.ResourceRequirements{
		Requests: corev1.ResourceList{
			corev1.ResourceCPU:    resource.MustParse("5m"),
			corev1.ResourceMemory: resource.MustParse("8Mi"),
		},
		Limits: corev1.ResourceList{corev1.ResourceMemory: resource.MustParse("32Mi")},
	}
}
