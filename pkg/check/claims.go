package check

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/report"
)

// claims looks for claims of one node that pods of several workloads mount, with
// nothing that keeps those pods on one node.
func (c *checker) claims() {
	users := map[key][]*Object{}
	for _, o := range c.objects {
		if o.pod == nil {
			continue
		}
		for _, v := range o.pod.Spec.Volumes {
			if v.PersistentVolumeClaim != nil {
				k := key{"PersistentVolumeClaim", o.namespace, v.PersistentVolumeClaim.ClaimName}
				users[k] = append(users[k], o)
			}
		}
	}
	for _, claim := range c.objects {
		modes := field[[]corev1.PersistentVolumeAccessMode](claim, "spec", "accessModes")
		of := slices.Compact(users[key{claim.Kind, claim.namespace, claim.Name}])
		if claim.Kind != "PersistentVolumeClaim" || !slices.Equal(modes, []corev1.PersistentVolumeAccessMode{corev1.ReadWriteOnce}) || len(of) < 2 {
			continue
		}
		if apart(of) > 1 {
			names := make([]string, len(of))
			for i, o := range of {
				names[i] = o.String()
			}
			c.say(report.ClaimOnTwoNodes, claim, "", strings.Join(names, ", "))
		}
	}
}

// isBound reports whether something says on which nodes the pods may be.
func isBound(spec *corev1.PodSpec) bool {
	a := spec.Affinity
	return spec.NodeName != "" || len(spec.NodeSelector) > 0 ||
		a != nil && (a.PodAffinity != nil && len(a.PodAffinity.RequiredDuringSchedulingIgnoredDuringExecution) > 0 ||
			a.NodeAffinity != nil && a.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution != nil)
}

// apart counts the workloads that nothing binds to a node.
func apart(of []*Object) int {
	n := 0
	for _, o := range of {
		if !isBound(&o.pod.Spec) {
			n++
		}
	}
	return n
}
