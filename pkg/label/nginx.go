package label

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// IsRead reports whether nginx-proxy or acme-companion reads a variable of that name.
func IsRead(variable string) bool {
	return strings.HasPrefix(variable, "VIRTUAL_") || strings.HasPrefix(variable, "LETSENCRYPT_") || variable == "NETWORK_ACCESS"
}

// NginxRouters returns the routers that nginx-proxy makes of the variables of a
// container: https://github.com/nginx-proxy/nginx-proxy/tree/main/docs, and what
// acme-companion adds. Some programs read a variable VIRTUAL_HOST themselves: theirs
// has no dot.
func NginxRouters(c Container) []Router {
	if several := c.Env["VIRTUAL_HOST_MULTIPORTS"]; several != "" {
		return multiports(c, several)
	}
	if !strings.Contains(c.Env["VIRTUAL_HOST"], ".") {
		return nil
	}
	var matches []Match
	r := nginxRouter(c, "VIRTUAL_HOST", c.Env["VIRTUAL_HOST"])
	for _, host := range words(c.Env["VIRTUAL_HOST"]) {
		matches = append(matches, nginxMatches(host, c.Env["VIRTUAL_PATH"])...)
		r.guard(c, host)
	}
	r.Matches = distinct(matches)
	r.rewrite(c.Env["VIRTUAL_PATH"], c.Env["VIRTUAL_DEST"])
	port := 0
	if text := strings.TrimSpace(c.Env["VIRTUAL_PORT"]); text != "" {
		n, err := strconv.ParseUint(text, 10, 16)
		if err != nil || n == 0 {
			r.problem("VIRTUAL_PORT", text+" is no port")
		}
		port = int(n)
	}
	r.Targets = []Target{r.nginxTarget(c, port)}
	return []Router{r}
}

// nginxRouter begins a router with what holds for all hosts of a container.
func nginxRouter(c Container, key, rule string) Router {
	r := Router{Name: c.Service, Service: c.Service, Proxy: Nginx, Key: key, Rule: rule}
	for _, host := range words(c.Env["LETSENCRYPT_HOST"]) {
		r.TLS = r.TLS || slices.ContainsFunc(words(rule), func(h string) bool { return strings.EqualFold(h, host) || covers(h, host) || covers(host, h) })
	}
	r.TLS = r.TLS || key != "VIRTUAL_HOST" && c.Env["LETSENCRYPT_HOST"] != ""
	if strings.EqualFold(c.Env["NETWORK_ACCESS"], "internal") {
		r.door("NETWORK_ACCESS", "access from its own networks alone")
	}
	return r
}

// guard notes that nginx-proxy asks for a password at a host.
func (r *Router) guard(c Container, host string) {
	if slices.Contains(c.Closed, "*") || slices.Contains(c.Closed, host) {
		r.door(r.Key, "a password for "+host+" (htpasswd)")
	}
}

// nginxMatches returns what a name of a server and a location of nginx stand for.
func nginxMatches(host, path string) []Match {
	if domain, ok := strings.CutPrefix(host, "."); ok { // itself and all below it
		return append(nginxMatches(domain, path), nginxMatches("*"+host, path)...)
	}
	m := Match{Host: strings.ToLower(host)}
	if strings.HasPrefix(host, "~") || strings.HasSuffix(host, ".*") {
		m = Match{Unmet: []string{host}}
	}
	switch {
	case path == "":
	case strings.HasPrefix(path, "= /"):
		m.Path, m.Exact = strings.TrimPrefix(path, "= "), true
	case !strings.HasPrefix(path, "/"):
		m.Unmet = append(m.Unmet, path)
	default:
		m.Path = path
	}
	return []Match{m}
}

// rewrite notes what comes in the place of the path.
func (r *Router) rewrite(path, dest string) {
	if dest == "" || path == "" {
		return
	}
	r.Steps = append(r.Steps, Step{Action: StripPrefix, What: "VIRTUAL_DEST", Key: "VIRTUAL_DEST", Values: []string{strings.TrimSuffix(path, "/")}})
	if prefix := strings.TrimSuffix(dest, "/"); prefix != "" {
		r.Steps = append(r.Steps, Step{Action: AddPrefix, What: "VIRTUAL_DEST", Key: "VIRTUAL_DEST", Values: []string{prefix}})
	}
}

func (r *Router) nginxTarget(c Container, port int) Target {
	t := Target{Service: c.Service, Port: port}
	switch proto := strings.ToLower(c.Env["VIRTUAL_PROTO"]); proto {
	case "", "http":
	case "https":
		t.Scheme = "https"
	case "grpc":
		t.Scheme = "h2c"
	default:
		r.problem("VIRTUAL_PROTO", "its container speaks "+proto+", not HTTP")
	}
	return t
}

// location is where nginx-proxy leads the requests for a path.
type location struct {
	Port int    `yaml:"port"`
	Dest string `yaml:"dest"`
}

// multiports reads hosts, paths and ports in one variable of YAML.
func multiports(c Container, text string) []Router {
	const key = "VIRTUAL_HOST_MULTIPORTS"
	var hosts map[string]map[string]location
	if len(text) > 1<<16 || yaml.Unmarshal([]byte(text), &hosts) != nil {
		r := nginxRouter(c, key, "")
		r.problem(key, "it is not the YAML that nginx-proxy reads")
		return []Router{r}
	}
	var routers []Router
	for _, host := range sortedNames(hosts) {
		paths := hosts[host]
		if len(paths) == 0 {
			paths = map[string]location{"/": {}}
		}
		for _, path := range sortedNames(paths) {
			r := nginxRouter(c, key, host)
			if len(routers) > 0 {
				r.Name = fmt.Sprintf("%s-%d", c.Service, len(routers)+1)
			}
			r.guard(c, host)
			r.Matches = nginxMatches(host, strings.TrimSuffix(path, "/"))
			r.rewrite(path, paths[path].Dest)
			r.Targets = []Target{r.nginxTarget(c, paths[path].Port)}
			routers = append(routers, r)
		}
	}
	return routers
}
