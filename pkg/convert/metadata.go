package convert

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/naming"
)

// The recommended labels of Kubernetes.
const (
	labelName   = objects.LabelName
	labelPartOf = objects.LabelPartOf
)

// planNames takes the names of all workloads.
func (c *converter) planNames() {
	for _, u := range c.units {
		c.containers[u.container.Name] = true
		c.reserve(objects.Workload, u.ID, u.holder())
	}
}

// holder is the unit itself.
func (u *unit) holder() objects.Holder {
	return objects.Holder{Who: u.Describe(), At: u.At, Field: u.Path}
}

// reserve is that of names.
func (c *converter) reserve(kind, name string, by objects.Holder) bool {
	return c.names.Reserve(kind, name, by)
}

// toolName is the name of an init container that is not the user's. It gives way
// to the container of a service, which may be in the same pod: wait-for-db is a
// popular name for one that waits for db.
func (c *converter) toolName(name string) string {
	name = naming.Label(name)
	if c.containers[name] {
		return c.toolName("composesource-" + name)
	}
	return name
}

// selector returns the labels that select the pods of u.
func (u *unit) selector() map[string]string { return u.c.identity.Selector(u.host.ID) }

// partOf returns the project's name as a label value.
func (c *converter) partOf() string { return c.identity.PartOf }

// metadata returns the metadata of an object that belongs to u.
func (u *unit) metadata(name string) metav1.ObjectMeta { return u.c.identity.Of(u.host.ID, name) }

// annotate sets an annotation on an object's metadata.
func annotate(meta *metav1.ObjectMeta, key, value string) { objects.Annotate(meta, key, value) }
