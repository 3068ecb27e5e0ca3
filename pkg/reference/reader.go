package reference

import "strings"

// reader is one pass over the tokens of one text.
type reader struct {
	Text
	tokens []token
	place
	at, last int // the tokens at hand
	host     host
	mention  int // where the first name stands
	known    func(string) bool
	local    map[string]bool // names that the file defines itself
	names    bool            // the value is a name, or a comma list of names
	hostKey  bool            // the key says that the value is a host
	listed   bool            // and that nobody dials it
	url      authority       // of the URL around the current place
	listEnd  int             // where the last item of a list of hosts ended
	listKey  string          // the name of that list
	roles    map[string]role // of the settings seen so far, by their names
	found    []Reference
}

// mention returns where the first word stands that is a name, or -h or a hyphen
// before one; -1 when there is none.
func mention(text string, known func(string) bool) int {
	for i := 0; i < len(text); i++ {
		if kinds[text[i]] != aWord {
			if text[i] == '[' && strings.HasPrefix(text[i:], loopback6) {
				return i
			}
			continue
		}
		end := wordEnd(text, i)
		name := strings.ToLower(strings.TrimRight(text[i:end], ".-"))
		if known(name) || name != "" && name[0] == '-' && (known(name[1:]) || known(strings.TrimPrefix(name[1:], "h"))) {
			return i
		}
		i = end - 1
	}
	return -1
}

// separator looks at what is no word and may begin something.
func (s *reader) separator(t token) {
	switch c := s.Content[t.start]; {
	case c == '/' && s.is(s.at+1, '/'):
		s.enterURL(int(t.start))
	case c == '[' && strings.HasPrefix(s.Content[t.start:], loopback6):
		s.last = s.at + 4
		if s.known("::1") {
			s.decide(int(t.start), int(t.start)+len(loopback6), "::1")
		}
	}
}

const loopback6 = "[::1]"

// word looks at one word. A hyphen that only leads is cut off: -hNAME is a flag,
// ${HOST:-NAME} a default.
func (s *reader) word(start, end int) {
	for end > start && (s.Content[end-1] == '.' || s.Content[end-1] == '-') {
		end--
	}
	if start < s.mention {
		s.item(start, end)
		return
	}
	if name := strings.ToLower(s.Content[start:end]); s.known(name) {
		s.decide(start, end, name)
		return
	}
	if rest, ok := strings.CutPrefix(s.Content[start:end], "-"); ok {
		if short, ok := strings.CutPrefix(rest, "h"); ok && s.Form != Value && s.known(strings.ToLower(short)) &&
			boundaryBefore(s.Content, start) && boundaryAfter(s.Content, end) {
			s.add(Reference{Start: start + 2, End: end, Name: strings.ToLower(short), Ports: s.flagPort(end), Certain: true})
			return
		}
		if name := strings.ToLower(rest); s.known(name) && s.is(s.at-1, ':') {
			s.fallback(start+1, end, name)
			return
		}
	}
	s.item(start, end)
}

// item notes an item of a list of hosts.
func (s *reader) item(start, end int) {
	if s.hostKey && s.listItem(start, end) {
		s.listEnd = end
	}
}

// fallback handles ${KEY:-NAME}.
func (s *reader) fallback(start, end int, name string) {
	key := s.before(64, "{")
	open := start - len("-") - len(key) - 1
	if open > 0 && s.Content[open-1:open+1] == "${" && HostLike(key[:len(key)-1]) && strings.HasPrefix(s.Content[end:], "}") {
		s.add(Reference{Start: start, End: end, Name: name, Certain: true})
	}
}

// decide asks the forms, in their order, whether a known name is a host.
func (s *reader) decide(start, end int, name string) {
	s.host = host{Reference: Reference{Start: start, End: end, Name: name, Certain: true}}
	h := &s.host
	h.ports, h.portEnd = s.port(s.last+1, end)
	h.whole = boundaryAfter(s.Content, end)
	h.bare = h.whole && !s.local[name]
	for i := range forms {
		switch forms[i].is(s, h) {
		case yes:
			s.add(h.Reference)
			return
		case no:
			return
		}
	}
}

// add notes a reference with what the settings around it say.
func (s *reader) add(r Reference) {
	r.Listed = r.Listed || s.listed
	for _, key := range s.settings(r.Start) {
		is := s.role(key)
		r.Listens, r.Advertises, r.Public = r.Listens || is.listens, r.Advertises || is.advertises, r.Public || is.public
	}
	r.Secure = s.secure(r.Start, r.End, r.Ports)
	s.found = append(s.found, r)
}
