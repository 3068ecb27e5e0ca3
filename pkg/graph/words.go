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

// modes lists the access modes of a claim.
func modes(modes []corev1.PersistentVolumeAccessMode) string {
	var words []string
	for _, m := range modes {
		words = append(words, string(m))
	}
	return strings.Join(words, ", ")
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
