package network

import (
	"strings"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// Called is what a pod calls itself: the kubelet writes its hostname into
// /etc/hosts with the pod's own address, as Docker does with every name of a
// container. Elsewhere a name leads to a Service, whose address nobody can bind to.
type Called struct {
	Hostname string
	Domain   string // the headless Service under which it is found as HOSTNAME.DOMAIN
	Loopback string // the domain that leads to 127.0.0.1 inside
}

// Full returns the name under which the pod finds its own address.
func (c Called) Full() string {
	if c.Domain == "" {
		return c.Hostname
	}
	return c.Hostname + "." + c.Domain
}

// selfReference is a place where a pod names itself.
type selfReference struct {
	name        *name
	what, field string
	at          report.Position
	listens     bool
}

// beats reports whether a pod is rather called by s than by other: what it listens
// on comes first, then the name of its service, then what stands first.
func (s *selfReference) beats(other *selfReference) bool {
	if other == nil || s.listens != other.listens {
		return other == nil || s.listens
	}
	return s.name.has(serviceName) && !other.name.has(serviceName)
}

// isOwn reports whether a name means the pod of m and no other.
func (m *member) isOwn(n *name) bool {
	if m.isInit || n.has(addressName) {
		return false
	}
	targets := n.units(m)
	return len(targets) == 1 && targets[0].pod == m.pod
}

// namePods decides what each pod calls itself. In this order: the hostname that was
// written; a name of two labels that can be kept whole; the name by which the pod
// itself is known to its own settings; that of its service where its data is named
// after the host.
func (l *planner) namePods(passages []passage) {
	l.findDomains()
	referred := map[*name]bool{}
	for _, p := range passages {
		for _, r := range p.found {
			if n := l.named(p.unit, r.Name); n != nil {
				referred[n] = true
				p.noteSelf(n, r)
			}
		}
	}
	for _, p := range l.running {
		if !p.onHost() {
			l.namePod(p, referred)
		}
	}
}

// noteSelf notes a reference by which a pod dials itself, or listens.
func (p passage) noteSelf(n *name, r reference.Reference) {
	m := p.unit
	if !r.Certain || r.Listed || !m.isOwn(n) || p.keepsDomain(n, r) {
		return
	}
	if by := n.units(m)[0]; by != m && by != m.pod.lead { // what joins a pod has no name of its own there
		return
	}
	if s := (&selfReference{n, p.What(), p.Field(), p.At(r.Start), r.Listens}); s.beats(m.pod.self) {
		m.pod.self = s
	}
}

func (l *planner) namePod(p *pod, referred map[*name]bool) {
	written := p.writtenHostname()
	if p.Kind == pods.StatefulSet { // which names its pods itself
		p.called.Hostname = p.Lead.ID + "-0"
		return
	}
	if l.keepDomain(p, written, referred); p.called.Hostname != "" {
		return
	}
	lead := p.lead
	switch {
	case written != "":
		p.called = l.legalHostname(p, written)
	case p.self != nil && lead.GetScale() <= 1: // several would all have the name
		p.called.Hostname = l.target(p.self.name, lead)
		lead.Add(report.HostnameGiven, p.self.at, p.self.field, p.self.what, lead.Name, p.called.Hostname)
	case images.NamesData(lead.Image) && len(lead.Volumes) > 0 && lead.GetScale() <= 1: // or the next pod finds none of it
		p.called.Hostname = lead.ID
		lead.Say("image", report.HostnameGiven, "the data of "+lead.Name, lead.Name, lead.ID)
	}
}

// writtenHostname returns the hostname of the pod as it was written: that of the
// first of its units that has one.
func (p *pod) writtenHostname() string {
	for _, m := range p.units {
		if m.Hostname != "" {
			return m.Hostname
		}
	}
	return ""
}

// legalHostname makes the name of a pod of a hostname that was written. What stands
// behind the first dot can't be part of it.
func (l *planner) legalHostname(p *pod, written string) Called {
	lower := strings.ToLower(written)
	if len(validation.IsDNS1123Label(lower)) == 0 {
		return Called{Hostname: lower}
	}
	if !isDomain(written) {
		if n := l.hosts[lower]; n != nil && p.lead.isOwn(n) {
			return Called{Hostname: l.target(n, p.lead)} // so that all who name it mean the same
		}
		return Called{Hostname: naming.Label(written)}
	}
	first, _, _ := strings.Cut(lower, ".")
	if n := l.hosts[first]; n != nil && !p.lead.isOwn(n) || len(validation.IsDNS1123Label(first)) > 0 {
		first = p.Lead.ID // another's name would lead to itself
	}
	return Called{Hostname: first, Loopback: lower}
}

// answerTo lets others find the pod of m by what it calls itself too, which it may
// tell them: what a program listens on is what it advertises, unless it is told.
func (l *planner) answerTo(m *member, own string, n *name) {
	if m.pod.Kind == pods.StatefulSet || l.hosts[own] == nil && m.ID == own {
		return
	}
	if l.hosts[own] == nil {
		first := n.first()
		l.answers(own, answer{unit: m.pod.lead, kind: hostnameName, at: first.at, field: first.field})
	}
	l.hosts[own].references++
}
