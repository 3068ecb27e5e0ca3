package route

import (
	"strings"

	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// mostAtOne is how many routers of one host and path are looked at.
const mostAtOne = 8

// order warns where a proxy tried a router first that the cluster tries later: there
// an exact path comes before a longer one before a shorter, whatever the priority.
func (m *maker) order(plans []*plan) {
	at := map[string][]*plan{} // by host and path
	for _, p := range plans {
		for _, match := range p.matches {
			if key := match.Host + path(match); plain(match) && len(at[key]) < mostAtOne {
				at[key] = append(at[key], p)
			}
		}
	}
	told := map[[2]*plan]bool{}
	for _, p := range plans {
		for _, match := range p.matches {
			for _, prefix := range prefixes(match) {
				for _, broad := range at[match.Host+prefix] {
					if pair := [2]*plan{broad, p}; inverted(broad, p) && !told[pair] {
						told[pair] = true
						key := broad.Stated
						if key == "" {
							key = broad.Key
						}
						m.note(broad.Router, key, report.RouteOrder, p.Name, shown(match.Host)+path(match))
					}
				}
			}
		}
	}
}

// inverted reports whether Traefik never asks narrow, because broad comes first.
func inverted(broad, narrow *plan) bool {
	return broad != narrow && broad.Proxy == label.Traefik && narrow.Proxy == label.Traefik && broad.Priority > narrow.Priority && meet(broad.Enters, narrow.Enters)
}

// meet reports whether routers share an entry point.
func meet(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if strings.EqualFold(x, y) {
				return true
			}
		}
	}
	return false
}

func plain(match label.Match) bool {
	return !match.Exact && match.Method == "" && len(match.Headers)+len(match.Queries) == 0
}

// prefixes returns the paths of which that of a match is a narrower one.
func prefixes(match label.Match) []string {
	full := path(match)
	var all []string
	if full != "/" {
		all = append(all, "/")
	}
	for i := 1; i < len(full); i++ {
		if full[i] == '/' {
			all = append(all, full[:i])
		}
	}
	if !plain(match) {
		all = append(all, full)
	}
	return all
}
