package reference

import "strings"

// directive reports whether a bare name is the argument of a directive that
// takes a host: server NAME; and fastcgi_pass NAME; of nginx, reverse_proxy NAME
// of Caddy. Where a port can be left out it is 80.
func (s *reader) directive(r *Reference) bool {
	if s.Form != File {
		return false
	}
	head, tail := s.before(128, "\n"), s.behind(r.End, 128, "\n")
	words := strings.Fields(head)
	if len(words) == 0 {
		return false
	}
	nginx := strings.Contains(tail, ";")
	switch last := words[len(words)-1]; {
	case last == "server" && nginx, last == "reverse_proxy":
		r.Ports = []int{80}
		return true
	case last == "resolver" && nginx, last == "nameserver", last == "bind" && len(words) == 1:
		return true
	case strings.HasSuffix(last, "_pass"):
		return nginx && !s.local[r.Name]
	case len(words) > 1 && words[len(words)-2] == "set" && strings.HasPrefix(last, "$") && nginx && !s.local[r.Name]:
		return s.variable(r, last)
	}
	return false
}

// variable decides about set $upstream_app NAME; of nginx, by its name or its use.
// The port stands behind the variable, or is one itself: set $upstream_port 8096;
func (s *reader) variable(r *Reference, name string) bool {
	rest := s.behind(r.End, 512, "")
	key := strings.ToLower(name[1:])
	if !strings.HasPrefix(key, "upstream") && !strings.HasSuffix(key, "backend") && !HostLike(key) && !strings.Contains(rest, "//"+name) {
		return false
	}
	if at := strings.Index(rest, name+":"); at >= 0 {
		r.Ports, _ = portAfter(rest, at+len(name))
	}
	if words := keyWords(key); len(r.Ports) == 0 && len(words) > 0 {
		r.Ports = portSettings(rest, []string{words[0] + "PORT"})
		r.Ports = r.Ports[:min(1, len(r.Ports))]
	}
	return true
}

// localNames returns the names that a file of nginx defines for itself: upstream
// NAME { ... }. A URL without a port means them, not a host.
func localNames(text string) map[string]bool {
	var names map[string]bool
	for rest := text; ; {
		at := strings.Index(rest, "upstream")
		if at < 0 {
			return names
		}
		free := at == 0 || !isWord(rest[at-1]) && rest[at-1] != '$'
		rest = rest[at+len("upstream"):]
		word := strings.TrimLeft(rest, " \t")
		end := wordEnd(word, 0)
		if free && len(word) < len(rest) && strings.HasPrefix(strings.TrimLeft(word[end:], " \t\r\n"), "{") {
			if names == nil {
				names = map[string]bool{}
			}
			names[strings.ToLower(word[:end])] = true
		}
	}
}
