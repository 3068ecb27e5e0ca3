package convert

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
)

// planNames takes the names of all workloads.
func (c *converter) planNames() {
	for _, u := range c.units {
		c.Tools.Take(u.Container.Name)
		c.reserve(objects.Workload, u.ID, holder(u))
	}
}

// holder is the unit itself.
func holder(u *drafts.Draft) objects.Holder {
	return objects.Holder{Who: u.Describe(), At: u.At, Field: u.Path}
}

// reserve is that of names.
func (c *converter) reserve(kind, name string, by objects.Holder) bool {
	return c.names.Reserve(kind, name, by)
}

// annotate sets an annotation on an object's metadata.
func annotate(meta *metav1.ObjectMeta, key, value string) { objects.Annotate(meta, key, value) }
