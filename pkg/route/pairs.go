package route

import (
	"fmt"
	"slices"

	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// pairs looks at routers that take the same requests, as projects have them for HTTP
// and HTTPS: one route serves both, and one that only leads to HTTPS must not answer
// there too. It returns the plans that are left.
func (m *maker) pairs(plans []*plan) []*plan {
	same := map[string][]*plan{}
	for _, p := range plans {
		p.redirects = slices.ContainsFunc(p.Steps, isToHTTPS)
		key := fmt.Sprint(p.matches)
		same[key] = append(same[key], p)
	}
	return slices.DeleteFunc(plans, func(p *plan) bool {
		others := same[fmt.Sprint(p.matches)]
		if p.redirects {
			return m.redirectsAway(p, others)
		}
		first := others[slices.IndexFunc(others, func(o *plan) bool { return sameEnd(o, p) })]
		for _, o := range others {
			if o.TLS && !first.TLS && sameEnd(o, p) {
				first = o
			}
		}
		if first == p {
			return false
		}
		m.Made[p.Meta.Name] = first.Meta.Name
		m.note(p.Router, p.Key, report.RouteSame, first.Name)
		return true
	})
}

// sameEnd reports whether two routers of the same requests do the same with them.
func sameEnd(a, b *plan) bool {
	return !a.redirects && !b.redirects && fmt.Sprint(a.Steps, a.Backends) == fmt.Sprint(b.Steps, b.Backends)
}

// isToHTTPS reports whether a step leads to the same address over TLS.
func isToHTTPS(s label.Step) bool {
	return s.Action == label.Redirect && s.To.Scheme == "https" && s.To.Host == ""
}

// redirectsAway decides where a router answers that leads to HTTPS. It returns true
// when it gets no route, because another one serves its requests.
func (m *maker) redirectsAway(p *plan, others []*plan) bool {
	var secure *plan
	for _, o := range others {
		if !o.redirects {
			secure = o
		}
	}
	apart := m.kind == HTTPRoute && len(p.Enters) == 1 && !p.TLS
	switch {
	case apart && secure == nil:
		p.listeners = p.Enters
	case apart && len(secure.Enters) > 0 && !slices.Contains(secure.Enters, p.Enters[0]):
		p.listeners, secure.listeners = p.Enters, secure.Enters
		m.note(secure.Router, secure.Key, report.RouteListener, secure.Enters[0])
	default: // it would lead from HTTPS to HTTPS for ever
		i := slices.IndexFunc(p.Steps, isToHTTPS)
		m.note(p.Router, p.Steps[i].Key, report.RouteLoss, p.Steps[i].What, string(m.kind), hint(label.Redirect, m.kind))
		if secure != nil {
			m.Made[p.Meta.Name] = secure.Meta.Name
			return true
		}
		p.Steps, p.redirects = slices.Delete(slices.Clone(p.Steps), i, i+1), false
		return false
	}
	m.note(p.Router, p.Key, report.RouteListener, p.Enters[0])
	return false
}
