package emit

import (
	"fmt"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// Object is a pointer to a typed Kubernetes object with apiVersion and kind set.
type Object any

// Nodes returns the objects as YAML nodes in a fixed order: by kind as they are
// applied, then by name. It fails only for a type that holds something which is
// not JSON.
func Nodes(objects []Object) ([]*yaml.RNode, error) {
	e := newEncoder()
	nodes := make([]*yaml.RNode, len(objects))
	for i, o := range objects {
		n, err := e.object(o)
		if err != nil {
			return nil, fmt.Errorf("object %d (%T): %w", i+1, o, err)
		}
		nodes[i] = yaml.NewRNode(n)
	}
	sortNodes(nodes)
	return nodes, nil
}
