package convert

import (
	"cmp"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/report"
)

// dns says how to ask other servers than the cluster's.
func dns(u *unit) {
	if len(u.DNS) > 0 {
		u.say("dns", report.DNSServers, u.host.id, strings.Join(u.DNS, ", "))
	}
}

// dnsConfig hands search domains and options to the resolver. The domain "."
// only clears what Docker would inherit.
func dnsConfig(u *unit) {
	config := &corev1.PodDNSConfig{}
	for _, domain := range u.DNSSearch {
		if domain != "." {
			config.Searches = append(config.Searches, strings.ToLower(domain))
		}
	}
	for _, option := range u.DNSOpts {
		name, value, ok := strings.Cut(option, ":")
		o := corev1.PodDNSConfigOption{Name: name}
		if ok {
			o.Value = &value
		}
		config.Options = append(config.Options, o)
	}
	if len(config.Searches)+len(config.Options) > 0 {
		u.pod.DNSConfig = config
	}
}

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
