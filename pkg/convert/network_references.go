package convert

import (
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// planReferences finds every place where the project names one of its services:
// it infers ports from them and rewrites names that can't exist in Kubernetes.
func (c *converter) planReferences() {
	for _, u := range c.units {
		u.declarePorts()
	}
	c.planHostNames()
	c.readRoutes()
	c.planDockerNames()
	var passages []passage
	for _, u := range c.units {
		passages = append(passages, u.passages()...)
	}
	c.namePods(passages)
	for _, p := range passages {
		p.put(p.resolve())
	}
	for _, u := range c.units {
		u.documentedPorts()
	}
	c.judgeNames()
	c.findCircles()
}

// resolve infers ports from the references in a text, and returns the text with the
// names rewritten that mean something else in the cluster.
func (p passage) resolve() string {
	u, s := p.unit, p.source
	u.pair(s, p.ports)
	return reference.Replace(s.Content, p.found, func(r reference.Reference) (to string) {
		defer func() { s.edited(r, to) }()
		at := func() report.Position { return s.at(r.Start) }
		h := u.named(r.Name)
		switch target := u.nameless[r.Name]; {
		case target != nil && u.leftOut[target.Name] == target:
			if !r.Listed {
				u.report.Add(report.LeftOutUsed, at(), s.field, s.what, target.Name)
			}
			return ""
		case target != nil:
			if r.Certain && !r.Listed && !u.runsBefore(target) {
				u.report.Add(report.OneShotDialled, at(), s.field, s.what, target.Name)
			}
			return ""
		case h == nil && s.own && isLoopback(r.Name):
			u.infer(r.Ports, protocolDialled(r), s.what, s.field, at())
			return ""
		case h == nil:
			if !r.Listed {
				p.sayDocker(r, at())
			}
			return ""
		case h.has(addressName):
			u.report.Add(report.AddressUsed, at(), s.field, s.what, r.Name, h.answers[0].unit.id)
			return ""
		case u.keepsDomain(h, r, s):
			return ""
		case u.staysPublic(h, r):
			h.public++
			u.report.Add(report.PublicName, at(), s.field, s.what, r.Name, u.target(h, u))
			return ""
		case !r.Certain:
			if _, same := h.object(); !(same && r.Name == strings.ToLower(h.written)) && !s.secret {
				u.report.Add(report.ReferenceLeft, at(), s.field, s.what, s.Content[r.Start:r.End], u.target(h, u))
			}
			return ""
		}
		r.Secure = r.Secure || slices.ContainsFunc(p.secures, func(key string) bool { return reference.SecuredBy(s.Key, key) })
		return u.refer(h, r, s, at)
	})
}

// staysPublic reports whether a text holds a domain for people's browsers, which
// can't follow the name of a Service: under a setting that says so, on a port that
// they reach.
func (u *unit) staysPublic(h *hostName, r reference.Reference) bool {
	return r.Public && !r.Listens && !r.Advertises && isDomain(h.written) && !h.kept && !slices.ContainsFunc(r.Ports, func(n int) bool {
		_, published := u.publications[n]
		return !published && n != 80 && n != 443
	})
}

// keepsDomain reports whether a text holds the domain that the pod of u calls
// itself as people outside know it, not as an address to listen on.
func (u *unit) keepsDomain(h *hostName, r reference.Reference, s source) bool {
	return u.isCalled(h) && !r.Listens && !r.Advertises && (len(r.Ports) == 0 || isWebAddress(s.Content[:r.Start]))
}

// isCalled reports whether a name is the domain that the pod of u calls itself: its
// own /etc/hosts has it, and it is what people outside know.
func (u *unit) isCalled(h *hostName) bool {
	return isDomain(h.written) && slices.ContainsFunc(h.answers, func(a answer) bool {
		return a.kind == hostnameName && a.unit.host == u.host
	})
}

// isWebAddress reports whether a text ends where the host of a web address stands.
func isWebAddress(before string) bool {
	return strings.HasSuffix(before, "http://") || strings.HasSuffix(before, "https://")
}

// refer notes one reference and returns the name to write in its place.
func (u *unit) refer(h *hostName, r reference.Reference, s source, at func() report.Position) string {
	h.references++
	u.dial(h, r, s, at)
	name := u.target(h, u)
	if own := u.host.called.full(); r.Listens && own != "" && own != name && u.isOwn(h) {
		name = own // nobody can listen on the address of a Service
		u.answerTo(own, h)
	}
	if name == s.Content[r.Start:r.End] {
		return ""
	}
	h.rewritten[name]++
	from := s.Content[r.Start:r.End]
	if s.secret {
		from = "in it" // even a host is part of a secret value
	}
	code := report.ReferenceRewritten
	if r.Secure && !r.Listens && !r.Listed && !strings.EqualFold(name, s.Content[r.Start:r.End]) {
		code = report.TLSNameRewritten
	}
	u.report.Add(code, at(), s.field, s.what, from, name)
	return name
}

// dial notes who answers to a reference, and on which ports.
func (u *unit) dial(h *hostName, r reference.Reference, s source, at func() report.Position) {
	targets := h.units(u)
	if key := fmt.Sprint(r.Ports, r.UDP, r.Listed); len(targets) == 1 || !h.dialled[key] || !slices.Equal(targets, h.units(nil)) {
		h.dialled[key] = len(targets) > 1
		for _, target := range targets {
			target.referred = true
			target.portless = target.portless || len(r.Ports) == 0 && !r.Listed
			target.infer(r.Ports, protocolDialled(r), s.what, s.field, at())
		}
	}
	if !r.Listed {
		u.host.dials = append(u.host.dials, h.node(targets))
	}
}

func protocolDialled(r reference.Reference) corev1.Protocol {
	if r.UDP {
		return corev1.ProtocolUDP
	}
	return corev1.ProtocolTCP
}

// pair infers the port of a host that is the whole value of a variable from the
// variable that belongs to it: DB_PORT to DB_HOST.
func (u *unit) pair(s source, ports map[string]int) {
	h := u.named(strings.ToLower(strings.TrimSpace(s.Content)))
	if h == nil || u.pins(strings.ToLower(strings.TrimSpace(s.Content))) || !reference.HostLike(s.Key) {
		return
	}
	for _, key := range reference.PortKeys(s.Key) {
		if p := ports[key]; p > 0 {
			for _, target := range h.units(u) {
				target.infer([]int{p}, corev1.ProtocolTCP, fmt.Sprintf("%s and its port", s.what), s.field, s.at(0))
			}
			return
		}
	}
}

// isLoopback reports whether a word of a healthcheck means the container itself.
func isLoopback(word string) bool {
	return word == "localhost" || word == "127.0.0.1" || word == "::1" || word == "0.0.0.0"
}
