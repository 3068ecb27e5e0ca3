package reference

import "strings"

// place is where the lexer is: the line and the field (what stands between blanks)
// around it, as far as they were read.
type place struct {
	first  token  // the first word of the line; of no length before there was one
	field  int    // where the field starts
	equals int    // its first "="; before the field when there is none
	passed int    // the tokens before it
	option [2]int // the field before it, when one blank stands between the two
}

// pass moves a place behind a token.
func (p *place) pass(text string, t token) {
	switch t.kind {
	case aLineEnd:
		*p = place{field: int(t.end), equals: -1, passed: p.passed}
	case aBlank:
		p.next(t)
	case aSeparator:
		switch {
		case text[t.start] == 0:
			p.next(t)
		case text[t.start] == '=' && p.equals < p.field:
			p.equals = int(t.start)
		}
	case aWord, aNumber, aScheme:
		if p.first.end == 0 {
			p.first = t
		}
	}
}

func (p *place) next(t token) {
	p.option = [2]int{}
	if t.end == t.start+1 {
		p.option = [2]int{p.field, int(t.start)}
	}
	p.field, p.equals = int(t.end), -1
}

// settings returns the names of the settings that what starts at i may belong to:
// that of the whole text, the first word of its line, and the option before it.
func (s *reader) settings(i int) []string {
	const near = 256
	for ; s.passed < s.at; s.passed++ {
		s.pass(s.Content, s.tokens[s.passed])
	}
	keys := make([]string, 1, 2)
	switch p := s.place; {
	case s.Form == Value:
		keys[0] = s.Key
	case int(p.first.start) < i && i-int(p.first.start) <= near:
		keys[0] = s.Content[p.first.start:min(i, int(p.first.end))]
	}
	p := s.place
	switch name := s.Content[p.option[0]:p.option[1]]; {
	case p.equals >= p.field:
		if i-p.field <= near {
			keys = append(keys, strings.TrimLeft(s.Content[p.field:p.equals], "-"))
		}
	case strings.HasPrefix(name, "-") && i-p.option[0] <= near:
		keys = append(keys, strings.TrimLeft(name, "-"))
	}
	return keys
}

// before returns the text before the token at hand: whole words, near bytes at
// most, none of stops.
func (s *reader) before(near int, stops string) string {
	text := s.Content[:s.startOf(s.at)]
	from := max(0, len(text)-near)
	for from > 0 && from < len(text) && isWord(text[from-1]) && isWord(text[from]) {
		from++
	}
	text = text[from:]
	return text[strings.LastIndexAny(text, stops)+1:]
}

// behind returns the text behind a host that ends at end, in the same way.
func (s *reader) behind(end, near int, stops string) string {
	text := s.Content[end:]
	to := min(len(text), near)
	for to > 0 && to < len(text) && isWord(text[to-1]) && isWord(text[to]) {
		to--
	}
	text = text[:to]
	if stop := strings.IndexAny(text, stops); stop >= 0 {
		text = text[:stop]
	}
	return text
}

// startOf and endOf return where the token at i starts and ends.
func (s *reader) startOf(i int) int { return int(s.tokens[i].start) }
func (s *reader) endOf(i int) int   { return int(s.tokens[i].end) }

// is reports whether the token at i is the separator c.
func (s *reader) is(i int, c byte) bool {
	return i >= 0 && i < len(s.tokens) && s.tokens[i].kind > aScheme && s.Content[s.tokens[i].start] == c
}

// any reports whether the token at i is one of some separators.
func (s *reader) any(i int, of string) bool {
	return s.tokens[i].kind >= aLineEnd && strings.IndexByte(of, s.Content[s.startOf(i)]) >= 0
}

// kindAt returns the kind of the token at i, which may be outside.
func (s *reader) kindAt(i int) kind {
	if i < 0 || i >= len(s.tokens) {
		return aSeparator
	}
	return s.tokens[i].kind
}

// wordAt returns the word at i, or nothing.
func (s *reader) wordAt(i int) string {
	if s.kindAt(i) > aScheme {
		return ""
	}
	return s.Content[s.startOf(i):s.endOf(i)]
}
