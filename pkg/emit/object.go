package emit

import (
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// Object is a pointer to a typed Kubernetes object with apiVersion and kind set.
type Object interface {
	runtime.Object
	metav1.Object
}

// Nodes returns the objects as YAML nodes in the order of Write. It fails only
// for an object that holds what is not JSON.
func Nodes(objects []Object) ([]*yaml.RNode, error) {
	nodes := make([]*yaml.RNode, 0, len(objects))
	err := each(objects, func(n *yaml.Node) { nodes = append(nodes, yaml.NewRNode(n)) })
	return nodes, err
}

// each visits the objects as nodes in the order in which they are written. A
// node is made when its turn comes: nodes are ten times as large as objects.
func each(objects []Object, visit func(*yaml.Node)) error {
	e := newEncoder()
	for _, o := range inOrder(objects) {
		n, err := e.object(o)
		if err != nil {
			return fmt.Errorf("%s %s: %w", o.kind, o.name, err)
		}
		visit(n)
	}
	return nil
}

// Identity returns the kind and the name of an object.
func Identity(o Object) (kind, name string) {
	return o.GetObjectKind().GroupVersionKind().Kind, o.GetName()
}
