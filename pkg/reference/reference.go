package reference

import (
	"net/netip"
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
	// Numbered is true for one of several that are written as a range of numbers; nothing
	// can be put in its place alone.
	Numbered bool
	// Certain is false for a name that is the whole value of a variable, or a list of
	// names is, when the variable's name does not say that it is a host.
	Certain bool
}

// Find returns the references in a text to names that known accepts, in order.
// Known is asked for words in lower case.
func Find(t Text, known func(string) bool) []Reference {
	first, many := mention(t.Content, known), numbered(t, known)
	switch {
	case first < 0 && many == nil, t.Form == Value && neverHost(t.Key):
		return nil // as most
	case first < 0:
		return many
	}
	line := strings.LastIndexByte(t.Content[:first], '\n') + 1 // no form goes over the start of its line
	s := reader{mention: first, Text: t, tokens: lex(t.Content, line), known: known, place: place{field: line, equals: -1}}
	if t.Form == File {
		s.local = localNames(t.Content)
	}
	s.listed = t.Form == Value && listed(t.Key)
	s.names = t.Form == Value && allKnown(t.Content, known)
	s.hostKey = t.Form == Value && (s.listed || HostLike(t.Key))
	for ; s.at < len(s.tokens); s.at = s.last + 1 {
		s.last = s.at
		switch t := s.tokens[s.at]; t.kind {
		case aWord, aNumber:
			if s.hostKey || int(t.start) >= s.mention {
				s.word(int(t.start), int(t.end))
			}
		case aSeparator:
			s.separator(t)
		}
	}
	return inOrder(s.found, many)
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

// isAddress reports whether a name is an address, which means the host wherever
// it stands.
func isAddress(name string) bool {
	_, err := netip.ParseAddr(name)
	return err == nil
}

// listItem reports whether text[start:end] is an item of a list that is the
// whole value of a key: between separators, with a port at most.
func (s *reader) listItem(start, end int) bool {
	_, portEnd := s.port(s.last+1, end)
	after := max(end, portEnd)
	return (start == 0 || strings.IndexByte(" \t\r\n,;\"'[", s.Content[start-1]) >= 0) &&
		(after == len(s.Content) || strings.IndexByte(" \t\r\n,;\"']", s.Content[after]) >= 0)
}
