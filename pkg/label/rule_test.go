package label

import (
	"fmt"
	"strings"
	"testing"
)

// Rules of the documentation of Traefik 3 and 2, and of projects.
func TestRule(t *testing.T) {
	for _, test := range []struct{ why, rule, want string }{
		{"a host", "Host(`Example.com`)", "example.com"},
		{"in double quotes too", `Host("example.com")`, "example.com"},
		{"several hosts, version 2", "Host(`a.example.com`, `b.example.com`)", "a.example.com | b.example.com"},
		{"an or of ands", "Host(`a.io`) && PathPrefix(`/x`) || Host(`b.io`) && Path(`/y`)", "a.io/x | b.io/y$"},
		{"parentheses multiply", "(Host(`a.io`) || Host(`b.io`)) && (PathPrefix(`/x`) || PathPrefix(`/y`))", "a.io/x | a.io/y | b.io/x | b.io/y"},
		{"headers, methods and parameters", "Host(`a.io`) && Method(`get`) && Header(`X-A`, `1`) && Query(`q`, `v`)", "GET a.io X-A:1 ?q=v"},
		{"the same of version 2", "Headers(`X-A`, `1`) && Query(`q=v`, `r=w`)", "any X-A:1 ?q=v ?r=w"},
		{"of two paths the longer one", "PathPrefix(`/api`) && PathPrefix(`/api/v1`)", "any/api/v1"},
		{"a path within its prefix", "PathPrefix(`/api`) && Path(`/api/v1`)", "any/api/v1$"},
		{"what excludes itself matches nothing", "Host(`a.io`) && Host(`b.io`) || Method(`GET`) && Method(`PUT`) || Path(`/a`) && PathPrefix(`/b`)", ""},
		{"a wildcard and a host below it", "HostRegexp(`^.+\\.a\\.io$`) && Host(`b.a.io`)", "b.a.io"},
		{"hosts below a domain, version 3", "HostRegexp(`^[a-z]+\\.example\\.com$`)", "~*.example.com"},
		{"and version 2", "HostRegexp(`{sub:[a-z0-9-]+}.example.com`)", "~*.example.com"},
		{"any host", "HostRegexp(`.+`) || HostRegexp(`{any:.*}`) || HostRegexp(`^.*$`)", "any"},
		{"an expression with a choice is not a wildcard", "HostRegexp(`^(a|b)\\.io$`)", "any unmet HostRegexp(`^(a|b)\\.io$`)"},
		{"a negation", "Host(`a.io`) && !PathPrefix(`/admin`)", "a.io unmet !PathPrefix(`/admin`)"},
		{"a negation of an or is an and of negations", "!(Method(`GET`) || Method(`HEAD`))", "any unmet !Method(`GET`) unmet !Method(`HEAD`)"},
		{"a negation of several arguments", "!Host(`a.io`, `b.io`)", "any unmet !Host(`a.io`, `b.io`)"},
		{"two negations are none", "!!Host(`a.io`)", "a.io"},
		{"addresses, expressions, patterns", "ClientIP(`10.0.0.0/8`) || PathRegexp(`^/a`) || Path(`/a/{id:[0-9]+}`)",
			"any unmet ClientIP(`10.0.0.0/8`) | any unmet PathRegexp(`^/a`) | any unmet Path(`/a/{id:[0-9]+}`)"},
		{"the same twice", "Host(`a.io`) || Host(`a.io`)", "a.io"},
		{"names of matchers in any case", "host(`a.io`) && PATHPREFIX(`/x`)", "a.io/x"},
		{"version 1", "Host:a.io", "error: \"Host:a.io\" is no rule"},
		{"single quotes", "Host('a.io')", "error: \"Host('a.io')\" is no rule"},
		{"another operator", "Host(`a.io`) == Host(`b.io`)", "error: a rule has matchers, &&, || and ! only"},
		{"a number", "Host(1)", "error: what Host matches must stand in backticks or double quotes"},
		{"nothing", "", "error: \"\" is no rule"},
		{"no arguments", "Host()", "error: Host matches nothing"},
		{"more alternatives than anyone needs", strings.Repeat("(Host(`a`)||Host(`b`)||Host(`c`))&&", 8) + "Host(`a`)", "error: the rule has more than 256 alternatives"},
	} {
		matches, err := Rule(test.rule)
		var got []string
		for _, m := range matches {
			got = append(got, m.String())
		}
		text := strings.Join(got, " | ")
		if err != nil {
			text = "error: " + err.Error()
		}
		if text != test.want {
			t.Errorf("%s: %s\n got %s\nwant %s", test.why, test.rule, text, test.want)
		}
	}
}

func FuzzRule(f *testing.F) {
	for _, rule := range []string{"Host(`a`) && !(PathPrefix(`/b`, `/c`) || Query(`d=e`))", "HostRegexp(`{a:.+}.b`)", "((((", "!Host(\"\\u00e9\")"} {
		f.Add(rule)
	}
	f.Fuzz(func(t *testing.T, rule string) {
		matches, err := Rule(rule)
		if len(matches) > mostAlternatives || err != nil && len(matches) > 0 {
			t.Errorf("%d alternatives, %v", len(matches), err)
		}
		for _, m := range matches {
			if m.Path != "" && !strings.HasPrefix(m.Path, "/") {
				t.Error(fmt.Sprint(m))
			}
		}
	})
}
