package show

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns s as one line in which everything can be seen: line breaks,
// control characters, marks of direction, invisible characters and bytes that
// are no UTF-8 are escapes, and what CI systems would take for a command is
// broken up.
func Text(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case visible(r):
			b.WriteRune(r)
		default:
			quoted := strconv.QuoteRuneToASCII(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
		s = s[size:]
	}
	return uncommanded(b.String())
}

// Block is Text for what this program wrote in several lines.
type Block string

// String returns the lines, each as Text.
func (b Block) String() string { return lines(string(b)) }

func lines(s string) string {
	parts := strings.Split(s, "\n")
	for i, line := range parts {
		parts[i] = Text(line)
	}
	return strings.Join(parts, "\n")
}

// plain reports whether there is nothing to do, as with almost every text.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '#' || c == ':' && i == 0 {
			return !strings.HasPrefix(trimmed(s), "::") && !command.MatchString(s) && strings.IndexFunc(s, func(r rune) bool {
				return r == utf8.RuneError || !visible(r)
			}) < 0
		}
	}
	return !strings.HasPrefix(trimmed(s), "::")
}

// trimmed returns a line as GitHub looks at it.
func trimmed(s string) string { return strings.TrimLeftFunc(s, unicode.IsSpace) }

// visible reports whether a character can be seen, and is what it seems.
func visible(r rune) bool {
	return strconv.IsGraphic(r) && !unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) &&
		r != '\u2800' // a Braille pattern without dots
}

// command is what CI systems look for anywhere in a line: ##vso[ and ##[ of Azure
// and GitHub, ##teamcity[.
var command = regexp.MustCompile(`##(\w*\[)`)

// uncommanded breaks commands of CI systems. GitHub's :: counts at the start of a
// line only.
func uncommanded(s string) string {
	s = command.ReplaceAllString(s, `#\x23$1`)
	if rest := trimmed(s); strings.HasPrefix(rest, "::") {
		s = s[:len(s)-len(rest)] + `\x3a` + rest[1:]
	}
	return s
}

// Argument is a value that a message is formatted with. Whatever the verb, what
// comes out is safe.
type Argument struct{ Value any }

// Format writes the value: with %q quoted, with any other verb as Text.
func (a Argument) Format(f fmt.State, verb rune) {
	var text string
	switch v := a.Value.(type) {
	case Block:
		text = v.String()
	default:
		text = fmt.Sprintf(fmt.FormatString(f, verb), a.Value)
	}
	if _, block := a.Value.(Block); !block {
		text = Text(text)
	}
	_, _ = f.Write([]byte(text)) // a State collects what is written, and never fails
}
