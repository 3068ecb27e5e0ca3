package networking

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// DNS says how to ask other servers than the cluster's.
func DNS(u *drafts.Draft) {
	becameEmpty(u, "dns", u.DNS)
	if servers := filled(u.DNS); len(servers) > 0 {
		u.Say("dns", report.DNSServers, u.Host.ID, strings.Join(servers, ", "))
	}
}

// filled returns the entries of a list that hold something: an unset variable often
// leaves an empty one, which Docker takes for none.
func filled(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(entry string) bool { return strings.TrimSpace(entry) == "" })
}

// becameEmpty notes of entries that hold nothing that they are none.
func becameEmpty(u *drafts.Draft, attribute string, list []string) {
	if u.Wrote(attribute) == nil {
		return
	}
	if len(filled(list)) == 0 {
		u.Became(attribute, account.Words("nothing: it is empty").As(report.Exact))
	}
	for i, entry := range list {
		if strings.TrimSpace(entry) == "" {
			u.BecameItem(attribute, i, account.Words("nothing: it is empty").As(report.Exact))
		}
	}
}

// DNSConfig hands search domains and options to the resolver. The domain "."
// only clears what Docker would inherit.
func DNSConfig(u *drafts.Draft) {
	becameEmpty(u, "dns_search", u.DNSSearch)
	becameEmpty(u, "dns_opt", u.DNSOpts)
	if len(u.DNSSearch)+len(u.DNSOpts) == 0 {
		return
	}
	config := &corev1.PodDNSConfig{}
	for i, domain := range u.DNSSearch {
		lower := strings.ToLower(domain)
		switch {
		case strings.TrimSpace(domain) == "":
		case domain == ".":
			u.BecameItem("dns_search", i, account.Words("nothing: it clears what Docker takes over from its host"))
		case len(validation.IsDNS1123SubdomainWithUnderscore(strings.TrimSuffix(lower, "."))) > 0:
			u.Say("dns_search", report.DNSSearch, domain)
		default:
			config.Searches = append(config.Searches, lower)
			u.BecameItem("dns_search", i, account.Pod("dnsConfig.searches["+lower+"]"))
		}
	}
	for i, option := range u.DNSOpts {
		name, value, ok := strings.Cut(option, ":")
		if strings.TrimSpace(option) == "" {
			continue
		}
		u.BecameItem("dns_opt", i, account.Pod("dnsConfig.options["+name+"]"))
		o := corev1.PodDNSConfigOption{Name: name}
		if ok {
			o.Value = &value
		}
		config.Options = append(config.Options, o)
	}
	if len(config.Searches)+len(config.Options) > 0 {
		u.PodSpec.DNSConfig = config
	}
}
