package label

import (
	"fmt"
	"strings"
)

// describe writes routers for tests, a line for each thing that is said of one.
func describe(routers []Router) string {
	var b strings.Builder
	for _, r := range routers {
		fmt.Fprintf(&b, "%s of %s", r.Name, r.Service)
		if r.TLS {
			b.WriteString(" tls")
		}
		if r.Secret != "" {
			fmt.Fprintf(&b, "=%s", r.Secret)
		}
		if r.Stated != "" {
			fmt.Fprintf(&b, " priority %d", r.Priority)
		}
		for _, m := range r.Matches {
			fmt.Fprintf(&b, "\n  when %s", m)
		}
		for _, s := range r.Steps {
			fmt.Fprintf(&b, "\n  do %s %v", s.What, s.Values)
			if s.Action == Redirect {
				fmt.Fprintf(&b, " %+v", s.To)
			}
			if s.Action == Headers {
				fmt.Fprintf(&b, " request %v response %v", s.Request, s.Response)
			}
		}
		for _, t := range r.Targets {
			fmt.Fprintf(&b, "\n  to %s:%d%s", t.Service, t.Port, t.Scheme)
		}
		for _, p := range r.Problems {
			kind := "no"
			if p.Door {
				kind = "door"
			}
			fmt.Fprintf(&b, "\n  %s: %s [%s]", kind, p.What, p.Key)
		}
		for _, p := range r.Losses {
			fmt.Fprintf(&b, "\n  loses %s [%s]", p.What, p.Key)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// String writes a match for tests.
func (m Match) String() string {
	host := m.Host
	if host == "" {
		host = "any"
	}
	if m.Loose {
		host = "~" + host
	}
	text := host + m.Path
	if m.Exact {
		text += "$"
	}
	if m.Method != "" {
		text = m.Method + " " + text
	}
	for _, p := range m.Headers {
		text += " " + p.Name + ":" + p.Value
	}
	for _, p := range m.Queries {
		text += " ?" + p.Name + "=" + p.Value
	}
	for _, u := range m.Unmet {
		text += " unmet " + u
	}
	return text
}

// pairs reads KEY=VALUE lines.
func pairs(text string) map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(text) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			all[key] = value
		}
	}
	return all
}
