package route

import (
	"strings"

	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// losses says what of a router is no part of its route, and how it is reached.
func (m *maker) losses(p *plan) {
	for _, l := range p.Losses {
		m.note(p.Router, l.Key, report.RouteLoss, l.What, string(m.kind), hint(label.Other, m.kind))
	}
	for _, s := range p.Steps {
		if s.Action == label.Other || m.kind == Ingress {
			m.note(p.Router, s.Key, report.RouteLoss, s.What, string(m.kind), hint(s.Action, m.kind))
		}
	}
	if m.kind == Ingress && len(p.Backends) > 1 {
		m.note(p.Router, p.Key, report.RouteLoss, "the share of "+p.Backends[1].Service, string(m.kind), "set spec.routes: HTTPRoute, which shares requests between Services")
	}
	for _, t := range p.Targets {
		if t.Scheme == "https" {
			m.note(p.Router, p.Key, report.RouteLoss, "TLS to "+t.Service, string(m.kind), "say it to the controller: Traefik reads the annotation traefik.ingress.kubernetes.io/service.serversscheme of the Service, Gateway API has BackendTLSPolicy")
		}
	}
	for _, match := range p.matches {
		if !match.Exact && strings.Trim(match.Path, "/") != "" && p.Proxy != label.Kompose {
			m.note(p.Router, p.Key, report.RoutePrefix, match.Path, strings.TrimRight(match.Path, "/"))
		}
	}
	switch {
	case p.TLS && m.kind == Ingress:
		m.note(p.Router, p.Key, report.RouteTLS, p.secret())
	case p.TLS:
		m.note(p.Router, p.Key, report.RouteTLSGateway)
	}
}

// secret returns the name of the Secret with the certificate.
func (r *Router) secret() string {
	if r.Secret != "" {
		return r.Secret
	}
	return r.Meta.Name + "-tls"
}

// hint says who does in a cluster what a step did.
func hint(action label.Action, kind Kind) string {
	switch {
	case kind == HTTPRoute && action == label.Redirect:
		return "add an HTTPRoute with a RequestRedirect to the listener for HTTP in the overlay"
	case action == label.Redirect:
		return "let the controller redirect: Traefik at its entry point (http.redirections), HAProxy by haproxy.org/ssl-redirect, AWS by alb.ingress.kubernetes.io/ssl-redirect"
	case kind == Ingress && action == label.Headers:
		return "set spec.routes: HTTPRoute, which has it, or let the controller do it: Traefik by a Middleware and traefik.ingress.kubernetes.io/router.middlewares, HAProxy by haproxy.org/response-set-header"
	case kind == Ingress && action != label.Other:
		return "set spec.routes: HTTPRoute, which has it, or let the controller do it: Traefik by a Middleware and traefik.ingress.kubernetes.io/router.middlewares, HAProxy by haproxy.org/path-rewrite"
	default:
		return "patch in the overlay what the controller offers: Traefik by a Middleware, others by annotations and policies"
	}
}
