package convert

import (
	"cmp"
	"maps"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// readRoutes reads the routers that labels and variables describe, and returns the
// ports that they name.
func (c *converter) readRoutes() []network.Told {
	guarded := c.guardedHosts()
	var all []label.Container
	for _, u := range c.routed() {
		container := labelled(u)
		container.Closed = guarded
		if len(container.Labels)+len(container.Env) > 0 {
			all = append(all, container)
		}
	}
	c.routers = label.TraefikRouters(all, c.traefikConfig())
	for _, container := range all {
		c.routers = append(c.routers, label.NginxRouters(container)...)
		c.routers = append(c.routers, label.CaddyRouters(container)...)
		if r, ok := label.KomposeRouter(container); ok {
			c.routers = append(c.routers, r)
		}
	}
	var told []network.Told
	for _, r := range c.routers {
		for _, t := range r.Targets {
			if u := c.reached(t.Service); u != nil && t.Port > 0 && t.Port < 1<<16 {
				told = append(told, network.Told{
					Unit: u.Unit, Number: int32(t.Port), AppProtocol: map[string]string{"https": "https", "h2c": "kubernetes.io/h2c"}[t.Scheme],
					Say: func(p network.Port) {
						c.sayRouter(u, r, r.Key, report.PortInferred, p, u.Name, "what "+string(r.Proxy)+" is told")
					},
				})
			}
		}
	}
	return told
}

// routed returns the services that may have routers, those that are left out too:
// a proxy's own labels define what other routers use.
func (c *converter) routed() []*drafts.Draft {
	var all []*drafts.Draft
	for _, u := range c.units {
		if u.Parent == nil && u.Job == nil {
			all = append(all, u)
		}
	}
	for _, name := range sorted.Keys(c.leftOut) {
		all = append(all, c.leftOut[name])
	}
	return all
}

// labelled returns what the readers of labels are told of a service.
func labelled(u *drafts.Draft) label.Container {
	c := label.Container{
		Service: u.Name, Name: cmp.Or(u.ContainerName, u.Plans.Project.Name+"-"+u.Name+"-1"), Labels: u.Labels,
	}
	if u.Deploy != nil && len(u.Deploy.Labels) > 0 {
		c.Labels = maps.Clone(u.Deploy.Labels)
		maps.Copy(c.Labels, u.Labels)
	}
	for _, v := range u.Env {
		if v.Unset || !label.IsRead(v.Name) {
			continue
		}
		if c.Env == nil {
			c.Env = map[string]string{}
		}
		c.Env[v.Name] = v.Value
	}
	return c
}

// reached returns the service that a proxy reaches by a name; nil when there is none.
func (c *converter) reached(name string) *drafts.Draft {
	if u := c.byKey["services."+name]; u != nil {
		return u
	}
	for _, u := range c.routed() {
		if labelled(u).Name == name && c.leftOut[u.Name] == nil {
			return u
		}
	}
	return nil
}
