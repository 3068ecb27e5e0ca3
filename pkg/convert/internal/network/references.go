package network

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// passage is a text of a unit in which hosts were found.
type passage struct {
	Text
	planner *planner
	unit    *member
	found   []reference.Reference
	secret  func() bool // whether nothing of it may be shown; the judge reads all of it
}

// find returns the texts that name hosts of interest.
func (l *planner) find(each func(look func(Text))) []passage {
	var all []passage
	each(func(t Text) {
		m, own := l.of[t.Unit], t.Own
		found := reference.Find(t.Text, func(word string) bool { return l.means(m, word, own) })
		if len(found) > 0 {
			all = append(all, passage{t, l, m, found, sync.OnceValue(t.IsSecret)})
		}
	})
	return all
}

// resolve infers ports from the references in a text, and returns what to write in
// the place of names that mean something else in the cluster.
func (p passage) resolve() []reference.Edit {
	p.pair()
	return reference.Edits(p.Content, p.found, p.write)
}

// write returns what to write in the place of a reference; empty for what stays.
func (p passage) write(r reference.Reference) string {
	m, l := p.unit, p.planner
	at := func() report.Position { return p.At(r.Start) }
	n := l.named(m, r.Name)
	switch target := l.nameless[r.Name]; {
	case target != nil && l.set.Left[target.Name] == target.Unit:
		if !r.Listed {
			l.report.Add(report.LeftOutUsed, at(), p.Field(), p.What(), target.Name)
		}
	case target != nil:
		if r.Certain && !r.Listed && !l.plan.RunsBefore(m.Unit, target.Unit) {
			l.report.Add(report.OneShotDialled, at(), p.Field(), p.What(), target.Name)
		}
	case n == nil && p.Own && isLoopback(r.Name):
		m.infer(r.Ports, protocolDialled(r), p.What(), p.Field(), at())
	case n == nil:
		if !r.Listed {
			p.sayDocker(r, at())
		}
	case n.has(addressName):
		l.report.Add(report.AddressUsed, at(), p.Field(), p.What(), r.Name, n.answers[0].unit.ID)
	case p.keepsDomain(n, r):
	case l.staysPublic(n, r):
		n.public++
		l.report.Add(report.PublicName, at(), p.Field(), p.What(), r.Name, l.target(n, m))
	case !r.Certain:
		if _, same := n.object(); !(same && r.Name == strings.ToLower(n.written)) && !p.secret() {
			l.report.Add(report.ReferenceLeft, at(), p.Field(), p.What(), p.Content[r.Start:r.End], l.target(n, m))
		}
	default:
		r.Secure = r.Secure || slices.ContainsFunc(p.Beside().Secures, func(key string) bool { return reference.SecuredBy(p.Key, key) })
		return p.refer(n, r, at)
	}
	return ""
}

// staysPublic reports whether a text holds a domain for people's browsers, which
// can't follow the name of a Service: under a setting that says so, on a port that
// they reach.
func (l *planner) staysPublic(n *name, r reference.Reference) bool {
	return r.Public && !r.Listens && !r.Advertises && isDomain(n.written) && !n.kept && !slices.ContainsFunc(r.Ports, func(number int) bool {
		_, published := l.publications[number]
		return !published && number != 80 && number != 443
	})
}

// keepsDomain reports whether a text holds the domain that its pod calls itself as
// people outside know it, not as an address to listen on.
func (p passage) keepsDomain(n *name, r reference.Reference) bool {
	return p.unit.isCalled(n) && !r.Listens && !r.Advertises && (len(r.Ports) == 0 || isWebAddress(p.Content[:r.Start]))
}

// isCalled reports whether a name is the domain that the pod of m calls itself: its
// own /etc/hosts has it, and it is what people outside know.
func (m *member) isCalled(n *name) bool {
	return isDomain(n.written) && n.called[m.pod]
}

// isWebAddress reports whether a text ends where the host of a web address stands.
func isWebAddress(before string) bool {
	return strings.HasSuffix(before, "http://") || strings.HasSuffix(before, "https://")
}

// refer notes one reference and returns the name to write in its place.
func (p passage) refer(n *name, r reference.Reference, at func() report.Position) string {
	m, l := p.unit, p.planner
	n.references++
	p.dial(n, r, at)
	if r.Numbered {
		n.numbered++
		return ""
	}
	to := l.target(n, m)
	if own := m.pod.called.Full(); r.Listens && own != "" && own != to && m.isOwn(n) {
		to = own // nobody can listen on the address of a Service
		l.answerTo(m, own, n)
	}
	from := p.Content[r.Start:r.End]
	if to == from {
		return ""
	}
	if n.rewritten == nil {
		n.rewritten = map[string]int{}
	}
	n.rewritten[to]++
	code := report.ReferenceRewritten
	if r.Secure && !r.Listens && !r.Listed && !strings.EqualFold(to, from) {
		code = report.TLSNameRewritten
	}
	if p.secret() {
		from = "in it" // even a host is part of a secret value
	}
	l.report.Add(code, at(), p.Field(), p.What(), from, to)
	return to
}

// dial notes who answers to a reference, and on which ports.
func (p passage) dial(n *name, r reference.Reference, at func() report.Position) {
	seen := n.seen(p.unit)
	if key := fmt.Sprint(r.Ports, r.UDP, r.Listed); len(seen.units) == 1 || !seen.dialled[key] {
		if seen.dialled == nil {
			seen.dialled = map[string]bool{}
		}
		seen.dialled[key] = true
		for _, target := range seen.units {
			target.referred = true
			target.portless = target.portless || len(r.Ports) == 0 && !r.Listed
			if target.pod != p.unit.pod && target.says.Name == p.unit.says.Name && !r.Listed {
				target.clusters, p.unit.clusters = true, true
			}
			target.infer(r.Ports, protocolDialled(r), p.What(), p.Field(), at())
		}
	}
	if !r.Listed {
		from := &p.unit.pod.node
		from.dials = append(from.dials, seen.node())
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
func (p passage) pair() {
	word := strings.ToLower(strings.TrimSpace(p.Content))
	n := p.planner.named(p.unit, word)
	if n == nil || p.unit.pins(word) || !reference.HostLike(p.Key) {
		return
	}
	for _, key := range reference.PortKeys(p.Key) {
		if port := p.Beside().Ports[key]; port > 0 {
			for _, target := range n.units(p.unit) {
				target.infer([]int{port}, corev1.ProtocolTCP, fmt.Sprintf("%s and its port", p.What()), p.Field(), p.At(0))
			}
			return
		}
	}
}

// isLoopback reports whether a word of a healthcheck means the container itself.
func isLoopback(word string) bool {
	return word == "localhost" || word == "127.0.0.1" || word == "::1" || word == "0.0.0.0"
}
