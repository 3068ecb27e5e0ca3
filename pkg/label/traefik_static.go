package label

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Static is what Traefik's own configuration says about all routers.
type Static struct {
	Hidden  bool // containers without traefik.enable=true have no routers
	Default string
	Points  map[string]EntryPoint
	Project string
}

// EntryPoint is where requests come in.
type EntryPoint struct {
	Middlewares []string // that every router there has
	TLS         bool
}

// ReadStatic reads Traefik's static configuration, flattened to settings as on its
// command line (providers.docker.exposedbydefault), from whatever holds it:
// https://doc.traefik.io/traefik/reference/static-configuration/cli/.
func ReadStatic(project string, settings map[string]string) Static {
	s := Static{Points: map[string]EntryPoint{}, Project: project}
	for _, written := range sortedNames(settings) {
		key, value := strings.ToLower(strings.TrimLeft(written, "-")), settings[written]
		switch {
		case key == "providers.docker.exposedbydefault", key == "providers.swarm.exposedbydefault":
			on, err := strconv.ParseBool(value)
			s.Hidden = err == nil && !on
		case key == "providers.docker.defaultrule", key == "providers.swarm.defaultrule":
			s.Default = value
		case strings.HasPrefix(key, "entrypoints."):
			s.point(strings.Split(key, "."), value)
		}
	}
	return s
}

func (s *Static) point(key []string, value string) {
	name, rest := key[1], strings.Join(key[2:], ".")
	p := s.Points[name]
	switch {
	case strings.HasPrefix(rest, "http.middlewares"):
		p.Middlewares = append(p.Middlewares, words(value)...)
	case rest == "http.tls":
		p.TLS = p.TLS || !strings.EqualFold(value, "false")
	case strings.HasPrefix(rest, "http.tls."):
		p.TLS = true
	}
	s.Points[name] = p
}

// of returns the entry points of a router, all when it names none.
func (s Static) of(enters []string) []EntryPoint {
	var points []EntryPoint
	for _, name := range sortedNames(s.Points) {
		if len(enters) == 0 || slices.ContainsFunc(enters, func(e string) bool { return strings.EqualFold(e, name) }) {
			points = append(points, s.Points[name])
		}
	}
	return points
}

func (s Static) middlewares(enters []string) []string {
	var all []string
	for _, p := range s.of(enters) {
		for _, m := range p.Middlewares {
			if !slices.Contains(all, m) {
				all = append(all, m)
			}
		}
	}
	return all
}

func (s Static) secures(enters []string) bool {
	return slices.ContainsFunc(s.of(enters), func(p EntryPoint) bool { return p.TLS })
}

// action is a part of a template of rules that names the container.
var action = regexp.MustCompile("{{-? *(?:normalize )?(?:trimPrefix (?:`/`|\"/\") )?(\\.Name|\\.ContainerName|index \\.Labels [`\"]([^`\"]+)[`\"]) *-?}}")

// rule returns the rule of a container that has none: the host that the default
// template makes of its name. What else a template holds stays, and is no rule.
func (s Static) rule(c Container) string {
	name := normal(c.Service + "-" + s.Project)
	if s.Default == "" {
		return "Host(`" + name + "`)"
	}
	return action.ReplaceAllStringFunc(s.Default, func(text string) string {
		switch parts := action.FindStringSubmatch(text); {
		case parts[1] == ".Name":
			return name
		case parts[1] == ".ContainerName":
			return c.Name
		case parts[2] == "com.docker.compose.service":
			return c.Service
		case parts[2] == "com.docker.compose.project":
			return s.Project
		default:
			return c.Labels[parts[2]]
		}
	})
}

// normal makes dashes of what is neither a letter nor a digit, as Traefik does.
func normal(name string) string {
	fields := strings.FieldsFunc(name, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	})
	return strings.Join(fields, "-")
}

func sortedNames[V any](m map[string]V) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
