package route

import (
	"regexp"
	"strings"

	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"

	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// split parts a match whose path is shorter than a prefix that is taken off: those
// below the prefix, and the rest.
func split(steps []label.Step, match label.Match) []label.Match {
	var parts []label.Match
	for _, s := range steps {
		if s.Action != label.StripPrefix {
			continue
		}
		for _, prefix := range s.Values {
			if !match.Exact && len(prefix) > len(path(match)) && strings.HasPrefix(prefix, path(match)) && isPath(prefix) {
				part := match
				part.Path = prefix
				parts = append(parts, part)
			}
		}
		break // what a later one takes off is not where the request came in
	}
	return append(parts, match)
}

// filters returns what the steps of a router do to the requests of a match, and
// whether that is a redirect.
func (m *maker) filters(p *plan, match label.Match) (list []gatewayv1.HTTPRouteFilter, redirected bool) {
	w := rewrite{path: path(match)}
	request, response := &gatewayv1.HTTPHeaderFilter{}, &gatewayv1.HTTPHeaderFilter{}
	for _, s := range p.Steps {
		switch s.Action {
		case label.Redirect:
			if s.To.From == "" || s.To.From == match.Host {
				return []gatewayv1.HTTPRouteFilter{redirect(s.To)}, true
			}
		case label.Headers:
			m.modify(p, s, request, s.Request)
			m.modify(p, s, response, s.Response)
		default:
			w.do(s)
		}
	}
	if f := w.filter(match); f != nil {
		list = append(list, *f)
	}
	if len(request.Set)+len(request.Remove) > 0 {
		list = append(list, gatewayv1.HTTPRouteFilter{Type: gatewayv1.HTTPRouteFilterRequestHeaderModifier, RequestHeaderModifier: request})
	}
	if len(response.Set)+len(response.Remove) > 0 {
		list = append(list, gatewayv1.HTTPRouteFilter{Type: gatewayv1.HTTPRouteFilterResponseHeaderModifier, ResponseHeaderModifier: response})
	}
	return list, false
}

func redirect(to label.Redirection) gatewayv1.HTTPRouteFilter {
	f := gatewayv1.HTTPRequestRedirectFilter{}
	if to.Scheme != "" {
		f.Scheme = &to.Scheme
	}
	if to.Host != "" {
		host := gatewayv1.PreciseHostname(to.Host)
		f.Hostname = &host
	}
	if to.Port > 0 && to.Port < 1<<16 {
		port := gatewayv1.PortNumber(to.Port)
		f.Port = &port
	}
	code := 302
	if to.Permanent {
		code = 301
	}
	f.StatusCode = &code
	return gatewayv1.HTTPRouteFilter{Type: gatewayv1.HTTPRouteFilterRequestRedirect, RequestRedirect: &f}
}

// rewrite is what becomes of a path.
type rewrite struct {
	path    string // in the place of that of the match
	full    string // in the place of the whole path; empty: the rest stays
	changed bool
}

func (w *rewrite) do(s label.Step) {
	switch s.Action {
	case label.StripPrefix:
		for _, prefix := range s.Values {
			if rest, ok := strings.CutPrefix(w.path, prefix); ok && prefix != "" {
				w.path, w.changed = "/"+strings.TrimPrefix(rest, "/"), true
				return
			}
		}
	case label.AddPrefix:
		w.path, w.changed = "/"+strings.Trim(s.Values[0], "/")+strings.TrimSuffix(w.path, "/"), true
	case label.ReplacePath:
		w.full = "/" + strings.TrimPrefix(s.Values[0], "/")
	}
}

func (w *rewrite) filter(match label.Match) *gatewayv1.HTTPRouteFilter {
	modifier := &gatewayv1.HTTPPathModifier{Type: gatewayv1.PrefixMatchHTTPPathModifier, ReplacePrefixMatch: &w.path}
	switch {
	case w.full != "":
		modifier = &gatewayv1.HTTPPathModifier{Type: gatewayv1.FullPathHTTPPathModifier, ReplaceFullPath: &w.full}
	case !w.changed:
		return nil
	case match.Exact:
		modifier = &gatewayv1.HTTPPathModifier{Type: gatewayv1.FullPathHTTPPathModifier, ReplaceFullPath: &w.path}
	}
	return &gatewayv1.HTTPRouteFilter{Type: gatewayv1.HTTPRouteFilterURLRewrite, URLRewrite: &gatewayv1.HTTPURLRewriteFilter{Path: modifier}}
}

var headerName = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+\\-.^_|~`]+$")

// isHeaderName reports whether a filter accepts a name. The length is no part of the
// pattern, which would take a millisecond of every start.
func isHeaderName(name string) bool { return len(name) <= 256 && headerName.MatchString(name) }

// mostHeaders is how many headers one filter sets, and how many it takes out.
const mostHeaders = 16

// modify sets headers, or takes those out that have no value. Of one name the last
// setting counts.
func (m *maker) modify(p *plan, s label.Step, f *gatewayv1.HTTPHeaderFilter, headers []label.Pair) {
	for _, h := range headers {
		name := gatewayv1.HTTPHeaderName(h.Name)
		f.Set = without(f.Set, func(o gatewayv1.HTTPHeader) bool { return strings.EqualFold(string(o.Name), h.Name) })
		f.Remove = without(f.Remove, func(o string) bool { return strings.EqualFold(o, h.Name) })
		switch {
		case !isHeaderName(h.Name) || strings.EqualFold(h.Name, "Host") || len(h.Value) > 4096,
			len(f.Set) == mostHeaders && h.Value != "", len(f.Remove) == mostHeaders && h.Value == "":
			m.note(p.Router, s.Key, report.RouteLoss, "the header "+h.Name, string(m.kind), hint(label.Other, m.kind))
		case h.Value == "":
			f.Remove = append(f.Remove, h.Name)
		default:
			f.Set = append(f.Set, gatewayv1.HTTPHeader{Name: name, Value: h.Value})
		}
	}
}

// without returns a list without some items; the list it was given stays.
func without[T any](list []T, unwanted func(T) bool) []T {
	var rest []T
	for _, item := range list {
		if !unwanted(item) {
			rest = append(rest, item)
		}
	}
	return rest
}
