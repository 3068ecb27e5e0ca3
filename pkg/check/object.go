package check

import (
	"encoding/json"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// Object is an object of a build.
type Object struct {
	Node       *yaml.RNode
	Number     int // from 0, in the order of the build
	Kind, Name string

	namespace string
	pod       *corev1.PodTemplateSpec // nil when it makes no pods
}

// newObject reads an object. What makes pods is known by its form, so that kinds of
// others (rollouts, operators' workloads) are looked at as well.
func newObject(n *yaml.RNode, number int) (*Object, error) {
	o := &Object{Node: n, Number: number, Kind: n.GetKind(), Name: n.GetName(), namespace: n.GetNamespace()}
	var holder *yaml.RNode
	for _, path := range [][]string{{"spec", "template"}, {"spec", "jobTemplate", "spec", "template"}, {}} {
		at, err := n.Pipe(yaml.Lookup(path...))
		if err != nil || at.IsNilOrEmpty() || len(path) == 0 && o.Kind != "Pod" {
			continue
		}
		if containers, err := at.Pipe(yaml.Lookup("spec", "containers")); err == nil && !containers.IsNilOrEmpty() {
			holder = at
			break
		}
	}
	if holder == nil {
		return o, nil
	}
	text, err := holder.MarshalJSON()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o, err)
	}
	o.pod = &corev1.PodTemplateSpec{}
	if err := json.Unmarshal(text, o.pod); err != nil {
		return nil, fmt.Errorf("%s: its pods are not as Kubernetes has them: %w", o, err)
	}
	return o, nil
}

// String names the object for people.
func (o *Object) String() string { return o.Kind + " " + o.Name }

// labels returns those of the pods.
func (o *Object) labels() map[string]string {
	if o.pod == nil {
		return nil
	}
	return o.pod.Labels
}

// field returns what stands at a path, as JSON would be decoded into it; nothing
// when it is not there, or is something else.
func field[T any](o *Object, path ...string) (value T) {
	n, err := o.Node.Pipe(yaml.Lookup(path...))
	if err != nil || n.IsNilOrEmpty() {
		return value
	}
	text, err := n.MarshalJSON()
	if err != nil { // a scalar
		text, err = json.Marshal(n.YNode().Value)
	}
	if err != nil || json.Unmarshal(text, &value) != nil {
		var none T
		return none
	}
	return value
}
