package emit

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

// Object is a pointer to a typed Kubernetes object with apiVersion and kind set.
type Object interface {
	runtime.Object
	metav1.Object
}

// Identity returns the kind and the name of an object.
func Identity(o Object) (kind, name string) {
	return o.GetObjectKind().GroupVersionKind().Kind, o.GetName()
}
