package generate

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
)

// guardAnnotation asks for an object of this name that only Kustomize sees.
const guardAnnotation = "composesource.dev/guard"

// newGuard returns what a patch of the base can name whatever the project holds, so
// that a build whose generator was skipped fails. Kustomize drops it at the end, as
// it does all that is marked as local configuration. Who doesn't ask gets none: two
// bases with a ComposeSource of one name would collide.
func newGuard(metadata api.Metadata) emit.Object {
	name := metadata.Annotations[guardAnnotation]
	if name == "" {
		return nil
	}
	return &metav1.PartialObjectMetadata{
		TypeMeta: metav1.TypeMeta{APIVersion: api.APIVersion, Kind: "Guard"},
		ObjectMeta: metav1.ObjectMeta{
			Name: name, Annotations: map[string]string{"config.kubernetes.io/local-config": "true"},
		},
	}
}
