package convert

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/route"
	"github.com/composesource/composesource/pkg/show"
)

// sayRouter raises a finding about a label or variable of a router, which another
// service may have.
func (c *converter) sayRouter(u *drafts.Draft, r label.Router, key string, code report.Code, args ...any) {
	owner := u
	if !hasLabel(owner, key) {
		for _, other := range c.routed() {
			if hasLabel(other, key) {
				owner = other
				break
			}
		}
	}
	sayLabel(owner, key, code, args...)
}

func hasLabel(u *drafts.Draft, key string) bool {
	c := labelled(u)
	_, isLabel := c.Labels[key]
	_, isVariable := c.Env[key]
	return isLabel || isVariable
}

// sayLabel raises a finding about a label or a variable where it was written.
func sayLabel(u *drafts.Draft, key string, code report.Code, args ...any) {
	for _, v := range u.Env {
		if v.Name == key {
			u.Plans.Report.Add(code, v.At, u.Path+".environment."+key, args...)
			return
		}
	}
	for _, attribute := range []string{"labels", "deploy.labels"} {
		if n := u.Wrote(attribute); n.Field(key) != nil || len(n.Entries(key)) > 0 {
			u.SayEntry(attribute, key, code, args...)
			return
		}
	}
	if u.Wrote("label_file") != nil {
		u.Say("label_file", code, args...)
		return
	}
	u.SayUnit(code, args...)
}

// becameLabel notes what became of a label or a variable where it was written.
func becameLabel(u *drafts.Draft, key string, n account.Note) {
	for _, attribute := range []string{"environment", "labels", "deploy.labels"} {
		u.BecameEntry(attribute, key, n)
	}
}

// labelAt returns where a label was written.
func labelAt(u *drafts.Draft, key string) report.Position {
	for _, attribute := range []string{"labels", "deploy.labels"} {
		n := u.Wrote(attribute)
		if f := n.Field(key); f != nil {
			return f.At
		}
		for _, i := range n.Entries(key) {
			return n.Items[i].At
		}
	}
	return u.At
}

// sayRoutes warns, once a service, about the hosts that nothing leads to it.
func (c *converter) sayRoutes(routers []*route.Router) {
	hosts, first := map[string][]string{}, map[string]*route.Router{}
	for _, r := range routers {
		if first[r.Service] == nil {
			first[r.Service] = r
		}
		hosts[r.Service] = append(hosts[r.Service], hostsOf(r.Router)...)
	}
	for _, name := range sorted.Keys(first) {
		r := first[name]
		what := "the label "
		if _, isVariable := labelled(c.byKey["services."+name]).Env[r.Key]; isVariable && r.Proxy == label.Nginx {
			what = "the variable "
		}
		u := c.byKey["services."+name]
		c.sayRouter(u, r.Router, r.Key, report.RouteNotMade, show.Some(union(nil, hosts[name], itself)), name, what+r.Key, u.ID)
	}
}

// hostsOf returns the hosts of a router, or its rule when it names none.
func hostsOf(r label.Router) []string {
	var hosts []string
	for _, m := range r.Matches {
		if m.Host != "" {
			hosts = append(hosts, m.Host)
		}
	}
	if hosts == nil && r.Rule != "" {
		hosts = []string{strings.Join(strings.Fields(r.Rule), " ")}
	}
	if hosts == nil {
		hosts = []string{"the router " + r.Name}
	}
	return hosts
}

// sayKompose says of each label for kompose what does the same here.
func (c *converter) sayKompose() {
	for _, u := range c.units {
		if u.Parent == nil {
			for _, l := range label.KomposeLabels(labelled(u).Labels) {
				sayLabel(u, l.Key, report.KomposeLabel, l.Key, strings.ReplaceAll(l.Instead, "NAME", u.Name))
			}
		}
	}
	for _, name := range sorted.Keys(c.Project.Volumes) {
		for _, l := range label.KomposeLabels(c.Project.Volumes[name].Labels) {
			path := []string{"volumes", name, "labels"}
			c.Report.Add(report.KomposeLabel, c.Project.At(slices.Concat(path, []string{l.Key})...), strings.Join(path, "."), l.Key, strings.ReplaceAll(l.Instead, "NAME", name))
		}
	}
}
