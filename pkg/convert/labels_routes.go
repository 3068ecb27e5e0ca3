package convert

import (
	"regexp"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// What reverse proxies that watch Docker read: the rules of Traefik's routers, of
// its version 1 too, and the labels of caddy-docker-proxy.
var (
	traefikRule  = regexp.MustCompile(`^traefik\.(http|tcp)\.routers\.[^.]+\.rule$|^traefik(\.[^.]+)?\.frontend\.rule$`)
	traefikHosts = regexp.MustCompile(`Host(?:SNI|Regexp)?(?:\(([^)]*)\)|:([^;]*))`)
	caddyHost    = regexp.MustCompile(`^caddy(_\d+)?$`)
)

// sayRoutes warns, once a service, about hosts that labels lead to it.
func (u *unit) sayRoutes(attribute string, labels map[string]string) {
	if labels["traefik.enable"] == "false" {
		return
	}
	var hosts []string
	first := ""
	for _, key := range sortedKeys(labels) {
		if found := routedHosts(key, labels[key]); len(found) > 0 {
			hosts = append(hosts, found...)
			if first == "" {
				first = key
			}
		}
	}
	if first == "" && labels["traefik.enable"] == "true" {
		first, hosts = "traefik.enable", []string{"the host that Traefik makes of its name"}
	}
	if first == "" {
		return
	}
	hosts = union(nil, hosts, itself)
	if n := u.wrote(attribute); n.Field(first) == nil && len(n.Entries(first)) == 0 {
		u.say("label_file", report.RouteNotMade, someOf(hosts), u.Name, "the label "+first, u.id)
		return
	}
	u.sayEntry(attribute, first, report.RouteNotMade, someOf(hosts), u.Name, "the label "+first, u.id)
}

// routedHosts returns the hosts that a label names.
func routedHosts(key, value string) []string {
	switch {
	case traefikRule.MatchString(key):
		var hosts []string
		for _, match := range traefikHosts.FindAllStringSubmatch(value, -1) {
			hosts = append(hosts, hostList(match[1]+match[2])...)
		}
		if hosts == nil && value != "" {
			hosts = []string{value}
		}
		return hosts
	case caddyHost.MatchString(key):
		return hostList(value)
	}
	return nil
}

// hostList splits what commas and spaces part.
func hostList(text string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune(" ,`'\"", r)
	}), func(host string) bool { return host == "*" })
}

// sayVirtualHost warns about a host that nginx-proxy reads from a variable. Some
// programs read one of that name themselves: theirs has no dot, or is an address.
func (u *unit) sayVirtualHost() {
	for _, v := range u.env {
		if hosts := hostList(v.Value); u.parent == nil && v.Name == "VIRTUAL_HOST" && strings.Contains(v.Value, ".") && len(hosts) > 0 {
			u.c.report.Add(report.RouteNotMade, v.At, u.path+".environment.VIRTUAL_HOST", someOf(hosts), u.Name, "the variable VIRTUAL_HOST", u.id)
		}
	}
}
