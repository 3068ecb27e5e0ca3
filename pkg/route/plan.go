package route

import (
	"net/netip"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// plan is a router that gets a route.
type plan struct {
	*Router
	matches   []label.Match // those that the kind can say
	redirects bool          // it only leads to the same address over TLS
	listeners []string      // of the Gateway; empty: all
}

// plan returns what becomes of a router; nil when it gets no route.
func (m *maker) plan(r *Router) *plan {
	closed := false
	for _, p := range r.Problems {
		closed = true
		if p.Door {
			m.note(r, p.Key, report.RouteClosed, p.What, string(m.kind), r.Service)
		} else {
			m.note(r, p.Key, report.RouteImpossible, p.What)
		}
	}
	if closed {
		return nil
	}
	p := &plan{Router: r}
	for _, match := range r.Matches {
		if m.possible(r, match) {
			p.matches = append(p.matches, match)
		}
	}
	if len(p.matches) == 0 {
		return nil
	}
	return p
}

// possible reports whether an object of the kind can say a match, and says why not.
func (m *maker) possible(r *Router, match label.Match) bool {
	unmet := slices.Clone(match.Unmet)
	if m.kind == Ingress {
		unmet = append(unmet, conditions(match)...)
	} else if match.Method != "" && !slices.Contains(methods(), match.Method) {
		unmet = append(unmet, "the method "+match.Method)
	}
	switch {
	case len(unmet) > 0:
		m.note(r, r.Key, report.RouteCondition, strings.Join(unmet, ", "), string(m.kind), r.Service)
	case !isHost(match.Host):
		m.note(r, r.Key, report.RouteImpossible, match.Host+" is no name that DNS has")
	case !isPath(match.Path):
		m.note(r, r.Key, report.RouteImpossible, match.Path+" is no path that a route can have")
	default:
		if match.Loose {
			m.note(r, r.Key, report.RouteWildcard, shown(match.Host))
		}
		return true
	}
	return false
}

// conditions lists what an Ingress can't ask for.
func conditions(match label.Match) []string {
	var all []string
	if match.Method != "" {
		all = append(all, "the method "+match.Method)
	}
	for _, h := range match.Headers {
		all = append(all, "the header "+h.Name)
	}
	for _, q := range match.Queries {
		all = append(all, "the parameter "+q.Name)
	}
	return all
}

func methods() []string {
	return []string{"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"}
}

// isHost reports whether both kinds accept a host: no address, and a wildcard only
// for a whole label.
func isHost(host string) bool {
	if host == "" {
		return true
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return false
	}
	if strings.HasPrefix(host, "*.") {
		return len(validation.IsWildcardDNS1123Subdomain(host)) == 0
	}
	return len(validation.IsDNS1123Subdomain(host)) == 0
}

// isPath reports whether both kinds accept a path.
func isPath(path string) bool {
	if path == "" {
		return true
	}
	for _, part := range []string{"//", "/./", "/../", "%2f", "%2F", "#"} {
		if strings.Contains(path, part) {
			return false
		}
	}
	return len(path) <= 1024 && !strings.HasSuffix(path, "/.") && !strings.HasSuffix(path, "/..") &&
		!strings.ContainsFunc(path, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("\"<>\\^`{|}?[]", r) })
}

// shown writes a host for people.
func shown(host string) string {
	if host == "" {
		return "every host"
	}
	return host
}

// path returns the path of a match, / for any.
func path(match label.Match) string {
	if match.Path == "" {
		return "/"
	}
	return match.Path
}
