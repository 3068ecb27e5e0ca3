package graph

import (
	"slices"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// ports lists the port numbers of a Service, as what follows its name.
func ports(ports []corev1.ServicePort) string {
	var numbers []string
	for _, p := range ports {
		number := strconv.Itoa(int(p.Port))
		if p.Protocol != "" && p.Protocol != corev1.ProtocolTCP {
			number += "/" + strings.ToLower(string(p.Protocol))
		}
		numbers = append(numbers, number)
	}
	if len(numbers) == 0 {
		return ""
	}
	return ": " + strings.Join(numbers, ", ")
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

// holdsContent reports whether a line names an object that holds files.
func holdsContent(line string) bool {
	return strings.HasPrefix(line, "ConfigMap ") || strings.HasPrefix(line, "Secret ")
}

// rank orders what a service becomes: its workload, its Services, its values.
func rank(line string) int {
	kind, _, _ := strings.Cut(line, " ")
	return max(0, slices.Index([]string{"", "Service", "ConfigMap", "Secret"}, kind))
}

// compareLines orders lines by rank, then by name.
func compareLines(a, b string) int {
	if d := rank(a) - rank(b); d != 0 {
		return d
	}
	name, _, _ := strings.Cut(a, ":")
	other, _, _ := strings.Cut(b, ":")
	return strings.Compare(name, other)
}
