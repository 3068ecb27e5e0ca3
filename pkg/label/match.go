package label

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// newMatch joins terms of which all must hold; impossible when no request fits.
func newMatch(terms []term) (m Match, possible bool) {
	for _, t := range terms {
		if !m.add(t) {
			return Match{}, false
		}
	}
	slices.SortFunc(m.Headers, Pair.compare)
	slices.SortFunc(m.Queries, Pair.compare)
	return m, true
}

// add adds a condition; false when it contradicts another.
func (m *Match) add(t term) bool {
	arg := t.args[0]
	switch name := strings.ToLower(t.name); {
	case t.not:
		m.unmet(t)
	case name == "host" && isASCII(arg):
		return m.host(strings.ToLower(arg), false)
	case name == "hostregexp":
		host, ok := wildcard(arg)
		if !ok {
			m.unmet(t)
			return true
		}
		return m.host(host, true)
	case (name == "path" || name == "pathprefix") && strings.HasPrefix(arg, "/") && !strings.Contains(arg, "{"):
		return m.path(arg, name == "path")
	case name == "method":
		arg = strings.ToUpper(arg)
		possible := m.Method == "" || m.Method == arg
		m.Method = arg
		return possible
	case (name == "header" || name == "headers") && len(t.args) == 2:
		return m.pair(&m.Headers, arg, t.args[1], strings.EqualFold)
	case name == "query" && !strings.Contains(arg, "=") && len(t.args) == 2:
		return m.pair(&m.Queries, arg, t.args[1], func(a, b string) bool { return a == b })
	case name == "query" && strings.Contains(arg, "="):
		for _, a := range t.args {
			key, value, _ := strings.Cut(a, "=")
			if !m.pair(&m.Queries, key, value, func(a, b string) bool { return a == b }) {
				return false
			}
		}
	default:
		m.unmet(t)
	}
	return true
}

func (m *Match) unmet(t term) { m.Unmet = append(m.Unmet, t.String()) }

func (m *Match) host(host string, loose bool) bool {
	switch {
	case host == "" || host == m.Host: // any
	case m.Host == "":
		m.Host, m.Loose = host, loose
	case covers(m.Host, host):
		m.Host, m.Loose = host, loose
	case !covers(host, m.Host):
		return false
	}
	return true
}

// covers reports whether a host is one of those below a wildcard.
func covers(wild, host string) bool {
	suffix, ok := strings.CutPrefix(wild, "*")
	return ok && strings.HasSuffix(host, suffix)
}

func (m *Match) path(path string, exact bool) bool {
	old := Match{Path: m.Path, Exact: m.Exact}
	switch {
	case m.Path == "" || !old.Exact && strings.HasPrefix(path, old.Path):
		m.Path, m.Exact = path, exact
	case exact && old.Exact:
		return path == old.Path
	case exact || !strings.HasPrefix(old.Path, path):
		return false
	}
	return true
}

func (m *Match) pair(list *[]Pair, name, value string, same func(a, b string) bool) bool {
	for _, p := range *list {
		if same(p.Name, name) {
			return p.Value == value
		}
	}
	*list = append(*list, Pair{name, value})
	return true
}

func (p Pair) compare(other Pair) int { return strings.Compare(p.Name, other.Name) }

// Parts of an expression that stand for one label of a host, or for any number.
const anyLabel = `\(?(?:\.[+*]|\[\^\.\][+*]|\\w[+*]|\[[-\\\w]+\][+*])\)?`

var (
	anyHost     = regexp.MustCompile(`^(?:\^?\.[+*]\$?|\{[^{}:]*:\.[+*]\})$`)
	hostBelow   = regexp.MustCompile(`^\^?` + anyLabel + `\\\.([a-zA-Z0-9\\.-]+?)\$?$`)
	hostBelowV2 = regexp.MustCompile(`^\{[^{}:]*:` + anyLabel + `\}\.([a-zA-Z0-9.-]+)$`)
)

// wildcard returns the host that an expression of hosts comes to: any, or all
// below a domain.
func wildcard(expression string) (string, bool) {
	switch {
	case anyHost.MatchString(expression):
		return "", true
	case hostBelowV2.MatchString(expression):
		return "*." + strings.ToLower(hostBelowV2.FindStringSubmatch(expression)[1]), true
	case hostBelow.MatchString(expression):
		domain := strings.ReplaceAll(hostBelow.FindStringSubmatch(expression)[1], `\.`, ".")
		return "*." + strings.ToLower(domain), !strings.Contains(domain, `\`)
	}
	return "", false
}

// distinct returns matches without repetitions, in their order.
func distinct(matches []Match) []Match {
	var all []Match
	seen := map[string]bool{}
	for _, m := range matches {
		if text := fmt.Sprintf("%#v", m); !seen[text] {
			seen[text] = true
			all = append(all, m)
		}
	}
	return all
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > 127 })
}
