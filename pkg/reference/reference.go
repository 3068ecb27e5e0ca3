package reference

import (
	"net/netip"
	"slices"
	"strings"
)

// Form is the kind of text that is searched.
type Form int

// The forms of text.
const (
	Value     Form = iota // the value of a variable or setting, called Key
	Arguments             // an argument vector, joined by Separator
	File                  // the content of a configuration file
)

// Separator joins the arguments of a vector into one text. No argument of a
// process can hold it.
const Separator = "\x00"

// Text is something to search.
type Text struct {
	Content string
	Form    Form
	Key     string // the name of the variable, for a Value
}

// Reference is a known name that stands in a text, at Content[Start:End].
type Reference struct {
	Start, End int
	Name       string // in lower case: DNS does not mind case
	Ports      []int  // written beside it, or the scheme's; empty when none is known
	UDP        bool   // the text says that these are dialled over UDP
	Key        string // the setting or flag that a bare name is the value of
	// Listed is true in a list of who is let in or spared: a host, but nobody dials
	// it by that.
	Listed bool
	// Listens is true for the address that a program itself listens on, Advertises for
	// the one that it tells others to find it at.
	Listens, Advertises bool
	// Public is true for an address that people's browsers follow, Secure for one that
	// is dialled with TLS.
	Public, Secure bool
	// Certain is false for a name that is the whole value of a variable, or a list of
	// names is, when the variable's name does not say that it is a host.
	Certain bool
}

// Find returns the references in a text to names that known accepts, in order.
// Known is asked for words in lower case.
func Find(t Text, known func(string) bool) []Reference {
	s := scanner{Text: t, text: t.Content, known: known}
	if t.Form == Value && neverHost(t.Key) {
		return nil
	}
	if t.Form == File {
		s.local = localNames(t.Content)
	}
	s.listed = t.Form == Value && listed(t.Key)
	s.names = t.Form == Value && allKnown(t.Content, known)
	s.hostKey = t.Form == Value && (s.listed || HostLike(t.Key))
	for i := 0; i < len(s.text); {
		switch {
		case isWord(s.text[i]):
			end := wordEnd(s.text, i)
			s.word(i, end)
			i = end
		case strings.HasPrefix(s.text[i:], "//"):
			s.enterURL(i)
			i++
		case strings.HasPrefix(s.text[i:], "[::1]"):
			if s.known("::1") {
				s.classify(i, i+len("[::1]"), "::1")
			}
			i += len("[::1]")
		default:
			i++
		}
	}
	return s.found
}

// allKnown reports whether a value is a name or a comma list of names.
func allKnown(value string, known func(string) bool) bool {
	for item := range strings.SplitSeq(value, ",") {
		if !known(strings.ToLower(strings.Trim(item, " \t\r\n\"'"))) {
			return false
		}
	}
	return true
}

// Edit is what to write in the place of a part of a text.
type Edit struct {
	Start, End int // the part, in bytes
	To         string
}

// Edits returns the edits that put something else in the place of references; what
// has the empty string put in its place stays.
func Edits(text string, references []Reference, to func(Reference) string) []Edit {
	var edits []Edit
	for _, r := range references {
		if name := to(r); name != "" && name != text[r.Start:r.End] {
			edits = append(edits, Edit{r.Start, r.End, name})
		}
	}
	return edits
}

// Replace returns a text with edits made, which are in order.
func Replace(text string, edits []Edit) string {
	if len(edits) == 0 {
		return text
	}
	var b strings.Builder
	done := 0
	for _, e := range edits {
		b.WriteString(text[done:e.Start])
		b.WriteString(e.To)
		done = e.End
	}
	b.WriteString(text[done:])
	return b.String()
}

// scanner is one pass over one text.
type scanner struct {
	Text
	text    string
	known   func(string) bool
	local   map[string]bool // names that the file defines itself
	names   bool            // the value is a name, or a comma list of names
	hostKey bool            // the key says that the value is a host
	listed  bool            // and that nobody dials it
	url     authority       // of the URL around the current place
	listEnd int             // where the last item of a list of hosts ended
	listKey string          // the name of that list
	roles   map[string]role // of the settings seen so far, by their names
	found   []Reference
}

// word looks at one word. A hyphen that only leads is cut off: -hNAME is a flag,
// ${HOST:-NAME} a default.
func (s *scanner) word(start, end int) {
	for end > start && (s.text[end-1] == '.' || s.text[end-1] == '-') {
		end--
	}
	if strings.HasPrefix(s.text[end:], "://") {
		return // the scheme of a URL
	}
	if name := strings.ToLower(s.text[start:end]); s.known(name) {
		s.classify(start, end, name)
		return
	}
	rest := strings.TrimPrefix(s.text[start:end], "-")
	if rest != s.text[start:end] {
		if short, ok := strings.CutPrefix(rest, "h"); ok && s.Form != Value && s.known(strings.ToLower(short)) &&
			s.boundaryBefore(start) && s.boundaryAfter(end) {
			s.add(Reference{Start: start + 2, End: end, Name: strings.ToLower(short), Ports: s.flagPort(start, end), Certain: true})
			return
		}
		if name := strings.ToLower(rest); s.known(name) && start > 0 && s.text[start-1] == ':' {
			s.fallback(start+1, end, name)
			return
		}
	}
	if s.hostKey && s.listItem(start, end) {
		s.listEnd = end
	}
}

// classify decides whether a known name stands as a host, and on which ports.
func (s *scanner) classify(start, end int, name string) {
	r := Reference{Start: start, End: end, Name: name, Certain: true}
	ports, portEnd := portAfter(s.text, end)
	switch {
	case start < s.url.end:
		if !s.inAuthority(&r, ports) || len(ports) == 0 && s.local[name] {
			return
		}
	case s.text[end:] != "" && strings.HasPrefix(s.text[end:], "://"):
		return
	case s.afterDevTCP(start):
		r.Ports = slashPort(s.text, end)
		r.UDP = strings.HasSuffix(s.text[:start], "/dev/udp/")
	case len(ports) > 0 && s.opens(start) && !s.looksLikeTag(ports, start):
		r.Ports = append(ports, s.zookeeper(start, portEnd)...)
		r.UDP = s.overUDP(start, portEnd)
		s.listEnd = portEnd
	case s.afterUser(start) && s.closes(end):
		if s.isMail(start, end) {
			return
		}
		r.Ports = ports
		r.UDP = s.overUDP(start, end)
	case len(ports) > 0:
		return
	case s.bare(&r):
	case isAddress(name) && !strings.HasPrefix(s.text[end:], "/"): // no range of addresses
	default:
		return
	}
	s.add(r)
}

// isAddress reports whether a name is an address, which means the host wherever
// it stands.
func isAddress(name string) bool {
	_, err := netip.ParseAddr(name)
	return err == nil
}

func (s *scanner) add(r Reference) {
	r.Listed = r.Listed || s.listed
	for _, key := range s.settingsOf(r.Start) {
		is := s.role(key)
		r.Listens, r.Advertises, r.Public = r.Listens || is.listens, r.Advertises || is.advertises, r.Public || is.public
	}
	r.Secure = s.secure(r.Start, r.End, r.Ports)
	s.found = append(s.found, r)
}

// bare decides about a name with neither URL nor port around it.
func (s *scanner) bare(r *Reference) bool {
	if !s.boundaryAfter(r.End) {
		return false
	}
	switch {
	case s.directive(r), s.argument(r):
		return true
	case s.local[r.Name]:
		return false
	case s.hostKey && s.listItem(r.Start, r.End):
		s.listEnd = r.End
		return true
	}
	key, list := s.keyBefore(r.Start)
	switch {
	case list && s.listEnd > 0:
		s.listEnd = r.End
		r.Listed = listed(s.listKey)
		return true
	case key != "" && HostLike(key):
		s.listEnd, s.listKey, r.Key = r.End, key, key
		r.Listed = listed(key)
		r.Ports = s.keyedPort(key, r.Start, r.End)
		return true
	case s.names:
		r.Certain = false
		return !NotHost(s.Key)
	}
	return false
}

// fallback handles ${KEY:-NAME}.
func (s *scanner) fallback(start, end int, name string) {
	head := s.text[max(0, start-66) : start-2]
	open := strings.LastIndexByte(head, '{')
	if open > 0 && head[open-1] == '$' && HostLike(head[open+1:]) && strings.HasPrefix(s.text[end:], "}") {
		s.add(Reference{Start: start, End: end, Name: name, Certain: true})
	}
}

// listItem reports whether text[start:end] is an item of a list that is the
// whole value of a key: between separators, with a port at most.
func (s *scanner) listItem(start, end int) bool {
	_, portEnd := portAfter(s.text, end)
	after := max(end, portEnd)
	return (start == 0 || strings.IndexByte(" \t\r\n,;\"'[", s.text[start-1]) >= 0) &&
		(after == len(s.text) || strings.IndexByte(" \t\r\n,;\"']", s.text[after]) >= 0)
}

// zookeeper returns the further ports of server.1=NAME:2888:3888;2181.
func (s *scanner) zookeeper(start, end int) []int {
	key, _ := s.keyBefore(start)
	if !strings.HasPrefix(strings.ToLower(key), "server.") {
		return nil
	}
	more, next := portAfter(s.text, end)
	if len(more) > 0 && strings.HasPrefix(s.text[next:], ";") {
		if client := number(s.text[next+1 : digitsEnd(s.text, next+1)]); client > 0 {
			more = append(more, client)
		}
	}
	return slices.Clip(more)
}
