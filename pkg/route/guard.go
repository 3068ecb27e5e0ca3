package route

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

func isDoor(p label.Problem) bool { return p.Door }

// guard takes out the routers that would answer, with the same service, what one
// without a route kept closed: a page below a path that asks for a password, or the
// address that only led to where one is asked for.
func (m *maker) guard(open []*plan, closed []*Router) []*plan {
	return slices.DeleteFunc(open, func(p *plan) bool {
		for _, c := range closed {
			if at := p.opens(c, m.kind); at != "" {
				door := c.Problems[slices.IndexFunc(c.Problems, isDoor)]
				m.note(p.Router, p.Key, report.RouteOpens, at, c.Name, door.What)
				return true
			}
		}
		return false
	})
}

// opens returns what a route for p would answer although c guards it; empty for
// nothing.
func (p *plan) opens(c *Router, kind Kind) string {
	if !slices.ContainsFunc(p.Targets, func(t label.Target) bool {
		return slices.ContainsFunc(c.Targets, func(o label.Target) bool { return o.Service == t.Service })
	}) {
		return ""
	}
	leadsAway := slices.ContainsFunc(p.Steps, isToHTTPS)
	if leadsAway && kind == HTTPRoute && len(p.Enters) == 1 && !p.TLS {
		return "" // it stays a redirect
	}
	for _, match := range p.matches {
		for _, guarded := range c.Matches {
			first := !leadsAway && p.Proxy == label.Traefik && p.Priority > c.Priority
			if narrower := len(match.Path) > len(guarded.Path); overlap(match, guarded) && !first && !(narrower && p.Proxy != label.Traefik) {
				return shown(guarded.Host) + guarded.Path
			}
		}
	}
	return ""
}

// overlap reports whether a request may fit both matches.
func overlap(a, b label.Match) bool {
	hosts := a.Host == "" || b.Host == "" || a.Host == b.Host || below(a.Host, b.Host) || below(b.Host, a.Host)
	return hosts && (strings.HasPrefix(path(a), path(b)) || strings.HasPrefix(path(b), path(a)))
}

// below reports whether a host is one of those that a wildcard stands for.
func below(host, wild string) bool {
	suffix, ok := strings.CutPrefix(wild, "*")
	return ok && strings.HasSuffix(host, suffix)
}
