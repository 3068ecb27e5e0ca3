package label

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Middlewares that keep requests out, and those that change neither an address nor
// who may come: https://doc.traefik.io/traefik/middlewares/http/overview/. Whatever
// is in neither list is taken for a door.
var (
	doors = map[string]string{
		"basicauth": "basicAuth", "digestauth": "digestAuth", "forwardauth": "forwardAuth", "ipallowlist": "ipAllowList", "ipwhitelist": "ipWhiteList",
	}
	comforts = map[string]string{
		"ratelimit": "rateLimit", "inflightreq": "inFlightReq", "buffering": "buffering", "compress": "compress", "circuitbreaker": "circuitBreaker",
		"retry": "retry", "errors": "errors", "contenttype": "contentType", "grpcweb": "grpcWeb", "replacepathregex": "replacePathRegex",
		"stripprefixregex": "stripPrefixRegex",
	}
)

// steps reads the middlewares of a router, those of its entry points first.
func (g *group) steps(r *Router, e *element) {
	for _, name := range g.static.middlewares(r.Enters) {
		g.step(r, name, r.Key, map[string]bool{})
	}
	written := e.fields["middlewares"]
	for _, name := range words(written.value) {
		g.step(r, name, written.key, map[string]bool{})
	}
}

// step reads one middleware, or those of a chain.
func (g *group) step(r *Router, name, key string, seen map[string]bool) {
	id := strings.ToLower(local(name))
	m := g.middlewares[id]
	switch {
	case m == nil:
		r.door(key, "the middleware "+name+", which no label defines")
		return
	case seen[id] || m.differ:
		r.door(key, "the middleware "+name+", which is defined in several ways")
		return
	}
	seen[id] = true
	known := map[string]bool{}
	for _, path := range sortedPaths(m) {
		kind, _, _ := strings.Cut(path, ".")
		kind, _, _ = strings.Cut(kind, "[")
		if known[kind] {
			continue
		}
		known[kind] = true
		if f := m.fields[path]; kind == "chain" {
			for _, other := range words(m.fields["chain.middlewares"].value) {
				g.step(r, other, f.key, seen)
			}
		} else {
			g.add(r, m, kind, f)
		}
	}
}

// add adds the step that a middleware of some kind stands for.
func (g *group) add(r *Router, m *element, kind string, f field) {
	s := Step{Key: f.key}
	switch kind {
	case "stripprefix":
		s.Action, s.What = StripPrefix, "stripPrefix"
		for _, f := range m.under("stripprefix.prefixes") {
			s.Values = append(s.Values, words(f.value)...)
		}
	case "addprefix":
		s.Action, s.What, s.Values = AddPrefix, "addPrefix", []string{m.text("addprefix.prefix")}
	case "replacepath":
		s.Action, s.What, s.Values = ReplacePath, "replacePath", []string{m.text("replacepath.path")}
	case "redirectscheme":
		s.Action, s.What = Redirect, "redirectScheme"
		port, _ := strconv.Atoi(m.text("redirectscheme.port")) // none is fine
		s.To = Redirection{Scheme: strings.ToLower(m.text("redirectscheme.scheme")), Port: port, Permanent: m.isTrue("redirectscheme.permanent")}
	case "redirectregex":
		s = redirectRegex(m, s)
	case "headers":
		if !m.headers(r, &s) {
			return
		}
	default:
		name, comfort := comforts[kind]
		if !comfort {
			if name = doors[kind]; name == "" {
				name = "the middleware " + m.name + " (" + kind + ")"
			}
			r.door(f.key, name)
			return
		}
		s.What = name
	}
	r.Steps = append(r.Steps, s)
}

func (e *element) isTrue(path string) bool { return strings.EqualFold(e.text(path), "true") }

// Simple redirects by an expression: from a whole host to another, the path kept.
var (
	fromHost = regexp.MustCompile(`^\^?(?:https?|https\?|\(https\?\)|\(\?:https\?\)|\(http\|https\)|\.\*):\\?/\\?/((?:[\w-]|\\?\.)+)(?:/?\(\??:?\.[*+]\)|/)?\$?$`)
	toHost   = regexp.MustCompile(`^(https?):\/\/([a-zA-Z0-9.-]+)(?:/?\$\{?\d\}?)?$`)
)

// redirectRegex reads a redirect to another host, which alone has a counterpart.
func redirectRegex(m *element, s Step) Step {
	s.What = "redirectRegex"
	from, to := m.text("redirectregex.regex"), m.text("redirectregex.replacement")
	host, parts := fromHost.FindStringSubmatch(from), toHost.FindStringSubmatch(to)
	if host == nil || parts == nil || !strings.Contains(to, "$") {
		return s
	}
	s.Action = Redirect
	s.To = Redirection{From: strings.ToLower(strings.ReplaceAll(host[1], `\`, "")), Scheme: parts[1], Host: strings.ToLower(parts[2]), Permanent: m.isTrue("redirectregex.permanent")}
	return s
}

// headers reads the headers that are set or taken out. It returns false when there
// are none of these.
func (e *element) headers(r *Router, s *Step) bool {
	s.Action, s.What = Headers, "headers"
	for _, path := range sortedPaths(e) {
		f := e.fields[path]
		option, isHeader := strings.CutPrefix(path, "headers.")
		if !isHeader {
			continue
		}
		kind, _, _ := strings.Cut(option, ".")
		name := f.key[len(f.key)-len(option)+min(len(kind)+1, len(option)):] // as written
		switch kind {
		case "customrequestheaders":
			s.Request = append(s.Request, Pair{name, f.value})
		case "customresponseheaders":
			s.Response = append(s.Response, Pair{name, f.value})
		case "allowedhosts":
			r.door(f.key, "allowedHosts")
		case "framedeny", "contenttypenosniff", "browserxssfilter", "customframeoptionsvalue", "contentsecuritypolicy", "referrerpolicy", "permissionspolicy",
			"contentsecuritypolicyreportonly", "custombrowserxssvalue":
			if pair := security(kind, f.value); pair.Value != "" {
				s.Response = append(s.Response, pair)
			}
		case "stsseconds":
			s.Response = append(s.Response, e.transportSecurity(f.value)...)
		case "stsincludesubdomains", "stspreload", "forcestsheader", "isdevelopment":
		default:
			r.lose(f.key, "headers."+f.key[len(f.key)-len(option):])
		}
	}
	slices.SortFunc(s.Request, Pair.compare)
	slices.SortFunc(s.Response, Pair.compare)
	return len(s.Request)+len(s.Response) > 0
}

// security returns the header that an option of the headers middleware stands for.
func security(option, value string) Pair {
	on := strings.EqualFold(value, "true")
	switch option {
	case "framedeny":
		if on {
			return Pair{"X-Frame-Options", "DENY"}
		}
	case "contenttypenosniff":
		if on {
			return Pair{"X-Content-Type-Options", "nosniff"}
		}
	case "browserxssfilter":
		if on {
			return Pair{"X-XSS-Protection", "1; mode=block"}
		}
	case "custombrowserxssvalue":
		return Pair{"X-XSS-Protection", value}
	case "customframeoptionsvalue":
		return Pair{"X-Frame-Options", value}
	case "contentsecuritypolicy":
		return Pair{"Content-Security-Policy", value}
	case "contentsecuritypolicyreportonly":
		return Pair{"Content-Security-Policy-Report-Only", value}
	case "referrerpolicy":
		return Pair{"Referrer-Policy", value}
	case "permissionspolicy":
		return Pair{"Permissions-Policy", value}
	}
	return Pair{}
}

// transportSecurity returns the header that makes browsers keep to TLS.
func (e *element) transportSecurity(seconds string) []Pair {
	if n, err := strconv.Atoi(seconds); err != nil || n <= 0 {
		return nil
	}
	value := "max-age=" + seconds
	if e.isTrue("headers.stsincludesubdomains") {
		value += "; includeSubDomains"
	}
	if e.isTrue("headers.stspreload") {
		value += "; preload"
	}
	return []Pair{{"Strict-Transport-Security", value}}
}
