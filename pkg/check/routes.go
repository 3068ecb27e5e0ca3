package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"

	"github.com/composesource/composesource/pkg/report"
)

// ingress looks at the Services that an Ingress sends to.
func (c *checker) ingress(o *Object) {
	spec := field[networkingv1.IngressSpec](o, "spec")
	backends := []*networkingv1.IngressBackend{spec.DefaultBackend}
	for _, rule := range spec.Rules {
		if rule.HTTP == nil {
			continue
		}
		for _, p := range rule.HTTP.Paths {
			backends = append(backends, &p.Backend)
		}
	}
	for _, b := range backends {
		if b == nil || b.Service == nil {
			continue
		}
		port := b.Service.Port.Name
		if port == "" {
			port = strconv.Itoa(int(b.Service.Port.Number))
		}
		c.sends(o, b.Service.Name, port)
	}
	for _, tls := range spec.TLS {
		if makesCertificate(o) {
			break
		}
		c.refer(o, "Secret", tls.SecretName)
	}
}

// makesCertificate reports whether cert-manager makes the Secrets of an Ingress, as it
// does for each that has one of these annotations (ingress-shim of cert-manager).
func makesCertificate(o *Object) bool {
	annotations := o.Node.GetAnnotations()
	return annotations["cert-manager.io/cluster-issuer"] != "" || annotations["cert-manager.io/issuer"] != "" || annotations["kubernetes.io/tls-acme"] == "true"
}

// route looks at the Services that a route of the Gateway API sends to; in another
// namespace they are somebody else's.
func (c *checker) route(o *Object) {
	type backend struct {
		Kind, Name, Namespace string
		Port                  int
	}
	for _, rule := range field[[]struct{ BackendRefs []backend }](o, "spec", "rules") {
		for _, b := range rule.BackendRefs {
			if (b.Kind == "" || b.Kind == "Service") && (b.Namespace == "" || b.Namespace == o.namespace) {
				c.sends(o, b.Name, strconv.Itoa(b.Port))
			}
		}
	}
}

// sends looks at one Service and its port, given by name or number.
func (c *checker) sends(o *Object, service, port string) {
	s := c.services[key{"Service", o.namespace, service}]
	if s == nil {
		c.refer(o, "Service", service)
		return
	}
	ports := servicePorts(s)
	if port == "0" || slices.ContainsFunc(ports, func(p corev1.ServicePort) bool { return p.Name == port || strconv.Itoa(int(p.Port)) == port }) {
		return
	}
	has := make([]string, len(ports))
	for i, p := range ports {
		has[i] = strings.TrimSuffix(fmt.Sprintf("%d (%s)", p.Port, p.Name), " ()")
	}
	c.say(report.PortMissing, o, service, service, port, strings.Join(has, ", "))
}

func servicePorts(s *Object) []corev1.ServicePort {
	return field[[]corev1.ServicePort](s, "spec", "ports")
}
