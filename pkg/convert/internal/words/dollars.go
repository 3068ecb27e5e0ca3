package words

import "strings"

// Literal writes text so that Kubernetes hands it on byte by byte from command,
// args and the value of env. There it turns $$ into $ and expands $(NAME); a
// dollar before anything else stays as it is.
func Literal(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		b.WriteByte(text[i])
		if text[i] == '$' && i+1 < len(text) && (text[i+1] == '$' || text[i+1] == '(') {
			b.WriteByte('$')
		}
	}
	return b.String()
}

// Literals is Literal for all words of a command.
func Literals(words []string) []string {
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = Literal(word)
	}
	return all
}
