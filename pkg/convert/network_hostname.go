package convert

import (
	"strings"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// podName is what a pod calls itself: the kubelet writes its hostname into
// /etc/hosts with the pod's own address, as Docker does with every name of a
// container. Elsewhere a name leads to a Service, whose address nobody can bind to.
type podName struct {
	hostname string
	domain   string // the headless Service under which it is found as HOSTNAME.DOMAIN
	loopback string // the domain that leads to 127.0.0.1 inside
}

// full returns the name under which the pod finds its own address.
func (n podName) full() string {
	if n.domain == "" {
		return n.hostname
	}
	return n.hostname + "." + n.domain
}

// selfReference is a place where a pod names itself.
type selfReference struct {
	host        *hostName
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
	return s.host.has(serviceName) && !other.host.has(serviceName)
}

// isOwn reports whether a name means the pod of u and no other.
func (u *unit) isOwn(h *hostName) bool {
	if u.isInit || h.has(addressName) {
		return false
	}
	targets := h.units(u)
	return len(targets) == 1 && targets[0].host == u.host
}

// namePods decides what each pod calls itself. In this order: the hostname that was
// written; a name of two labels that can be kept whole; the name by which the pod
// itself is known to its own settings; that of its service where its data is named
// after the host.
func (c *converter) namePods(passages []passage) {
	c.domains = map[string]*unit{}
	c.findDomains()
	referred := map[*hostName]bool{}
	for _, p := range passages {
		for _, r := range p.found {
			if h := p.unit.named(r.Name); h != nil {
				referred[h] = true
				p.noteSelf(h, r)
			}
		}
	}
	for _, u := range c.units {
		if u.host == u && !u.isInit && u.NetworkMode != "host" {
			u.namePod(referred)
		}
	}
}

// noteSelf notes a reference by which a pod dials itself, or listens.
func (p passage) noteSelf(h *hostName, r reference.Reference) {
	u := p.unit
	if !r.Certain || r.Listed || !u.isOwn(h) || u.keepsDomain(h, r, p.source) {
		return
	}
	if by := h.units(u)[0]; by != u && by != u.host { // what joins a pod has no name of its own there
		return
	}
	if s := (&selfReference{h, p.what, p.field, p.at(r.Start), r.Listens}); s.beats(u.host.self) {
		u.host.self = s
	}
}

func (u *unit) namePod(referred map[*hostName]bool) {
	written := u.writtenHostname()
	if u.kind == statefulSet { // which names its pods itself
		u.called.hostname = u.id + "-0"
		return
	}
	if u.keepDomain(written, referred); u.called.hostname != "" {
		return
	}
	switch {
	case written != "":
		u.called = u.legalHostname(written)
	case u.self != nil && u.GetScale() <= 1: // several would all have the name
		u.called.hostname = u.target(u.self.host, u)
		u.report.Add(report.HostnameGiven, u.self.at, u.self.field, u.self.what, u.Name, u.called.hostname)
	case images.NamesData(u.Image) && len(u.Volumes) > 0 && u.GetScale() <= 1: // or the next pod finds none of it
		u.called.hostname = u.id
		u.say("image", report.HostnameGiven, "the data of "+u.Name, u.Name, u.id)
	}
}

// writtenHostname returns the hostname of the pod as it was written: that of the
// first of its units that has one.
func (u *unit) writtenHostname() string {
	for _, part := range u.together() {
		if part.Hostname != "" {
			return part.Hostname
		}
	}
	return ""
}

// legalHostname makes the name of a pod of a hostname that was written. What stands
// behind the first dot can't be part of it.
func (u *unit) legalHostname(written string) podName {
	lower := strings.ToLower(written)
	if len(validation.IsDNS1123Label(lower)) == 0 {
		return podName{hostname: lower}
	}
	if !isDomain(written) {
		if h := u.hosts[lower]; h != nil && u.isOwn(h) {
			return podName{hostname: u.target(h, u)} // so that all who name it mean the same
		}
		return podName{hostname: naming.Label(written)}
	}
	first, _, _ := strings.Cut(lower, ".")
	if h := u.hosts[first]; h != nil && !u.isOwn(h) || len(validation.IsDNS1123Label(first)) > 0 {
		first = u.id // another's name would lead to itself
	}
	return podName{hostname: first, loopback: lower}
}

// answerTo lets others find the pod of u by what it calls itself too, which it may
// tell them: what a program listens on is what it advertises, unless it is told.
func (u *unit) answerTo(own string, h *hostName) {
	if u.kind == statefulSet || u.hosts[own] == nil && u.id == own {
		return
	}
	if u.hosts[own] == nil {
		first := h.first()
		u.answers(own, answer{unit: u.host, kind: hostnameName, at: first.at, field: first.field})
	}
	u.hosts[own].references++
}
