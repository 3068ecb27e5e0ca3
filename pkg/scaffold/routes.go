package scaffold

import (
	"fmt"
	"strings"

	networkingv1 "k8s.io/api/networking/v1"
	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"

	"github.com/composesource/composesource/pkg/emit"
)

// door is a route and the places of its hosts.
type door struct {
	Kind, Name string
	Hosts      []place
	TLS        bool
}

// place is where a host stands in an object.
type place struct{ Path, Host string }

// In returns the host in an overlay: that of development has a name of its own.
func (p place) In(overlay string) string {
	if overlay == "prod" {
		return p.Host
	}
	if domain, ok := strings.CutPrefix(p.Host, "*."); ok {
		return "*." + overlay + "." + domain
	}
	return overlay + "." + p.Host
}

// newDoor returns what overlays say of a route.
func newDoor(o emit.Object) (door, bool) {
	switch o := o.(type) {
	case *networkingv1.Ingress:
		d := door{Kind: o.Kind, Name: o.Name, TLS: len(o.Spec.TLS) > 0}
		for i, r := range o.Spec.Rules {
			if r.Host != "" {
				d.Hosts = append(d.Hosts, place{fmt.Sprintf("/spec/rules/%d/host", i), r.Host})
			}
		}
		for i, t := range o.Spec.TLS {
			for j, host := range t.Hosts {
				d.Hosts = append(d.Hosts, place{fmt.Sprintf("/spec/tls/%d/hosts/%d", i, j), host})
			}
		}
		return d, true
	case *gatewayv1.HTTPRoute:
		d := door{Kind: o.Kind, Name: o.Name}
		for i, host := range o.Spec.Hostnames {
			d.Hosts = append(d.Hosts, place{fmt.Sprintf("/spec/hostnames/%d", i), string(host)})
		}
		return d, true
	}
	return door{}, false
}

// Secure reports whether a route asks for a certificate.
func (a *app) Secure() bool {
	for _, d := range a.Doors {
		if d.TLS {
			return true
		}
	}
	return false
}
