package convert

import (
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/report"
)

// findDomains notes the names of two labels of every pod.
func (c *converter) findDomains() {
	for _, key := range sortedKeys(c.hosts) {
		if strings.Count(key, ".") != 1 {
			continue
		}
		for _, a := range c.hosts[key].answers {
			if pod := a.unit.host; a.client == nil && a.kind != addressName {
				if pod.dotted == nil {
					pod.dotted = map[nameKind][]string{}
				}
				pod.dotted[a.kind] = append(pod.dotted[a.kind], key)
			}
		}
	}
}

// keepDomain keeps names of two labels: a pod with hostname kafka1 and subdomain
// lab is found as kafka1.lab in its namespace, when a headless Service lab leads to
// it. A pod has one hostname and one subdomain.
func (u *unit) keepDomain(written string, referred map[*hostName]bool) {
	for _, name := range u.domains(referred) {
		first, domain, _ := strings.Cut(name, ".")
		if written != "" && strings.ToLower(written) != name && strings.ToLower(written) != first || !u.canKeep(name, first, domain) {
			continue
		}
		u.called = podName{hostname: first, domain: domain}
		u.hosts[name].kept = true
		u.label(aliasLabel+domain, "true")
		if c := u.converter; c.domains[domain] == nil {
			c.domains[domain] = u
		}
		return
	}
}

// domains returns the names of the pod that have a dot, those that the author made
// for others first. The rest count where something refers to them.
func (u *unit) domains(referred map[*hostName]bool) []string {
	var names []string
	for _, kind := range []nameKind{hostnameName, serviceName, aliasName, containerName} {
		for _, key := range u.dotted[kind] {
			if kind != containerName || referred[u.hosts[key]] {
				names = append(names, key)
			}
		}
	}
	return names
}

// canKeep reports whether a name of two labels can be that of the pod: nobody else
// answers to it, and its second label is free for a Service.
func (u *unit) canKeep(name, first, domain string) bool {
	return len(validation.IsDNS1123Label(first)) == 0 && len(validation.IsDNS1035Label(domain)) == 0 &&
		len(u.hosts[name].pick(func(answer) bool { return true })) == 1 &&
		u.hosts[domain] == nil && u.names.taken["workload/"+domain] == ""
}

// exposeDomains makes the headless Services under which pods keep names of two
// labels.
func (c *converter) exposeDomains() {
	for _, domain := range sortedKeys(c.domains) {
		u := c.domains[domain]
		if !c.reserve("Service", domain, holder{"domain " + domain + " of " + u.Name, u.at, u.path}) {
			continue
		}
		s := u.service(domain, c.sharedSelector(domain), nil)
		s.ObjectMeta = c.sharedMetadata(domain)
		c.add(s)
	}
}

// hostname names the pod from inside, and says where that is another name than the
// one that was written.
func hostname(u *unit) {
	called := u.host.called
	if u.host == u && u.kind != statefulSet {
		u.pod.Hostname, u.pod.Subdomain = called.hostname, called.domain
		if called.loopback != "" { // so docker writes it, too, with the pod's address
			u.pod.HostAliases = append(u.pod.HostAliases, corev1.HostAlias{IP: "127.0.0.1", Hostnames: []string{called.loopback}})
		}
	}
	lower := strings.ToLower(u.Hostname)
	switch {
	case u.Hostname == "":
	case u.isInit:
		u.say("hostname", report.HostnameOfInit)
	case called.hostname == "": // on the network of the node
		u.say("hostname", report.HostnameNotKept, u.Hostname, "the container sees that of its node")
	case u.kind == statefulSet && u.host == u:
		u.say("hostname", report.HostnameNotKept, u.Hostname, "a StatefulSet names its pods: "+called.hostname+" and so on")
	case called.loopback == lower:
		u.say("hostname", report.HostnameDomain, u.Hostname, called.hostname)
	case called.domain != "" && called.full() == lower:
		u.say("hostname", report.HostnameSplit, called.hostname, called.domain, u.Hostname)
	case u.host != u && called.hostname != lower:
		u.say("hostname", report.HostnameNotKept, u.Hostname, "its pod is called "+called.hostname)
	case called.hostname != lower:
		u.say("hostname", report.HostnameNotLegal, u.Hostname, called.hostname)
	}
}

// domainname is kept as the second label of a pod's name where there is one more only.
func domainname(u *unit) {
	if u.DomainName != "" && u.host.called.full() != strings.ToLower(u.Hostname+"."+u.DomainName) {
		u.say("domainname", report.DomainName, "domainname")
	}
}

// isDomain reports whether a host name has dots, as public names do.
func isDomain(name string) bool {
	return strings.Contains(name, ".") && len(validation.IsDNS1123Subdomain(strings.ToLower(name))) == 0
}
