package label

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/internal/sorted"
)

// CaddyRouters returns the routers of the Caddyfile that caddy-docker-proxy writes
// from the labels of a container: https://github.com/lucaslorentz/caddy-docker-proxy.
// A directive that isn't known may keep requests out, and is taken for a door.
func CaddyRouters(c Container) []Router {
	var routers []Router
	for _, site := range caddySites(c.Labels) {
		s := newSite(c, site)
		if len(s.matches) == 0 {
			continue
		}
		s.block(site, Match{}, nil)
		if len(s.routers) == 0 {
			r := s.router(Match{}, nil)
			r.problem(site.key, "it leads to no container")
		}
		for _, r := range s.routers {
			r.Problems, r.Losses = append(r.Problems, s.problems...), append(r.Losses, s.losses...)
			if len(routers) > 0 {
				r.Name = fmt.Sprintf("%s-%d", c.Service, len(routers)+1)
			}
			routers = append(routers, *r)
		}
	}
	return routers
}

// directive is a line of a Caddyfile and the block below it.
type directive struct {
	name, value, key string
	below            map[string]*directive
}

// in returns the directives of the block, in the order of their labels.
func (d *directive) in() []*directive {
	var all []*directive
	for _, name := range sorted.Keys(d.below) {
		all = append(all, d.below[name])
	}
	return all
}

// bare returns the name of a directive without what orders it: 1_route, route_2.
func bare(part string) string {
	if m := ordered.FindStringSubmatch(part); m != nil {
		return m[1]
	}
	return part
}

var (
	caddySite = regexp.MustCompile(`^caddy(_\d+)?$`)
	ordered   = regexp.MustCompile(`^(?:\d+_)?(.+?)(?:_\d+)?$`)
)

// caddySites puts labels back into the tree that they stand for.
func caddySites(labels map[string]string) []*directive {
	root := &directive{below: map[string]*directive{}}
	for _, key := range sorted.Keys(labels) {
		parts := strings.Split(key, ".")
		if !caddySite.MatchString(parts[0]) {
			continue
		}
		at := root
		for _, part := range parts {
			if at.below[part] == nil {
				at.below[part] = &directive{name: bare(part), key: key, below: map[string]*directive{}}
			}
			at = at.below[part]
		}
		at.value, at.key = labels[key], key
	}
	return root.in()
}

// site is a block of a Caddyfile on its way to routers.
type site struct {
	container Container
	rule      string
	key       string
	matches   []Match // its addresses
	tls       bool
	named     map[string]Match // matchers
	routers   []*Router
	problems  []Problem
	losses    []Problem
}

func newSite(c Container, d *directive) *site {
	s := &site{container: c, key: d.key, rule: d.value, named: map[string]Match{}}
	if strings.HasPrefix(d.value, "(") { // a snippet
		return s
	}
	for _, address := range strings.FieldsFunc(d.value, func(r rune) bool { return r == ' ' || r == ',' }) {
		rest, plain := strings.CutPrefix(address, "http://")
		rest = strings.TrimPrefix(rest, "https://")
		host, path, hasPath := strings.Cut(rest, "/")
		host, port, _ := strings.Cut(host, ":")
		m := Match{Host: strings.ToLower(host)}
		if host == "*" {
			m.Host = ""
		}
		if hasPath {
			m.Path = "/" + strings.TrimSuffix(path, "*")
		}
		if strings.ContainsAny(m.Host, "{}") {
			m.Unmet = append(m.Unmet, address)
		}
		s.tls = s.tls || !plain && port != "80" && m.Host != "" && m.Host != "localhost"
		s.matches = append(s.matches, m)
	}
	s.matches = distinct(s.matches)
	return s
}

// block reads the directives of a block that is only for requests that match.
func (s *site) block(d *directive, only Match, steps []Step) {
	for _, sub := range d.in() {
		if name, ok := strings.CutPrefix(sub.name, "@"); ok {
			s.named[name] = namedMatch(sub)
		}
	}
	for _, sub := range d.in() {
		s.directive(sub, only, steps)
	}
}

func (s *site) directive(d *directive, only Match, steps []Step) {
	words := strings.Fields(upstreams.ReplaceAllStringFunc(d.value, func(t string) string { return strings.ReplaceAll(t, " ", "") }))
	switch {
	case strings.HasPrefix(d.name, "@"):
	case d.name == "reverse_proxy":
		m := only
		if len(words) > 0 && isMatcher(words[0]) {
			m, words = s.narrow(only, words[0]), words[1:]
		}
		s.proxy(d, m, steps, words)
	case d.name == "handle", d.name == "route", d.name == "handle_path":
		m := only
		if len(words) > 0 {
			m = s.narrow(only, words[0])
		}
		if d.name == "handle_path" && m.Path != "" {
			steps = append(slices.Clone(steps), Step{Action: StripPrefix, What: "handle_path", Key: d.key, Values: []string{strings.TrimSuffix(m.Path, "/")}})
		}
		s.block(d, m, steps)
	case d.name == "tls" && !strings.Contains(strings.Join(slices.Collect(maps.Keys(d.below)), " "), "client_auth"):
	case d.name == "log":
	case slices.Contains([]string{"encode", "header", "request_header"}, d.name):
		s.losses = append(s.losses, Problem{Key: d.key, What: d.name})
	case d.name == "import":
		s.problems = append(s.problems, Problem{d.key, "the snippet " + d.value, true})
	default:
		s.problems = append(s.problems, Problem{d.key, "the directive " + d.name, true})
	}
}

func isMatcher(word string) bool {
	return strings.HasPrefix(word, "/") || strings.HasPrefix(word, "@") || word == "*"
}

// narrow adds the condition of a matcher.
func (s *site) narrow(m Match, matcher string) Match {
	if name, ok := strings.CutPrefix(matcher, "@"); ok {
		named, known := s.named[name]
		if !known {
			named.Unmet = []string{matcher}
		}
		return m.and(named)
	}
	return m.and(pathMatch(matcher))
}

// pathMatch reads /exact, /prefix* and /prefix/*.
func pathMatch(text string) Match {
	path := strings.TrimSuffix(text, "*")
	switch {
	case path == "":
		return Match{}
	case !strings.HasPrefix(path, "/") || strings.Contains(path, "*"):
		return Match{Unmet: []string{text}}
	}
	return Match{Path: path, Exact: path == text}
}

// namedMatch reads @name: path /a*, or @name.path: /a*.
func namedMatch(d *directive) Match {
	kind, value, _ := strings.Cut(strings.TrimSpace(d.value), " ")
	conditions := map[string]string{}
	if kind != "" {
		conditions[kind] = value
	}
	for _, sub := range d.in() {
		conditions[sub.name] = sub.value
	}
	var m Match
	for _, kind := range sorted.Keys(conditions) {
		value := strings.TrimSpace(conditions[kind])
		switch {
		case kind == "path" && !strings.Contains(value, " "):
			m = m.and(pathMatch(value))
		case kind == "host" && !strings.Contains(value, " "):
			m = m.and(Match{Host: strings.ToLower(value)})
		case kind == "method" && !strings.Contains(value, " "):
			m = m.and(Match{Method: strings.ToUpper(value)})
		default:
			m.Unmet = append(m.Unmet, kind+" "+value)
		}
	}
	return m
}

// and returns what both ask for; what contradicts itself is said to be unmet.
func (m Match) and(other Match) Match {
	joined := m
	joined.Unmet = append(slices.Clone(m.Unmet), other.Unmet...)
	possible := joined.host(other.Host, other.Loose)
	if other.Path != "" {
		possible = joined.path(other.Path, other.Exact) && possible
	}
	if other.Method != "" {
		possible = (joined.Method == "" || joined.Method == other.Method) && possible
		joined.Method = other.Method
	}
	if !possible {
		joined.Unmet = append(joined.Unmet, "conditions that exclude each other")
	}
	return joined
}

// router adds a router for the requests of the site that match.
func (s *site) router(only Match, steps []Step) *Router {
	r := &Router{Name: s.container.Service, Service: s.container.Service, Proxy: Caddy, Key: s.key, Rule: s.rule, TLS: s.tls, Steps: steps}
	for _, m := range s.matches {
		r.Matches = append(r.Matches, m.and(only))
	}
	r.Matches = distinct(r.Matches)
	s.routers = append(s.routers, r)
	return r
}

// upstreams is the template that stands for the containers with the label.
var upstreams = regexp.MustCompile(`\{\{ *upstreams(?: +(https?|h2c))? *(\d+)? *\}\}`)

// proxy adds the router of a reverse_proxy.
func (s *site) proxy(d *directive, only Match, steps []Step, to []string) {
	r := s.router(only, steps)
	for _, sub := range d.in() {
		if sub.name == "to" {
			to = append(to, strings.Fields(sub.value)...)
			continue
		}
		r.lose(sub.key, "reverse_proxy "+sub.name)
	}
	for _, upstream := range to {
		t, ok := s.upstream(upstream)
		if !ok {
			r.problem(d.key, "it leads to "+upstream+", which is no container")
			return
		}
		r.Targets = append(r.Targets, t)
	}
	if len(to) == 0 {
		r.problem(d.key, "it leads to no container")
	}
}

var (
	compactUpstreams = regexp.MustCompile(`^(?:(https?|h2c)://)?\{\{upstreams(https?|h2c)?(\d+)?\}\}$`)
	addressUpstream  = regexp.MustCompile(`^(?:(https?|h2c)://)?([A-Za-z0-9_.-]+)(?::(\d+))?$`)
)

// upstream reads {{upstreams 80}}, from which spaces were taken, or NAME:PORT.
func (s *site) upstream(text string) (Target, bool) {
	parts, service := compactUpstreams.FindStringSubmatch(text), s.container.Service
	if parts != nil {
		parts = []string{"", parts[1] + parts[2], "", parts[3]}
	} else if parts = addressUpstream.FindStringSubmatch(text); parts != nil {
		service = parts[2]
	} else {
		return Target{}, false
	}
	port, _ := strconv.Atoi(parts[3]) // none is fine
	t := Target{Service: service, Port: port}
	if parts[1] != "http" {
		t.Scheme = parts[1]
	}
	return t, true
}
