package convert

import (
	"cmp"
	"slices"

	corev1 "k8s.io/api/core/v1"
)

// mergeDNS joins the settings of a resolver. An option has one value only.
func mergeDNS(first, second *corev1.PodDNSConfig) *corev1.PodDNSConfig {
	if first == nil || second == nil {
		return cmp.Or(first, second)
	}
	all := first.DeepCopy()
	all.Searches = union(all.Searches, second.Searches, itself)
	all.Options = union(all.Options, second.Options, func(o corev1.PodDNSConfigOption) string { return o.Name })
	return all
}

// mergeHostAliases adds lines of /etc/hosts to a pod's. An address may have one
// entry only.
func mergeHostAliases(into, from []corev1.HostAlias) []corev1.HostAlias {
	find := func(ip string) int {
		return slices.IndexFunc(into, func(other corev1.HostAlias) bool { return other.IP == ip })
	}
	if len(from) > few {
		at := map[string]int{}
		for i, alias := range into {
			at[alias.IP] = i
		}
		find = func(ip string) int {
			i, ok := at[ip]
			if !ok {
				at[ip], i = len(into), -1
			}
			return i
		}
	}
	for _, alias := range from {
		i := find(alias.IP)
		if i < 0 {
			into = append(into, corev1.HostAlias{IP: alias.IP, Hostnames: slices.Clone(alias.Hostnames)})
			continue
		}
		into[i].Hostnames = union(into[i].Hostnames, alias.Hostnames, itself)
	}
	return into
}
