package convert

import (
	"cmp"
	"maps"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// readRoutes reads the routers that labels and variables describe, and adds the
// ports that they name to those of the services.
func (c *converter) readRoutes() {
	guarded := c.guardedHosts()
	var all []label.Container
	for _, u := range c.routed() {
		container := u.labelled()
		container.Closed = guarded
		all = append(all, container)
	}
	c.routers = label.TraefikRouters(all, c.traefikConfig())
	for _, container := range all {
		c.routers = append(c.routers, label.NginxRouters(container)...)
		c.routers = append(c.routers, label.CaddyRouters(container)...)
		if r, ok := label.KomposeRouter(container); ok {
			c.routers = append(c.routers, r)
		}
	}
	for _, r := range c.routers {
		for _, t := range r.Targets {
			c.listenTo(r, t)
		}
	}
}

// routed returns the services that may have routers, those that are left out too:
// a proxy's own labels define what other routers use.
func (c *converter) routed() []*unit {
	var all []*unit
	for _, u := range c.units {
		if u.parent == nil && u.job == nil {
			all = append(all, u)
		}
	}
	for _, name := range sortedKeys(c.leftOut) {
		all = append(all, c.leftOut[name])
	}
	return all
}

// labelled returns what the readers of labels are told of a service.
func (u *unit) labelled() label.Container {
	c := label.Container{
		Service: u.Name, Name: cmp.Or(u.ContainerName, u.project.Name+"-"+u.Name+"-1"), Labels: map[string]string{}, Env: map[string]string{},
	}
	if u.Deploy != nil {
		maps.Copy(c.Labels, u.Deploy.Labels)
	}
	maps.Copy(c.Labels, u.Labels)
	for _, v := range u.env {
		if !v.Unset {
			c.Env[v.Name] = v.Value
		}
	}
	return c
}

// listenTo adds the port of a target to what its service listens on.
func (c *converter) listenTo(r label.Router, t label.Target) {
	u := c.reached(t.Service)
	if u == nil || t.Port <= 0 || t.Port >= 1<<16 {
		return
	}
	p := port{number: int32(t.Port), protocol: corev1.ProtocolTCP}
	if !u.listens(p) {
		u.ports = append(u.ports, p)
		u.sayRouter(r, r.Key, report.PortInferred, p, u.Name, "what "+string(r.Proxy)+" is told")
	}
	if t.Scheme != "" {
		for i := range u.ports {
			if own := &u.ports[i]; own.key() == p.key() && own.appProtocol == "" {
				own.appProtocol = map[string]string{"https": "https", "h2c": "kubernetes.io/h2c"}[t.Scheme]
			}
		}
	}
}

// reached returns the service that a proxy reaches by a name; nil when there is none.
func (c *converter) reached(name string) *unit {
	if u := c.byKey["services."+name]; u != nil {
		return u
	}
	return c.containers[name]
}
