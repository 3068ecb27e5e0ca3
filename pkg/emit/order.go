package emit

import (
	"cmp"
	"slices"
)

// kinds is the order in which objects are applied: what a pod needs stands
// before the pod. Other kinds follow, by their name.
func kinds() []string {
	return []string{
		"NetworkPolicy", "ConfigMap", "Secret", "PersistentVolumeClaim", "Service",
		"Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Ingress", "HTTPRoute",
	}
}

// identified is an object with what it is ordered by.
type identified struct {
	Object
	kind, name string
}

// InOrder returns the objects in the order of Write.
func InOrder(objects []Object) []Object {
	order := make([]Object, 0, len(objects))
	for _, o := range inOrder(objects) {
		order = append(order, o.Object)
	}
	return order
}

func inOrder(objects []Object) []identified {
	rank := map[string]int{}
	for i, kind := range kinds() {
		rank[kind] = i - len(kinds())
	}
	order := make([]identified, len(objects))
	for i, o := range objects {
		kind, name := Identity(o)
		order[i] = identified{o, kind, name}
	}
	slices.SortStableFunc(order, func(a, b identified) int {
		return cmp.Or(cmp.Compare(rank[a.kind], rank[b.kind]), cmp.Compare(a.kind, b.kind), cmp.Compare(a.name, b.name))
	})
	return order
}
