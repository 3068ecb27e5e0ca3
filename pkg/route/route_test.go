package route

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"

	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// router returns one of Traefik that leads to web, and what change says of it.
func router(name string, rule string, change ...func(*Router)) *Router {
	matches, err := label.Rule(rule)
	if err != nil {
		panic(err)
	}
	r := &Router{
		Router: label.Router{
			Name: name, Service: "web", Proxy: label.Traefik, Key: name, Rule: rule, Matches: matches, Priority: len(rule),
			Targets: []label.Target{{Service: "web"}},
		},
		Meta: metav1.ObjectMeta{Name: name}, Backends: []Backend{{Service: "web", Port: 80}},
	}
	for _, c := range change {
		c(r)
	}
	return r
}

func closed(r *Router) { r.Problems = []label.Problem{{Key: "k", What: "basicAuth", Door: true}} }

func toHTTPS(r *Router) {
	r.Steps = []label.Step{{Action: label.Redirect, What: "redirectScheme", To: label.Redirection{Scheme: "https"}}}
}

func enters(points ...string) func(*Router) { return func(r *Router) { r.Enters = points } }

func secure(r *Router) { r.TLS = true }

func urgent(r *Router) { r.Priority = 1000 }

func other(r *Router) {
	r.Targets, r.Backends = []label.Target{{Service: "other"}}, []Backend{{Service: "other", Port: 80}}
}

// outcome lists the names of objects and the codes that each router raised.
func outcome(kind Kind, routers ...*Router) string {
	var all []string
	made := Make(kind, routers)
	for _, o := range made.Objects {
		all = append(all, o.GetName())
	}
	for _, n := range made.Notes {
		switch n.Code {
		case report.RouteTLS, report.RouteTLSGateway, report.RoutePrefix, report.RouteListener, report.RouteWildcard:
		default:
			all = append(all, n.Router.Name+":"+strings.TrimPrefix(string(n.Code), "route-"))
		}
	}
	return strings.Join(all, " ")
}

// What is closed stays closed, whatever stands beside it.
func TestDoors(t *testing.T) {
	for _, test := range []struct {
		why     string
		routers []*Router
		ingress string
		gateway string // where it differs
	}{
		{"one that asks for a password", []*Router{router("a", "Host(`a.io`)", closed)}, "a:closed", ""},
		{"a wider one of the same service", []*Router{router("a", "Host(`a.io`) && PathPrefix(`/x`)", closed), router("b", "Host(`a.io`)")}, "a:closed b:opens", ""},
		{"one for any host", []*Router{router("a", "Host(`a.io`) && PathPrefix(`/x`)", closed), router("b", "PathPrefix(`/`)")}, "a:closed b:opens", ""},
		{"a wildcard", []*Router{router("a", "Host(`a.b.io`) && PathPrefix(`/`)", closed), router("b", "HostRegexp(`.+\\.b\\.io`)")}, "a:closed b:opens", ""},
		{"a wider one of another service", []*Router{router("a", "Host(`a.io`) && PathPrefix(`/x`)", closed), router("b", "Host(`a.io`)", other)}, "b a:closed", ""},
		{"another host", []*Router{router("a", "Host(`a.io`)", closed), router("b", "Host(`b.io`)")}, "b a:closed", ""},
		{"another path", []*Router{router("a", "Host(`a.io`) && PathPrefix(`/x`)", closed), router("b", "Host(`a.io`) && PathPrefix(`/y`)")}, "b a:closed", ""},
		{"a narrower one, which Traefik asks first", []*Router{router("a", "Host(`a.io`)", closed), router("b", "Host(`a.io`) && PathPrefix(`/hook`)")}, "b a:closed", ""},
		{"a wider one that Traefik asks first", []*Router{router("a", "Host(`a.io`) && PathPrefix(`/x`)", closed), router("b", "Host(`a.io`)", urgent)}, "b a:closed", ""},
		{
			"one that only led there", []*Router{router("a", "Host(`a.io`)", closed, enters("websecure"), secure), router("b", "Host(`a.io`)", toHTTPS, enters("web"))},
			"a:closed b:opens", "b a:closed",
		},
		{"one that led there from everywhere", []*Router{router("a", "Host(`a.io`)", closed), router("b", "Host(`a.io`)", toHTTPS)}, "a:closed b:opens", ""},
	} {
		if got := outcome(Ingress, test.routers...); got != test.ingress {
			t.Errorf("%s: an Ingress gives %s, want %s", test.why, got, test.ingress)
		}
		if test.gateway == "" {
			test.gateway = test.ingress
		}
		if got := outcome(HTTPRoute, test.routers...); got != test.gateway {
			t.Errorf("%s: an HTTPRoute gives %s, want %s", test.why, got, test.gateway)
		}
	}
}

// Routers for HTTP and HTTPS become one route, or two that keep apart.
func TestPairs(t *testing.T) {
	for _, test := range []struct {
		why     string
		kind    Kind
		routers []*Router
		want    string
	}{
		{"the same twice", Ingress, []*Router{router("a", "Host(`a.io`)"), router("b", "Host(`a.io`)", secure)}, "b a:same"},
		{"the same for another service", Ingress, []*Router{router("a", "Host(`a.io`)"), router("b", "Host(`a.io`)", other)}, "a b"},
		{"a redirect beside the page", Ingress, []*Router{router("a", "Host(`a.io`)", toHTTPS), router("b", "Host(`a.io`)")}, "b a:loss"},
		{"a redirect and the page in one", Ingress, []*Router{router("a", "Host(`a.io`)", toHTTPS, secure)}, "a a:loss"},
		{"listeners of their own", HTTPRoute, []*Router{router("a", "Host(`a.io`)", toHTTPS, enters("web")), router("b", "Host(`a.io`)", enters("websecure"))}, "a b"},
		{"the same entry points", HTTPRoute, []*Router{router("a", "Host(`a.io`)", toHTTPS, enters("web")), router("b", "Host(`a.io`)")}, "b a:loss"},
		{"the longer path first, as everywhere", Ingress, []*Router{router("a", "Host(`a.io`)"), router("b", "Host(`a.io`) && PathPrefix(`/x`)", other)}, "a b"},
		{"the shorter path first", Ingress, []*Router{router("a", "Host(`a.io`)", urgent), router("b", "Host(`a.io`) && PathPrefix(`/x/y`)", other)}, "a b a:order"},
		{"not at the same entry point", Ingress, []*Router{router("a", "Host(`a.io`)", urgent, enters("x")), router("b", "Host(`a.io`) && PathPrefix(`/x`)", other, enters("y"))}, "a b"},
	} {
		if got := outcome(test.kind, test.routers...); got != test.want {
			t.Errorf("%s: got %s, want %s", test.why, got, test.want)
		}
	}
}

// An HTTPRoute holds 16 hosts and 16 rules; what is more goes into others, whose
// names nobody has.
func TestLargeRouters(t *testing.T) {
	var hosts, paths []string
	for i := range 20 {
		hosts = append(hosts, fmt.Sprintf("Host(`h%02d.io`)", i))
		paths = append(paths, fmt.Sprintf("PathPrefix(`/p%02d`)", i))
	}
	stripped := func(r *Router) {
		r.Steps = []label.Step{{Action: label.StripPrefix, Values: []string{"/p"}}}
	}
	made := Make(HTTPRoute, []*Router{
		router("many", strings.Join(hosts, " || ")), router("many-2", "Host(`x.io`)"), router("ways", strings.Join(paths, " || "), stripped),
	})
	var got []string
	for _, o := range made.Objects {
		r := o.(*gatewayv1.HTTPRoute)
		got = append(got, fmt.Sprintf("%s:%d/%d", r.Name, len(r.Spec.Hostnames), len(r.Spec.Rules)))
	}
	if want := []string{"many:16/1", "many-3:4/1", "many-2:1/1", "ways:0/16", "ways-2:0/4"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	one := Make(Ingress, []*Router{router("many", strings.Join(hosts, " || "))}).Objects
	if rules := one[0].(*networkingv1.Ingress).Spec.Rules; len(one) != 1 || len(rules) != 20 {
		t.Errorf("%d Ingresses, %d rules", len(one), len(rules))
	}
}

// What is done to a path is one rewrite of what the route matched.
func TestRewrite(t *testing.T) {
	strip := label.Step{Action: label.StripPrefix, Values: []string{"/api", "/v1"}}
	add := label.Step{Action: label.AddPrefix, Values: []string{"/x/"}}
	for _, test := range []struct {
		why, rule string
		steps     []label.Step
		want      string
	}{
		{"a prefix is taken off", "PathPrefix(`/api`)", []label.Step{strip}, "/api>/"},
		{"a part of it", "PathPrefix(`/api/v1`)", []label.Step{strip}, "/api/v1>/v1"},
		{"with a slash at the end", "PathPrefix(`/api/`)", []label.Step{strip}, "/api/>/"},
		{"one is put before", "PathPrefix(`/`)", []label.Step{add}, "/>/x"},
		{"both", "PathPrefix(`/api`)", []label.Step{strip, add}, "/api>/x"},
		{"a prefix that only some paths have", "Host(`a.io`)", []label.Step{strip}, "/api>/ /v1>/ /"},
		{"one that none has", "PathPrefix(`/other`)", []label.Step{strip}, "/other"},
		{"an exact path", "Path(`/api/x`)", []label.Step{strip}, "/api/x=/x"},
		{"all of it", "PathPrefix(`/api`)", []label.Step{{Action: label.ReplacePath, Values: []string{"y"}}}, "/api=/y"},
	} {
		r := router("r", test.rule)
		r.Steps = test.steps
		var got []string
		for _, o := range Make(HTTPRoute, []*Router{r}).Objects {
			for _, rule := range o.(*gatewayv1.HTTPRoute).Spec.Rules {
				text := *rule.Matches[0].Path.Value
				for _, f := range rule.Filters {
					if p := f.URLRewrite.Path; p.ReplacePrefixMatch != nil {
						text += ">" + *p.ReplacePrefixMatch
					} else {
						text += "=" + *p.ReplaceFullPath
					}
				}
				got = append(got, text)
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %s becomes %v, want %s", test.why, test.rule, got, test.want)
		}
	}
}
