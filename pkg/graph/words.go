package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
)

// ports lists the port numbers of a Service.
func ports(ports []corev1.ServicePort) string {
	var numbers []string
	for _, p := range ports {
		number := strconv.Itoa(int(p.Port))
		if p.Protocol != "" && p.Protocol != corev1.ProtocolTCP {
			number += "/" + strings.ToLower(string(p.Protocol))
		}
		numbers = append(numbers, number)
	}
	return strings.Join(numbers, ", ")
}

// schedule says when a CronJob runs.
func schedule(spec batchv1.CronJobSpec) string {
	if spec.Suspend != nil && *spec.Suspend {
		return "by hand"
	}
	return spec.Schedule
}

// modes lists the access modes of a claim as kubectl abbreviates them.
func modes(modes []corev1.PersistentVolumeAccessMode) string {
	short := map[corev1.PersistentVolumeAccessMode]string{
		corev1.ReadWriteOnce: "RWO", corev1.ReadOnlyMany: "ROX", corev1.ReadWriteMany: "RWX", corev1.ReadWriteOncePod: "RWOP",
	}
	var words []string
	for _, m := range modes {
		words = append(words, short[m])
	}
	return strings.Join(words, ", ")
}

// Object is something in the cluster.
type Object struct {
	Kind   string // of an object, or words for what is none
	Name   string
	Detail string // ports, a size; may be empty
}

// String returns the line that is drawn.
func (o Object) String() string {
	line := strings.TrimSpace(o.Kind + " " + o.Name)
	if o.Detail == "" {
		return line
	}
	return line + ": " + o.Detail
}

// holdsContent reports whether it is an object that holds files.
func (o Object) holdsContent() bool { return o.Kind == "ConfigMap" || o.Kind == "Secret" }

// rank orders what a service becomes: its workload, its Services, its routes, its values.
func (o Object) rank() int {
	return max(0, slices.Index([]string{"", "Service", "Ingress", "HTTPRoute", "ConfigMap", "Secret"}, o.Kind))
}

// compare orders objects by rank, then by kind and name.
func (o Object) compare(other Object) int {
	return cmp.Or(cmp.Compare(o.rank(), other.rank()), cmp.Compare(o.Kind, other.Kind), cmp.Compare(o.Name, other.Name), cmp.Compare(o.Detail, other.Detail))
}
