package secret

import (
	"bytes"
	"regexp"
	"unicode"
)

var wordPattern = regexp.MustCompile(`\w`)

// setsPassword reports whether a statement of a database sets a password, on
// however many lines it stands: PASSWORD 'x', IDENTIFIED BY 'x' and IDENTIFIED
// WITH plugin BY 'x'.
func setsPassword(content []byte) bool {
	var before [4][]byte // the words in front of this one, the nearest first
	for word := range bytes.FieldsFuncSeq(content, unicode.IsSpace) {
		if isQuoted(word) && (endsIn(before[0], "password") || bytes.EqualFold(before[0], []byte("by")) &&
			(endsIn(before[1], "identified") || bytes.EqualFold(before[2], []byte("with")) && endsIn(before[3], "identified"))) {
			return true
		}
		before = [4][]byte{word, before[0], before[1], before[2]}
	}
	return false
}

// isQuoted reports whether a word begins a text in quotes that is neither empty
// nor a variable.
func isQuoted(word []byte) bool {
	return word[0] == '\'' && !bytes.HasPrefix(word, []byte("''")) && !isReference(word[1:])
}

// endsIn reports whether text ends in a word, and not in a longer one.
func endsIn(text []byte, word string) bool {
	at := len(text) - len(word)
	if at < 0 || !bytes.EqualFold(text[at:], []byte(word)) {
		return false
	}
	return at == 0 || !wordPattern.Match(text[at-1:at])
}
