package networking

import (
	"fmt"
	"net/netip"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// ExtraHosts writes lines into /etc/hosts, grouped by address. Names are found
// there in any case, but Kubernetes takes them in lower case only.
func ExtraHosts(u *drafts.Draft) {
	byAddress, fields := map[string][]string{}, hostFields(u)
	type host struct{ address, name string }
	has := map[host]bool{} // of names that differ in case
	for _, name := range sorted.Keys(u.ExtraHosts) {
		lower := strings.ToLower(name)
		if len(validation.IsDNS1123Subdomain(lower)) > 0 {
			u.Say("extra_hosts", report.ExtraHostNotLegal, name)
			continue
		}
		for _, address := range u.ExtraHosts[name] {
			if address = hostAddress(u, name, address); address != "" && !has[host{address, lower}] {
				has[host{address, lower}] = true
				for _, field := range fields[name] {
					u.Plans.Became(field, account.Pod("hostAliases["+address+"]").Of(u.Path))
				}
				byAddress[address] = append(byAddress[address], lower)
			}
		}
	}
	for _, address := range sorted.Keys(byAddress) {
		if other := u.Plans.Network.WithAddress(address); other != nil {
			u.Say("extra_hosts", report.AddressUsed, "extra_hosts of "+u.Name, address, other.ID)
		}
		u.PodSpec.HostAliases = append(u.PodSpec.HostAliases, corev1.HostAlias{IP: address, Hostnames: byAddress[address]})
	}
}

// hostFields returns where each name is written: NAME: ADDRESS, NAME=ADDRESS or
// NAME:ADDRESS.
func hostFields(u *drafts.Draft) map[string][]string {
	fields, written := map[string][]string{}, u.Wrote("extra_hosts")
	if written == nil {
		return fields
	}
	for _, f := range written.Fields {
		fields[f.Name] = []string{u.Path + ".extra_hosts." + f.Name}
	}
	for i, item := range written.Items {
		text, _ := item.Value.(string)
		name := text[:max(0, strings.IndexAny(text, ":="))]
		fields[name] = append(fields[name], fmt.Sprintf("%s.extra_hosts[%d]", u.Path, i))
	}
	return fields
}

// hostAddress returns the address of an entry of extra_hosts as Kubernetes
// writes it; empty, with a finding, when it can't be one in the cluster.
func hostAddress(u *drafts.Draft, name, address string) string {
	if address == "host-gateway" {
		u.Say("extra_hosts", report.HostGateway, name)
		return ""
	}
	address = strings.Trim(address, "[]")
	if ip, err := netip.ParseAddr(address); err != nil || ip.Zone() != "" {
		u.Say("extra_hosts", report.ExtraHostAddress, name, address)
		return ""
	}
	return address
}

// ExternalLinks says that nothing reaches containers of other projects. Those of
// this one are linked like services.
func ExternalLinks(u *drafts.Draft) {
	for i, link := range u.ExternalLinks {
		name, alias, ok := strings.Cut(link, ":")
		if !ok {
			alias = name
		}
		if u.Plans.Network.HasContainer(name) {
			u.BecameItem("external_links", i, account.Words("a container of this project").As(report.Exact))
			continue
		}
		u.SayItem("external_links", i, report.ExternalLink, name, alias)
	}
}
