package reference

import "strings"

// kind is what a token is.
type kind uint8

const (
	aWord      kind = iota // letters, digits, "_", "-", "."
	aNumber                // a word of digits, before the full stop of a sentence at most
	aScheme                // a word before "://"
	aQuote                 // " or '
	aBlank                 // spaces and tabs
	aLineEnd               // "\n"
	aSeparator             // any other byte
)

// token is a part of a text, in bytes.
type token struct {
	start, end int32
	kind       kind
}

// kinds are those of the tokens that begin with a byte.
var kinds = func() (kinds [256]kind) {
	for c := range kinds {
		kinds[c] = aSeparator
		if isWord(byte(c)) {
			kinds[c] = aWord
		}
	}
	kinds['"'], kinds['\''], kinds['\n'], kinds[' '], kinds['\t'] = aQuote, aQuote, aLineEnd, aBlank, aBlank
	return kinds
}()

// lex splits a text, from a byte on, into tokens, which cover it.
func lex(text string, from int) []token {
	tokens := make([]token, 0, (len(text)-from)*7/16+4)
	for i := from; i < len(text); {
		k, start := kinds[text[i]], i
		i++
		if k == aWord || k == aBlank {
			for i < len(text) && kinds[text[i]] == k {
				i++
			}
			if k == aWord && (i < len(text) && text[i] == ':' || text[start] <= '9') {
				k = wordKind(text, start, i)
			}
		}
		tokens = append(tokens, token{int32(start), int32(i), k})
	}
	return tokens
}

func wordKind(text string, start, end int) kind {
	switch digits := digitsEnd(text, start); {
	case digits == end, digits > start && digits == end-1 && text[digits] == '.':
		return aNumber
	case strings.HasPrefix(text[end:], "://") && text[end-1] != '.' && text[end-1] != '-':
		return aScheme
	}
	return aWord
}
