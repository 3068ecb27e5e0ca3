package emit

import "sigs.k8s.io/kustomize/kyaml/yaml"

// Object is a typed Kubernetes object with apiVersion and kind set.
type Object any

// Nodes returns the objects as YAML nodes in a fixed order.
func Nodes(objects []Object) ([]*yaml.RNode, error) { return nil, nil }
