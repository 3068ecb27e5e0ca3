package label

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/internal/sorted"
)

// TraefikRouters returns the routers that Traefik makes of the labels of a project's
// containers, by the name of the router, and those labels that it can't use. Routers,
// services and middlewares of one name are one thing, whichever container has the
// label: https://doc.traefik.io/traefik/providers/docker/ and its reference of labels.
func TraefikRouters(containers []Container, static Static) []Router {
	g := group{
		static: static, routers: map[string]*element{}, services: map[string]*element{}, middlewares: map[string]*element{},
		own: map[string][]string{},
	}
	for _, c := range containers {
		g.read(c)
	}
	var routers []Router
	for _, name := range sorted.Keys(g.routers) {
		routers = append(routers, g.router(g.routers[name]))
	}
	return append(routers, g.streams...)
}

// group is everything that the labels of a project say together.
type group struct {
	static                         Static
	routers, services, middlewares map[string]*element
	own                            map[string][]string // the services that a container names
	streams                        []Router            // of TCP and UDP, and of Traefik 1
}

// versionOne is where Traefik 1 looked for a rule.
var versionOne = regexp.MustCompile(`^traefik(\.[^.]+)?\.frontend\.rule$`)

// element is a router, a service or a middleware.
type element struct {
	name   string
	owners []Container
	fields map[string]field // by their path in lower case
	differ bool             // containers define it in different ways
}

// field is a label below an element.
type field struct{ path, key, value string }

// text returns the value of a field, without spaces around it.
func (e *element) text(path string) string { return strings.TrimSpace(e.fields[path].value) }

// under returns the fields below a path, in the order of their names.
func (e *element) under(prefix string) []field {
	var all []field
	for _, path := range sorted.Keys(e.fields) {
		if path == prefix || strings.HasPrefix(path, prefix+".") || strings.HasPrefix(path, prefix+"[") {
			all = append(all, e.fields[path])
		}
	}
	return all
}

// read takes over the labels of a container, unless it is switched off.
func (g *group) read(c Container) {
	elements := map[string]map[string]*element{"routers": {}, "services": {}, "middlewares": {}}
	streams := map[string]string{} // name -> label
	var old []string
	for _, key := range sorted.Keys(c.Labels) {
		if versionOne.MatchString(key) {
			old = append(old, key)
		}
		parts := strings.SplitN(key, ".", 5)
		if !strings.EqualFold(parts[0], "traefik") || len(parts) < 4 {
			continue
		}
		protocol, section := strings.ToLower(parts[1]), strings.ToLower(parts[2])
		switch {
		case protocol == "http" && elements[section] != nil && len(parts) == 5:
			add(elements[section], parts[3], c, field{parts[4], key, c.Labels[key]})
		case (protocol == "tcp" || protocol == "udp") && section == "routers":
			if name := protocol + " " + strings.ToLower(parts[3]); streams[name] == "" || strings.HasSuffix(strings.ToLower(key), ".rule") {
				streams[name] = key
			}
		}
	}
	on, says := enabled(c)
	off := says && !on || !says && g.static.Hidden
	g.addDefault(c, elements, len(streams) == 0 && on && says)
	if off {
		return
	}
	for service := range elements["services"] {
		g.own[c.Service] = append(g.own[c.Service], service)
	}
	slices.Sort(g.own[c.Service])
	merge(g.routers, elements["routers"])
	merge(g.services, elements["services"])
	merge(g.middlewares, elements["middlewares"])
	for _, key := range old {
		r := Router{Name: c.Service, Service: c.Service, Proxy: Traefik, Key: key, Rule: c.Labels[key]}
		r.problem(key, "the label is one of Traefik 1")
		g.streams = append(g.streams, r)
	}
	for _, name := range sorted.Keys(streams) {
		protocol, router, _ := strings.Cut(name, " ")
		r := Router{Name: router, Service: c.Service, Proxy: Traefik, Key: streams[name], Rule: c.Labels[streams[name]], Priority: -1}
		r.problem(r.Key, "it is "+strings.ToUpper(protocol)+", not HTTP")
		g.streams = append(g.streams, r)
	}
}

// enabled returns what traefik.enable says, if anything.
func enabled(c Container) (on, says bool) {
	for key, value := range c.Labels {
		if strings.EqualFold(key, "traefik.enable") {
			on, err := strconv.ParseBool(value)
			return on, err == nil
		}
	}
	return false, false
}

// addDefault adds the router that Traefik makes for a container without one.
func (g *group) addDefault(c Container, elements map[string]map[string]*element, alone bool) {
	if len(elements["routers"]) > 0 || len(elements["services"]) == 0 && !alone {
		return
	}
	key := "traefik.enable"
	for _, e := range elements["services"] {
		for _, f := range e.fields {
			if key == "traefik.enable" || f.key < key {
				key = f.key
			}
		}
	}
	add(elements["routers"], c.Service, c, field{"", key, ""})
}

func add(elements map[string]*element, name string, c Container, f field) {
	id := strings.ToLower(name)
	if elements[id] == nil {
		elements[id] = &element{name: name, owners: []Container{c}, fields: map[string]field{}}
	}
	f.path = strings.ToLower(f.path)
	elements[id].fields[f.path] = f
}

// merge joins what containers say of things of the same name.
func merge(all, more map[string]*element) {
	for name, e := range more {
		old := all[name]
		if old == nil {
			all[name] = e
			continue
		}
		old.owners = append(old.owners, e.owners...)
		old.differ = old.differ || !maps.EqualFunc(old.fields, e.fields, func(a, b field) bool { return a.value == b.value })
	}
}

// router makes the model of a router.
func (g *group) router(e *element) Router {
	r := Router{Name: e.name, Service: e.owners[0].Service, Proxy: Traefik, Enters: words(e.text("entrypoints"))}
	r.Key, r.Rule = e.fields["rule"].key, e.text("rule")
	if r.Rule == "" {
		r.Rule = g.static.rule(e.owners[0])
		r.Key = firstKey(e)
	}
	matches, err := Rule(r.Rule)
	switch {
	case err != nil:
		r.problem(r.Key, err.Error())
	case len(matches) == 0:
		r.problem(r.Key, "no request can match it")
	}
	r.Matches = matches
	r.Priority, r.Stated = len(r.Rule), ""
	if n, err := strconv.Atoi(e.text("priority")); err == nil && n != 0 {
		r.Priority, r.Stated = n, e.fields["priority"].key
	}
	g.secure(&r, e)
	g.steps(&r, e)
	g.aim(&r, e)
	if e.differ {
		r.problem(r.Key, "several services define it, in different ways")
	}
	for _, f := range e.under("observability") {
		r.lose(f.key, "observability")
	}
	return r
}

// firstKey returns the label that stands for a router without a rule.
func firstKey(e *element) string {
	var keys []string
	for _, f := range e.fields {
		keys = append(keys, f.key)
	}
	return slices.Min(keys)
}

// secure notes whether the router is reached over TLS. Options may ask clients for
// a certificate; they are defined where no label is.
func (g *group) secure(r *Router, e *element) {
	for _, f := range e.under("tls") {
		switch {
		case f.path == "tls":
			r.TLS = r.TLS || strings.EqualFold(f.value, "true")
		case f.path == "tls.options":
			r.TLS = true
			if f.value != "default" {
				r.door(f.key, "the TLS options "+f.value+", which may ask for a certificate of the client")
			}
		default:
			r.TLS = true
		}
	}
	r.TLS = r.TLS || g.static.secures(r.Enters)
}

// words splits a list.
func words(text string) []string {
	var all []string
	for _, word := range strings.Split(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			all = append(all, word)
		}
	}
	return all
}
