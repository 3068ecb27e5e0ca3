package convert

import (
	"maps"
	"slices"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// labels become annotations of the pods: a Kubernetes label can hold neither
// arbitrary text nor be changed in a selector.
func labels(u *unit) {
	if len(u.Labels) == 0 {
		return
	}
	attribute := "labels"
	if u.Say("label_file", report.LabelsAsAnnotations); u.Wrote(attribute) == nil {
		attribute = "label_file"
	}
	u.Say("labels", report.LabelsAsAnnotations)
	u.annotations = u.legalAnnotations(attribute, u.Labels, u.annotations)
}

// annotations beat labels of the same name.
func annotations(u *unit) {
	for _, key := range slices.Sorted(maps.Keys(u.Annotations)) {
		if _, ok := u.annotations[key]; ok {
			u.SayEntry("labels", key, report.AnnotationTwice, key)
		}
	}
	u.annotations = u.legalAnnotations("annotations", u.Annotations, u.annotations)
}

// deployLabels are those of the service itself, not of its containers.
func deployLabels(u *unit) {
	if u.Deploy != nil {
		u.workload.annotations = u.legalAnnotations("deploy.labels", u.Deploy.Labels, u.workload.annotations)
	}
}

// legalAnnotations adds what Kubernetes accepts of from to annotations.
func (u *unit) legalAnnotations(attribute string, from, annotations map[string]string) map[string]string {
	size := 0
	for _, key := range slices.Sorted(maps.Keys(from)) {
		if code := objects.Unfit(key); code != "" {
			u.SayEntry(attribute, key, code, key)
			continue
		}
		if annotations == nil {
			annotations = map[string]string{}
		}
		annotations[key] = from[key]
		u.becameAnnotation(attribute, key)
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
func (u *unit) becameAnnotation(attribute, key string) {
	n := account.Template("metadata.annotations[" + key + "]")
	if attribute == "deploy.labels" {
		if n = account.Workload("metadata.annotations[" + key + "]").As(report.Exact); u.host != u || u.isInit {
			n = account.Words("nothing: its container is in the pods of others").As(report.Dropped)
		}
	}
	if len(u.Entries(attribute, key)) == 0 {
		attribute = "label_file"
		u.Became(attribute, n)
	}
	u.BecameEntry(attribute, key, n)
}
