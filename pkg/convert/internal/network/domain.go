package network

import (
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/internal/sorted"
)

// Domain is a headless Service under which pods keep names of two labels.
type Domain struct {
	Name string
	Lead *units.Unit // of the first pod in it
}

// keptDomains returns the domains in which pods are found.
func (l *planner) keptDomains() []Domain {
	var all []Domain
	for _, name := range sorted.Keys(l.domains) {
		all = append(all, Domain{name, l.domains[name].Lead})
	}
	return all
}

// findDomains notes the names of two labels of every pod.
func (l *planner) findDomains() {
	var dotted []string
	for key := range l.hosts {
		if strings.Count(key, ".") == 1 {
			dotted = append(dotted, key)
		}
	}
	slices.Sort(dotted)
	for _, key := range dotted {
		for _, a := range l.hosts[key].answers {
			if p := a.unit.pod; a.client == nil && a.kind != addressName {
				if p.dotted == nil {
					p.dotted = map[nameKind][]string{}
				}
				p.dotted[a.kind] = append(p.dotted[a.kind], key)
			}
		}
	}
}

// keepDomain keeps names of two labels: a pod with hostname kafka1 and subdomain
// lab is found as kafka1.lab in its namespace, when a headless Service lab leads to
// it. A pod has one hostname and one subdomain.
func (l *planner) keepDomain(p *pod, written string, referred map[*name]bool) {
	for _, name := range l.dotted(p, referred) {
		first, domain, _ := strings.Cut(name, ".")
		if written != "" && strings.ToLower(written) != name && strings.ToLower(written) != first || !l.canKeep(name, first, domain) {
			continue
		}
		p.called = Called{Hostname: first, Domain: domain}
		l.hosts[name].kept = true
		p.shared = append(p.shared, domain)
		if l.domains[domain] == nil {
			l.domains[domain] = p
		}
		return
	}
}

// dotted returns the names of the pod that have a dot, those that the author made
// for others first. The rest count where something refers to them.
func (l *planner) dotted(p *pod, referred map[*name]bool) []string {
	var names []string
	for _, kind := range []nameKind{hostnameName, serviceName, aliasName, containerName} {
		for _, key := range p.dotted[kind] {
			if kind != containerName || referred[l.hosts[key]] {
				names = append(names, key)
			}
		}
	}
	return names
}

// canKeep reports whether a name of two labels can be that of a pod: nobody else
// answers to it, and its second label is free for a Service.
func (l *planner) canKeep(name, first, domain string) bool {
	return len(validation.IsDNS1123Label(first)) == 0 && len(validation.IsDNS1035Label(domain)) == 0 &&
		len(l.hosts[name].everyone().units) == 1 && l.hosts[domain] == nil && !l.ids[domain]
}

// isDomain reports whether a host name has dots, as public names do.
func isDomain(name string) bool {
	return strings.Contains(name, ".") && len(validation.IsDNS1123Subdomain(strings.ToLower(name))) == 0
}
