package label

import (
	"slices"
	"strconv"
	"strings"
)

// aim finds out which services take the requests of a router.
func (g *group) aim(r *Router, e *element) {
	name, own := local(e.text("service")), g.own[e.owners[0].Service]
	written := e.fields["service"]
	switch {
	case strings.Contains(name, "@"):
		r.problem(written.key, "it leads to "+name+", which is no container")
		return
	case name == "" && len(own) > 1:
		r.problem(r.Key, "its container has several services ("+strings.Join(own, ", ")+") and the router names none")
		return
	case name == "" && len(own) == 1:
		name = own[0]
	case name == "":
		for _, c := range e.owners {
			r.Targets = append(r.Targets, Target{Service: c.Service})
		}
		return
	}
	s := g.services[strings.ToLower(name)]
	if s == nil {
		r.problem(written.key, "no container has a service "+name)
		return
	}
	g.serve(r, s)
}

// local takes the name of the provider off what it is for: Docker's own.
func local(name string) string {
	for _, provider := range []string{"@docker", "@swarm"} {
		name = strings.TrimSuffix(name, provider)
	}
	return name
}

// serve reads the service of a router: its port, and what can't be kept.
func (g *group) serve(r *Router, s *element) {
	t := Target{}
	for _, path := range sortedPaths(s) {
		f := s.fields[path]
		switch path {
		case "loadbalancer.server.port":
			port, err := strconv.ParseUint(strings.TrimSpace(f.value), 10, 16)
			if err != nil || port == 0 {
				r.problem(f.key, f.value+" is no port")
			}
			t.Port = int(port)
		case "loadbalancer.server.scheme":
			if t.Scheme = strings.ToLower(f.value); t.Scheme == "http" {
				t.Scheme = ""
			}
		case "loadbalancer.server.weight":
			t.Weight, _ = strconv.Atoi(f.value) // what is no number weighs as the others
		case "loadbalancer.server.url":
			r.problem(f.key, "it leads to "+f.value+", which is no container")
		case "loadbalancer.passhostheader":
			if !strings.EqualFold(f.value, "true") {
				r.lose(f.key, "passHostHeader")
			}
		default:
			r.lose(f.key, what(path))
		}
	}
	if s.differ {
		r.problem(r.Key, "several containers define the service "+s.name+", in different ways")
	}
	for _, c := range s.owners {
		t.Service = c.Service
		r.Targets = append(r.Targets, t)
	}
}

// what names the part of a load balancer that a path stands for.
func what(path string) string {
	parts := strings.Split(path, ".")
	switch {
	case len(parts) > 1 && parts[1] == "sticky":
		return "sticky sessions"
	case len(parts) > 1 && parts[1] == "healthcheck":
		return "the proxy's own healthcheck"
	case len(parts) > 1:
		return parts[1]
	}
	return path
}

func sortedPaths(e *element) []string {
	var paths []string
	for path := range e.fields {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}
