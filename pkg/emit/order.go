package emit

import (
	"cmp"
	"slices"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// kinds is the order in which objects are applied: what a pod needs stands
// before the pod. Other kinds follow, by their name.
func kinds() []string {
	return []string{
		"NetworkPolicy", "ConfigMap", "Secret", "PersistentVolumeClaim", "Service",
		"Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob",
	}
}

func sortNodes(nodes []*yaml.RNode) {
	rank := map[string]int{}
	for i, kind := range kinds() {
		rank[kind] = i - len(kinds())
	}
	slices.SortStableFunc(nodes, func(a, b *yaml.RNode) int {
		return cmp.Or(
			cmp.Compare(rank[a.GetKind()], rank[b.GetKind()]),
			cmp.Compare(a.GetKind(), b.GetKind()),
			cmp.Compare(a.GetName(), b.GetName()),
		)
	})
}
