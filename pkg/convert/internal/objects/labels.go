package objects

import (
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/report"
)

// The recommended labels of Kubernetes.
const (
	LabelName      = "app.kubernetes.io/name"
	LabelPartOf    = "app.kubernetes.io/part-of"
	LabelManagedBy = "app.kubernetes.io/managed-by"

	managedBy = "composesource"
)

// Labels are those that all objects of a project have. The maps are made once: objects
// share them, and nobody writes to them.
type Labels struct {
	PartOf string // the project's name as a label value

	shared map[string]string
	pods   map[string]podLabels // by the name of the pod
}

// podLabels are those of the objects of a pod.
type podLabels struct{ all, selector map[string]string }

// NewLabels returns the labels of a project.
func NewLabels(project string) Labels {
	if len(project) > 63 {
		project = project[:63]
	}
	partOf := strings.Trim(project, "-_.")
	return Labels{
		PartOf: partOf, shared: map[string]string{LabelPartOf: partOf, LabelManagedBy: managedBy}, pods: map[string]podLabels{},
	}
}

func (l Labels) of(pod string) podLabels {
	known, ok := l.pods[pod]
	if !ok {
		known = podLabels{
			all:      map[string]string{LabelName: pod, LabelPartOf: l.PartOf, LabelManagedBy: managedBy},
			selector: map[string]string{LabelName: pod, LabelPartOf: l.PartOf},
		}
		l.pods[pod] = known
	}
	return known
}

// Selector returns the labels that select the pods of that name. They are immutable
// in workloads, so nothing may ever be added to them.
func (l Labels) Selector(pod string) map[string]string { return l.of(pod).selector }

// Of returns the metadata of an object that belongs to a pod.
func (l Labels) Of(pod, name string) metav1.ObjectMeta {
	return metav1.ObjectMeta{Name: name, Labels: l.of(pod).all}
}

// Shared returns the metadata of an object that belongs to no single pod.
func (l Labels) Shared(name string) metav1.ObjectMeta {
	return metav1.ObjectMeta{Name: name, Labels: l.shared}
}

// Annotate sets an annotation on an object's metadata.
func Annotate(meta *metav1.ObjectMeta, key, value string) {
	if meta.Annotations == nil {
		meta.Annotations = map[string]string{}
	}
	meta.Annotations[key] = value
}

// Unfit returns the finding about a label that can't be an annotation; empty for
// one that can.
func Unfit(key string) report.Code {
	switch {
	case strings.HasPrefix(key, "com.docker.compose."):
		return report.ComposeLabel
	case len(validation.IsQualifiedName(strings.ToLower(key))) > 0:
		return report.AnnotationKey
	}
	return ""
}
