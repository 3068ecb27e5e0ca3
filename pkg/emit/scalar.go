package emit

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// spell returns a string that needs no literal block in the style in which both
// YAML 1.1 and 1.2 read it as that string: plain where they can, quoted otherwise. Go
// and YAML escape alike within double quotes, as long as the text is UTF-8.
func spell(s string) string {
	switch {
	case isWord(s):
		return s
	case needsQuotes(s):
		return strconv.Quote(s)
	case hasSigns(s):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return s
}

// spellKey returns a key, which stands on one line whatever it holds.
func spellKey(s string) string {
	if strings.Contains(s, "\n") {
		return strconv.Quote(s)
	}
	return spell(s)
}

// Quote writes a string on one line so that YAML reads that string, between
// brackets and braces too: plain where nothing else could be meant.
func Quote(s string) string {
	if plain(s) && !strings.ContainsAny(s, ",[]{}") {
		return s
	}
	return strconv.Quote(s)
}

// literal reports whether a literal block holds s exactly and readably.
func literal(s string) bool {
	if strings.ContainsFunc(s, needsEscape) || strings.TrimSpace(s) == "" || strings.ContainsRune("\n \t", rune(s[0])) {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" && strings.TrimRight(line, " \t") != line {
			return false
		}
	}
	return true
}

// needsEscape reports characters that only a double-quoted scalar can hold.
func needsEscape(r rune) bool {
	return r != '\n' && r != '\t' && !unicode.IsPrint(r)
}

// plain reports whether s is read as itself without quotes.
func plain(s string) bool { return isWord(s) || !needsQuotes(s) && !hasSigns(s) }

// needsQuotes reports what only double quotes can hold, and what is held by them so
// that nobody takes it for what it would be without.
func needsQuotes(s string) bool {
	return s == "" || special(s) || strings.ContainsAny(s, "\t\n") || strings.ContainsFunc(s, needsEscape)
}

// hasSigns reports what would not be read as itself because of the signs of YAML in it.
func hasSigns(s string) bool {
	return strings.TrimSpace(s) != s ||
		strings.ContainsRune(",[]{}#&*!|>'\"%@`?:", rune(s[0])) || s == "-" || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "---") ||
		strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":")
}

// isWord reports strings as most keys and values are: letters, digits and signs
// that mean nothing, too long for one of the words of YAML.
func isWord(s string) bool {
	if len(s) <= len("false") || !isLetter(s[0]) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && !('0' <= c && c <= '9') && c != '-' && c != '_' && c != '.' && c != '/' {
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// numbers matches what YAML 1.1 (yaml.org/type: int, float, timestamp) or one of
// Go's parsers reads as a number or a date, once the underscores are gone.
var numbers = regexp.MustCompile(`(?i)^(?:` +
	`[-+]?[0-9]+|[-+]?0[box][-+]?[0-9a-f]*\.?[0-9a-f]*(?:p[-+]?[0-9]+)?|` + // integers; Go's hexadecimal floats
	`[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?|` + // base 60
	`[-+]?[0-9]*\.[0-9]*(?:e[-+]?[0-9]+)?|[-+]?[0-9]+e[-+]?[0-9]+|` +
	`[-+]?\.(?:inf|nan)|` +
	`[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t \t].*)?` +
	`)$`)

// special reports strings that YAML 1.1 or 1.2 reads as something else.
func special(s string) bool {
	if strings.ContainsRune("+-._0123456789", rune(s[0])) {
		return numbers.MatchString(strings.ReplaceAll(s, "_", ""))
	}
	if len(s) > len("false") {
		return false
	}
	switch strings.ToLower(s) {
	case "y", "yes", "on", "n", "no", "off", "true", "false", "null", "~", "=", "<<":
		return true
	}
	return false
}
