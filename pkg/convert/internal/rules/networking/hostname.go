package networking

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/report"
)

// Hostname names the pod from inside, and says where that is another name than the
// one that was written.
func Hostname(u *drafts.Draft) {
	called := u.Plans.Network.Called(u.In)
	if u.Host == u && u.Kind != pods.StatefulSet {
		u.PodSpec.Hostname, u.PodSpec.Subdomain = called.Hostname, called.Domain
		if called.Hostname != "" {
			u.Became("hostname", account.Pod("hostname"))
		}
		if called.Domain != "" {
			u.Became("domainname", account.Pod("subdomain"))
		}
		if called.Loopback != "" { // so docker writes it, too, with the pod's address
			u.PodSpec.HostAliases = append(u.PodSpec.HostAliases, corev1.HostAlias{IP: "127.0.0.1", Hostnames: []string{called.Loopback}})
		}
	}
	lower := strings.ToLower(u.Hostname)
	switch {
	case u.Hostname == "":
	case u.IsInit:
		u.Say("hostname", report.HostnameOfInit)
	case called.Hostname == "": // on the network of the node
		u.Say("hostname", report.HostnameNotKept, u.Hostname, "the container sees that of its node")
	case u.Kind == pods.StatefulSet && u.Host == u:
		u.Say("hostname", report.HostnameNotKept, u.Hostname, "a StatefulSet names its pods: "+called.Hostname+" and so on")
	case called.Loopback == lower:
		u.Say("hostname", report.HostnameDomain, u.Hostname, called.Hostname)
	case called.Domain != "" && called.Full() == lower:
		u.Say("hostname", report.HostnameSplit, called.Hostname, called.Domain, u.Hostname)
	case u.Host != u && called.Hostname != lower:
		u.Say("hostname", report.HostnameNotKept, u.Hostname, "its pod is called "+called.Hostname)
	case called.Hostname != lower:
		u.Say("hostname", report.HostnameNotLegal, u.Hostname, called.Hostname)
	}
}

// DomainName is kept as the second label of a pod's name where there is one more only.
func DomainName(u *drafts.Draft) {
	if u.DomainName != "" && u.Plans.Network.Called(u.In).Full() != strings.ToLower(u.Hostname+"."+u.DomainName) {
		u.Say("domainname", report.DomainName, "domainname")
	}
}
