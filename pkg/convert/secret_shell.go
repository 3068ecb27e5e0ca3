package convert

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// sayPlainSecrets warns of secret variables in an attribute whose text
// Kubernetes can't take from a Secret.
func (u *unit) sayPlainSecrets(attribute string) {
	if names := u.secretVariables(u.written(attribute)); len(names) > 0 {
		u.say(attribute, report.SecretInPlainField, strings.Join(names, ", "), attribute)
	}
}

// shellSecrets returns the words of a healthcheck with every secret variable as
// ${NAME}, which the shell that runs them expands. What holds characters that
// mean something to a shell is left as it is, with a warning.
func (u *unit) shellSecrets(attribute string, words []string) []string {
	node := u.written(attribute)
	if len(u.secretVariables(node)) == 0 {
		return words
	}
	var m marks
	marked := []string{"CMD-SHELL", u.markText(node.Raw, node.Variable, &m)}
	if len(node.Items) > 0 {
		marked = u.markNode(node, &m)
	}
	plain := slices.EqualFunc(marked, words, func(marked, word string) bool {
		return m.replace(marked, func(_, value string) string { return value }) == word
	})
	literal := !slices.ContainsFunc(m, func(s struct{ name, value string }) bool {
		return strings.Trim(s.value, shellLiterals) != ""
	})
	if len(marked) != 2 || !plain || !literal {
		u.sayPlainSecrets(attribute)
		return words
	}
	return []string{marked[0], m.expandInShell(u, marked[1])}
}

// shellLiterals mean themselves wherever they stand in a line of shell.
const shellLiterals = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-"

// expandInShell puts the expansion of a variable in the place of every mark, as
// the quotes around it need it. A backslash before it means nothing to a shell
// outside quotes, and itself within.
func (m marks) expandInShell(u *unit, line string) string {
	var b strings.Builder
	quote, escaped := rune(0), false
	for _, r := range line {
		i := int(r - firstMark)
		switch {
		case isMark(r) && i < len(m):
			if escaped && quote == '"' {
				b.WriteString(`\\`)
			}
			name := "${" + u.secretVariable(m[i].name, m[i].value) + "}"
			b.WriteString(map[rune]string{0: `"` + name + `"`, '"': name, '\'': `'"` + name + `"'`}[quote])
			escaped = false
			continue
		case escaped:
			b.WriteByte('\\')
			escaped = false
		case r == '\\' && quote != '\'':
			escaped = true
			continue
		case r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote = r
		}
		b.WriteRune(r)
	}
	if escaped {
		b.WriteByte('\\')
	}
	return b.String()
}

// shellQuote returns a word as a shell reads it back.
func shellQuote(word string) string {
	if word != "" && strings.Trim(word, shellLiterals) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
