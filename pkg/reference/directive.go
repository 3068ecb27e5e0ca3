package reference

import "strings"

// directive reports whether a bare name is the argument of a directive that
// takes a host: server NAME; and fastcgi_pass NAME; of nginx, reverse_proxy NAME
// of Caddy.
func (s *scanner) directive(start, end int) bool {
	if s.Form != File {
		return false
	}
	head, tail := s.around(start, end)
	words := strings.Fields(head)
	if len(words) == 0 {
		return false
	}
	nginx := strings.Contains(tail, ";")
	switch last := words[len(words)-1]; {
	case last == "server" || strings.HasSuffix(last, "_pass"):
		return nginx
	case last == "reverse_proxy":
		return true
	case len(words) > 1 && words[len(words)-2] == "set" && strings.HasPrefix(last, "$"):
		key := last[1:]
		return nginx && (HostLike(key) || strings.HasSuffix(strings.ToLower(key), "backend"))
	}
	return false
}

// around returns what stands before and after a name on its line, nearby: the
// whole of a long line at each name would make the cost grow with its square.
func (s *scanner) around(start, end int) (head, tail string) {
	const near = 128
	head = s.text[max(0, start-near):start]
	head = head[strings.LastIndexByte(head, '\n')+1:]
	tail, _, _ = strings.Cut(s.text[end:min(len(s.text), end+near)], "\n")
	return head, tail
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
