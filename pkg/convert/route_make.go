package convert

import (
	"cmp"
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/route"
)

// makeRoutes makes the objects that lead people to the services, where the
// configuration asks for them, and otherwise says who is led nowhere.
func (c *converter) makeRoutes() {
	c.sayKompose()
	var routers []*route.Router
	taken := map[string]bool{}
	for _, r := range c.routers {
		if u := c.byKey["services."+r.Service]; u != nil { // nil: it is left out
			routers = append(routers, c.resolved(r, u, taken))
		}
	}
	if kind := route.Kind(c.Spec.Routes); kind == route.Ingress || kind == route.HTTPRoute {
		made := route.Make(kind, routers)
		c.add(made.Objects...)
		for _, r := range routers {
			if name := made.Made[r.Meta.Name]; name != "" {
				becameLabel(c.byKey["services."+r.Service], r.Key, account.Object(c.Spec.Routes, name, ""))
			}
		}
		for _, n := range made.Notes {
			c.sayRouter(c.byKey["services."+n.Router.Service], n.Router.Router, n.Key, n.Code, n.Args...)
		}
		c.enter(routers, made.Made)
		return
	}
	c.sayRoutes(routers)
	c.enter(routers, nil)
}

// resolved returns a router with its name in the cluster and the Services that it
// leads to.
func (c *converter) resolved(r label.Router, u *drafts.Draft, taken map[string]bool) *route.Router {
	name := naming.Object(r.Name)
	for n := 2; taken[name]; n++ {
		name = naming.Object(fmt.Sprintf("%s-%d", r.Name, n))
	}
	taken[name] = true
	resolved := &route.Router{Router: r, Meta: u.Metadata(name)}
	problem := func(what string) {
		resolved.Problems = append(slices.Clone(resolved.Problems), label.Problem{Key: r.Key, What: what})
	}
	for _, t := range r.Targets {
		target := c.reached(t.Service)
		switch {
		case c.leftOut[t.Service] != nil:
			problem("the service " + t.Service + " is left out")
			continue
		case target == nil:
			problem("there is no service " + t.Service)
			continue
		case target.IsInit:
			problem("the service " + t.Service + " ends before others start")
			continue
		}
		p := cmp.Or(int32(t.Port), routedPort(target, r.Proxy))
		if p == 0 {
			problem("nothing says on which port " + t.Service + " listens; declare it in expose")
			continue
		}
		resolved.Backends = append(resolved.Backends, route.Backend{Service: target.Host.ID, Port: p, Weight: t.Weight})
	}
	return resolved
}

// routedPort returns the port that a proxy dials when nobody tells it one; 0 when
// there is none.
func routedPort(u *drafts.Draft, proxy label.Proxy) int32 {
	var declared, all []int32
	for _, p := range u.Listens {
		if p.Protocol == corev1.ProtocolTCP {
			all = append(all, p.Number)
			if !p.Inferred {
				declared = append(declared, p.Number)
			}
		}
	}
	if len(declared) > 0 {
		all = declared
	}
	switch {
	case len(all) == 0:
		return 0
	case proxy == label.Kompose:
		return all[0]
	case proxy != label.Traefik && len(all) > 1 && slices.Contains(all, 80):
		return 80
	default:
		return slices.Min(all)
	}
}

// Entrance is a way by which people come to a service.
type Entrance struct {
	Service string // of the project
	Host    string // and the path below it; empty: every host
	Object  string // that leads there; empty: nothing does
}

// enter notes by which hosts people come.
func (c *converter) enter(routers []*route.Router, made map[string]string) {
	for _, r := range routers {
		services := []string{r.Service}
		for i, t := range r.Targets {
			if i == 0 {
				services = nil
			}
			services = append(services, t.Service)
		}
		object := ""
		if name := made[r.Meta.Name]; name != "" {
			object = c.Spec.Routes + " " + name
		}
		for _, m := range r.Matches {
			for _, s := range services {
				if e := (Entrance{s, m.Host + m.Path, object}); len(m.Unmet) == 0 && !slices.Contains(c.result.Entrances, e) {
					c.result.Entrances = append(c.result.Entrances, e)
				}
			}
		}
	}
}
