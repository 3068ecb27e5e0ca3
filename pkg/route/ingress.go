package route

import (
	"slices"

	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/label"
)

// ingress makes the Ingress of a router: a rule a host, a path an alternative.
func (m *maker) ingress(p *plan) {
	i := &networkingv1.Ingress{
		TypeMeta:   metav1.TypeMeta{APIVersion: "networking.k8s.io/v1", Kind: "Ingress"},
		ObjectMeta: p.Meta,
	}
	if p.Class != "" {
		i.Spec.IngressClassName = &p.Class
	}
	backend := networkingv1.IngressBackend{Service: &networkingv1.IngressServiceBackend{
		Name: p.Backends[0].Service, Port: networkingv1.ServiceBackendPort{Number: p.Backends[0].Port},
	}}
	for _, match := range p.matches {
		addPath(&i.Spec, match, backend)
	}
	if p.TLS {
		tls := networkingv1.IngressTLS{SecretName: p.secret()}
		for _, rule := range i.Spec.Rules {
			if rule.Host != "" {
				tls.Hosts = append(tls.Hosts, rule.Host)
			}
		}
		i.Spec.TLS = []networkingv1.IngressTLS{tls}
	}
	m.Objects = append(m.Objects, i)
}

// addPath adds the path of a match to the rule of its host.
func addPath(spec *networkingv1.IngressSpec, match label.Match, backend networkingv1.IngressBackend) {
	at := slices.IndexFunc(spec.Rules, func(r networkingv1.IngressRule) bool { return r.Host == match.Host })
	if at < 0 {
		at = len(spec.Rules)
		spec.Rules = append(spec.Rules, networkingv1.IngressRule{
			Host: match.Host, IngressRuleValue: networkingv1.IngressRuleValue{HTTP: &networkingv1.HTTPIngressRuleValue{}},
		})
	}
	kind := networkingv1.PathTypePrefix
	if match.Exact {
		kind = networkingv1.PathTypeExact
	}
	http := spec.Rules[at].HTTP
	http.Paths = append(http.Paths, networkingv1.HTTPIngressPath{Path: path(match), PathType: &kind, Backend: backend})
}
