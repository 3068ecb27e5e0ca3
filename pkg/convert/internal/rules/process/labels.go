package process

import (
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// Labels become annotations of the pods: a Kubernetes label can hold neither
// arbitrary text nor be changed in a selector.
func Labels(u *drafts.Draft) {
	if len(u.Labels) == 0 {
		return
	}
	attribute := "labels"
	if u.Say("label_file", report.LabelsAsAnnotations); u.Wrote(attribute) == nil {
		attribute = "label_file"
	}
	u.Say("labels", report.LabelsAsAnnotations)
	u.PodAnnotations = legalAnnotations(u, attribute, u.Labels, u.PodAnnotations)
}

// Annotations beat labels of the same name.
func Annotations(u *drafts.Draft) {
	for _, key := range sorted.Keys(u.Annotations) {
		if _, ok := u.PodAnnotations[key]; ok {
			u.SayEntry("labels", key, report.AnnotationTwice, key)
		}
	}
	u.PodAnnotations = legalAnnotations(u, "annotations", u.Annotations, u.PodAnnotations)
}

// DeployLabels are those of the service itself, not of its containers. A service that
// runs in the pods of others has no object that could have them.
func DeployLabels(u *drafts.Draft) {
	switch {
	case u.Deploy == nil:
	case u.Host != u || u.IsInit:
		u.Say("deploy.labels", report.DeployLabelsLost, u.Name)
	default:
		u.Workload.Annotations = legalAnnotations(u, "deploy.labels", u.Deploy.Labels, u.Workload.Annotations)
	}
}

// legalAnnotations adds what Kubernetes accepts of from to annotations.
func legalAnnotations(u *drafts.Draft, attribute string, from, annotations map[string]string) map[string]string {
	size := 0
	for _, key := range sorted.Keys(from) {
		if code := objects.Unfit(key); code != "" {
			u.SayEntry(attribute, key, code, key)
			continue
		}
		if annotations == nil {
			annotations = map[string]string{}
		}
		annotations[key] = from[key]
		becameAnnotation(u, attribute, key)
	}
	for key, value := range annotations {
		size += len(key) + len(value)
	}
	if size > limit.AnnotationBytes.Max() {
		u.Say(attribute, report.AnnotationsTooLong, u.Name)
	}
	return annotations
}

// becameAnnotation notes the annotation that a label became. Those of a file have no
// place of their own.
func becameAnnotation(u *drafts.Draft, attribute, key string) {
	n := account.Template("metadata.annotations[" + key + "]")
	if attribute == "deploy.labels" {
		n = account.Workload("metadata.annotations[" + key + "]").As(report.Exact)
	}
	if len(u.Entries(attribute, key)) == 0 {
		attribute = "label_file"
		u.Became(attribute, n)
	}
	u.BecameEntry(attribute, key, n)
}
