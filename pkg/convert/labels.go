package convert

import (
	"maps"
	"slices"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation"

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
	if u.Wrote(attribute) == nil {
		attribute = "label_file"
	}
	u.Say(attribute, report.LabelsAsAnnotations)
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
		if code := unfit(key); code != "" {
			u.SayEntry(attribute, key, code, key)
			continue
		}
		if annotations == nil {
			annotations = map[string]string{}
		}
		annotations[key] = from[key]
	}
	for key, value := range annotations {
		size += len(key) + len(value)
	}
	if size > limit.AnnotationBytes.Max() {
		u.Say(attribute, report.AnnotationsTooLong, u.Name)
	}
	return annotations
}

// unfit returns the finding about a label that can't be an annotation; empty for
// one that can.
func unfit(key string) report.Code {
	switch {
	case strings.HasPrefix(key, "com.docker.compose."):
		return report.ComposeLabel
	case len(validation.IsQualifiedName(strings.ToLower(key))) > 0:
		return report.AnnotationKey
	}
	return ""
}

// annotateLabels turns the labels of a volume, secret or config into annotations,
// whose values may be anything.
func (c *converter) annotateLabels(meta *metav1.ObjectMeta, labels map[string]string, path ...string) {
	for _, key := range slices.Sorted(maps.Keys(labels)) {
		switch unfit(key) {
		case "":
			annotate(meta, key, labels[key])
		case report.AnnotationKey:
			c.report.Add(report.VolumeLabel, c.project.At(append(path, "labels", key)...), strings.Join(append(path, "labels"), "."), key)
		}
	}
}
