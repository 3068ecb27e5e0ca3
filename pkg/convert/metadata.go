package convert

import (
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// The recommended labels of Kubernetes.
const (
	labelName      = "app.kubernetes.io/name"
	labelPartOf    = "app.kubernetes.io/part-of"
	labelManagedBy = "app.kubernetes.io/managed-by"
)

// selector returns the labels that select the pods of u. They are immutable in
// workloads, so nothing may ever be added to them.
func (u *unit) selector() map[string]string {
	return map[string]string{labelName: u.host.id, labelPartOf: u.partOf()}
}

// partOf returns the project's name as a label value.
func (c *converter) partOf() string {
	name := c.project.Name
	if len(name) > 63 {
		name = name[:63]
	}
	return strings.Trim(name, "-_.")
}

// metadata returns the metadata of an object that belongs to u.
func (u *unit) metadata(name string) metav1.ObjectMeta {
	meta := u.sharedMetadata(name)
	meta.Labels[labelName] = u.host.id
	return meta
}

// sharedMetadata returns the metadata of an object that belongs to no single
// service.
func (c *converter) sharedMetadata(name string) metav1.ObjectMeta {
	return metav1.ObjectMeta{Name: name, Labels: map[string]string{
		labelPartOf:    c.partOf(),
		labelManagedBy: "composesource",
	}}
}

// annotate sets an annotation on an object's metadata.
func annotate(meta *metav1.ObjectMeta, key, value string) {
	if meta.Annotations == nil {
		meta.Annotations = map[string]string{}
	}
	meta.Annotations[key] = value
}

// label sets a label on the pods of u.
func (u *unit) label(key, value string) {
	if u.labels == nil {
		u.labels = map[string]string{}
	}
	u.labels[key] = value
}
