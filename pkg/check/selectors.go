package check

import (
	"slices"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/report"
)

// selectors looks for pods that an object is about. Expressions over labels are left
// to the cluster.
func (c *checker) selectors(o *Object) {
	var want map[string]string
	switch o.Kind {
	case "Service":
		if field[string](o, "spec", "type") == "ExternalName" {
			return
		}
		want = field[map[string]string](o, "spec", "selector")
	case "PodDisruptionBudget":
		want = field[metav1.LabelSelector](o, "spec", "selector").MatchLabels
	case "NetworkPolicy":
		want = field[metav1.LabelSelector](o, "spec", "podSelector").MatchLabels
	}
	if len(want) == 0 {
		return
	}
	found := c.selected(o.namespace, want)
	if len(found) == 0 {
		c.say(report.SelectsNothing, o, "")
		return
	}
	if o.Kind == "Service" {
		c.targets(o, found)
	}
}

// targets looks for the named ports of pods that a Service sends to.
func (c *checker) targets(service *Object, workloads []*Object) {
	for _, p := range servicePorts(service) {
		name := p.TargetPort.StrVal
		if p.TargetPort.Type != intstr.String || name == "" || slices.ContainsFunc(workloads, func(o *Object) bool { return listens(o, name) }) {
			continue
		}
		c.say(report.TargetMissing, service, name, name, workloads[0].String())
	}
}

// listens reports whether a container of the pods has a port of that name.
func listens(o *Object, name string) bool {
	for _, container := range containers(&o.pod.Spec) {
		for _, p := range container.Ports {
			if p.Name == name {
				return true
			}
		}
	}
	return false
}
