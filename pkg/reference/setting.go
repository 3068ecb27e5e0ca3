package reference

import "strings"

// keyOf returns the name of the setting or flag whose value the token at hand is.
// List is true when the value goes on after a comma that follows a host.
func (s *reader) keyOf() (key string, list bool) {
	j := s.at - 1
	for s.kindAt(j) == aQuote {
		j--
	}
	quoted := j < s.at-1
	if s.is(j, '[') {
		quoted = true
		j--
	}
	apart := s.kindAt(j) == aBlank
	if apart {
		j--
	}
	if s.is(j, ':') && s.wordAt(j-1) == "tcp" && s.is(j-2, '=') { // of SQL Server
		j -= 2
	}
	switch {
	case j < 0:
		return "", false
	case s.is(j, ',') && s.continues(s.startOf(j)):
		return "", true
	case s.is(j, '='), s.is(j, '>') && s.is(j-1, '='):
		return s.nameBefore(j), false
	case s.is(j, '>') && s.Form == File: // of the XML element
		if !s.is(j-2, '<') {
			return "", false
		}
		return s.wordAt(j - 1), false
	case s.is(j, ':') && (quoted || apart) && s.Form != Arguments:
		return s.nameBefore(j), false
	case s.is(j, ',') && quoted && s.Form == File:
		return s.parameterBefore(j), false
	case s.is(j, 0):
		return s.flagAt(j - 1), false
	case apart:
		return s.flagAt(j), false
	}
	return "", false
}

// inside reports whether the token at hand stands behind a comma that follows the
// last host of a list.
func (s *reader) inside() bool {
	if s.listEnd == 0 {
		return false
	}
	_, list := s.keyOf()
	return list
}

// continues reports whether the comma at i follows the last host of a list.
func (s *reader) continues(i int) bool {
	return s.listEnd > 0 && (s.listEnd == i || s.listEnd == i-1 && strings.IndexByte("\"'", s.Content[i-1]) >= 0)
}

// nameBefore returns the name before token i, blanks and quotes.
func (s *reader) nameBefore(i int) string {
	for i--; s.kindAt(i) == aBlank || s.kindAt(i) == aQuote || s.is(i, '=') || s.is(i, ']'); {
		i--
	}
	key := s.wordAt(i)
	if strings.EqualFold(key, "source") {
		start := s.startOf(i)
		if strings.EqualFold(s.Content[max(0, start-len("data ")):start], "data ") {
			return "data_source"
		}
	}
	return strings.TrimLeft(key, "-")
}

// parameterBefore returns the quoted first parameter of a call, whose second
// starts behind the comma at i: of define('DB_HOST', 'NAME') it is DB_HOST.
func (s *reader) parameterBefore(i int) string {
	skip := func() {
		for i--; s.kindAt(i) == aBlank || s.kindAt(i) == aQuote; {
			i--
		}
	}
	skip()
	name := s.wordAt(i)
	if skip(); !s.is(i, '(') || strings.HasPrefix(name, "-") {
		return ""
	}
	return name
}

// flagAt returns the name of the flag at i.
func (s *reader) flagAt(i int) string {
	word := s.wordAt(i)
	switch {
	case strings.HasPrefix(word, "--"), word == "-h", word == "-host", word == "-H" && s.Form == Arguments,
		strings.HasPrefix(word, "-") && (strings.HasSuffix(word, "-join") || Listens(word) || Advertises(word)):
		return strings.TrimLeft(word, "-")
	}
	return ""
}
