package convert

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/report"
)

// networkMode gives the pod the network of its node, or none.
func networkMode(u *unit) {
	switch mode := u.NetworkMode; {
	case mode == "host":
		u.pod.HostNetwork = true
		u.pod.DNSPolicy = corev1.DNSClusterFirstWithHostNet
		u.host.workload.recreate = true
		if !u.isInit {
			u.say("network_mode", report.HostNetwork)
		}
	case mode == "none" && u.isInit:
		u.say("network_mode", report.NoNetworkOfOneShot, u.Name)
	case mode == "none" && u.host != u:
		u.say("network_mode", report.NoNetworkInPod, u.Name, u.host.Name)
	case mode == "none":
		u.say("network_mode", report.NoNetwork, u.id+"-no-network")
	case strings.HasPrefix(mode, "service:"):
		if u.host != u {
			u.say("network_mode", report.JoinsPod, u.Name, u.host.id)
		}
	case mode != "" && mode != "bridge" && mode != "default":
		u.say("network_mode", report.NetworkMode, mode)
	}
}

// hostname names the pod from inside.
func hostname(u *unit) {
	switch {
	case u.Hostname == "":
	case u.isInit:
		u.say("hostname", report.HostnameOfInit)
	case len(validation.IsDNS1123Label(u.Hostname)) > 0:
		u.say("hostname", report.HostnameNotLegal, u.Hostname)
	default:
		u.pod.Hostname = u.Hostname
	}
}

// extraHosts writes lines into /etc/hosts, grouped by address. Names are found
// there in any case, but Kubernetes takes them in lower case only.
func extraHosts(u *unit) {
	byAddress := map[string][]string{}
	for _, name := range sortedKeys(u.ExtraHosts) {
		lower := strings.ToLower(name)
		if len(validation.IsDNS1123Subdomain(lower)) > 0 {
			u.say("extra_hosts", report.ExtraHostNotLegal, name)
			continue
		}
		for _, address := range u.ExtraHosts[name] {
			if address = u.hostAddress(name, address); address != "" && !slices.Contains(byAddress[address], lower) {
				byAddress[address] = append(byAddress[address], lower)
			}
		}
	}
	for _, address := range sortedKeys(byAddress) {
		u.pod.HostAliases = append(u.pod.HostAliases, corev1.HostAlias{IP: address, Hostnames: byAddress[address]})
	}
}

// hostAddress returns the address of an entry of extra_hosts as Kubernetes
// writes it; empty, with a finding, when it can't be one in the cluster.
func (u *unit) hostAddress(name, address string) string {
	if address == "host-gateway" {
		u.say("extra_hosts", report.HostGateway, name)
		return ""
	}
	address = strings.Trim(address, "[]")
	if ip, err := netip.ParseAddr(address); err != nil || ip.Zone() != "" {
		u.say("extra_hosts", report.ExtraHostAddress, name, address)
		return ""
	}
	return address
}

// mergeHostAliases adds lines of /etc/hosts to a pod's. An address may have one
// entry only.
func mergeHostAliases(into, from []corev1.HostAlias) []corev1.HostAlias {
	for _, alias := range from {
		i := slices.IndexFunc(into, func(other corev1.HostAlias) bool { return other.IP == alias.IP })
		if i < 0 {
			into = append(into, corev1.HostAlias{IP: alias.IP, Hostnames: slices.Clone(alias.Hostnames)})
			continue
		}
		for _, name := range alias.Hostnames {
			if !slices.Contains(into[i].Hostnames, name) {
				into[i].Hostnames = append(into[i].Hostnames, name)
			}
		}
	}
	return into
}

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
	for _, domain := range second.Searches {
		if !slices.Contains(all.Searches, domain) {
			all.Searches = append(all.Searches, domain)
		}
	}
	for _, o := range second.Options {
		if !slices.ContainsFunc(all.Options, func(other corev1.PodDNSConfigOption) bool { return other.Name == o.Name }) {
			all.Options = append(all.Options, o)
		}
	}
	return all
}

// externalLinks says that nothing reaches containers of other projects.
func externalLinks(u *unit) {
	for i, link := range u.ExternalLinks {
		name, alias, ok := strings.Cut(link, ":")
		if !ok {
			alias = name
		}
		u.sayItem("external_links", i, report.ExternalLink, name, alias)
	}
}
