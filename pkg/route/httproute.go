package route

import (
	"fmt"
	"slices"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"

	"github.com/composesource/composesource/pkg/naming"
)

// Gateway is the name of the Gateway that routes attach to, for overlays to patch.
const Gateway = "default"

// What the definition of an HTTPRoute allows.
const (
	mostHosts   = 16
	mostRules   = 16
	mostMatches = 64
)

// httpRoute makes the HTTPRoutes of a router: one for all hosts that have the same
// paths, and more where there are more than an object may hold.
func (m *maker) httpRoute(p *plan) {
	rules := map[string][]gatewayv1.HTTPRouteRule{} // by host
	var hosts []string
	for _, match := range p.matches {
		if !slices.Contains(hosts, match.Host) {
			hosts = append(hosts, match.Host)
		}
		for _, rule := range m.rules(p, match) {
			rules[match.Host] = addRule(rules[match.Host], rule)
		}
	}
	var groups [][]string // hosts with the same rules
	byRules := map[string]int{}
	for _, host := range hosts {
		key := fmt.Sprintf("%v %t", text(rules[host]), host == "")
		at, ok := byRules[key]
		if !ok || len(groups[at]) == mostHosts {
			at = len(groups)
			byRules[key], groups = at, append(groups, nil)
		}
		groups[at] = append(groups[at], host)
	}
	number := 0
	for _, group := range groups {
		for some := range slices.Chunk(rules[group[0]], mostRules) {
			number++
			m.addHTTPRoute(p, number, group, some)
		}
	}
}

// addHTTPRoute adds one object; the first bears the name of the router.
func (m *maker) addHTTPRoute(p *plan, number int, hosts []string, rules []gatewayv1.HTTPRouteRule) {
	meta := *p.Meta.DeepCopy()
	for ; number > 1; number++ {
		if meta.Name = naming.Object(fmt.Sprintf("%s-%d", p.Meta.Name, number)); !m.taken[meta.Name] {
			m.taken[meta.Name] = true
			break
		}
	}
	r := &gatewayv1.HTTPRoute{
		TypeMeta: metav1.TypeMeta{APIVersion: gatewayv1.GroupVersion.String(), Kind: "HTTPRoute"}, ObjectMeta: meta,
		Spec: gatewayv1.HTTPRouteSpec{CommonRouteSpec: gatewayv1.CommonRouteSpec{ParentRefs: parents(p.listeners)}, Rules: rules},
	}
	for _, host := range hosts {
		if host != "" {
			r.Spec.Hostnames = append(r.Spec.Hostnames, gatewayv1.Hostname(host))
		}
	}
	m.Objects = append(m.Objects, r)
}

// parents returns the Gateway, or those of its listeners that are meant.
func parents(listeners []string) []gatewayv1.ParentReference {
	if len(listeners) == 0 {
		return []gatewayv1.ParentReference{{Name: Gateway}}
	}
	var all []gatewayv1.ParentReference
	for _, l := range listeners {
		name := gatewayv1.SectionName(naming.Object(l))
		all = append(all, gatewayv1.ParentReference{Name: Gateway, SectionName: &name})
	}
	return all
}

// addRule adds a rule, or its match to one that does the same. A rule that replaces
// the beginning of a path may have one match only.
func addRule(rules []gatewayv1.HTTPRouteRule, rule gatewayv1.HTTPRouteRule) []gatewayv1.HTTPRouteRule {
	for i := range rules {
		if text(rules[i].Filters) == text(rule.Filters) && !replacesPrefix(rule) && len(rules[i].Matches) < mostMatches {
			rules[i].Matches = append(rules[i].Matches, rule.Matches...)
			return rules
		}
	}
	return append(rules, rule)
}

func replacesPrefix(rule gatewayv1.HTTPRouteRule) bool {
	return slices.ContainsFunc(rule.Filters, func(f gatewayv1.HTTPRouteFilter) bool {
		return f.URLRewrite != nil && f.URLRewrite.Path.Type == gatewayv1.PrefixMatchHTTPPathModifier
	})
}
