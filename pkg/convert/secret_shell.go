package convert

import (
	"path"
	"slices"
	"strings"
)

// execArgv returns the argv of what runs without Kubernetes expanding anything. The
// line of a shell takes its secrets from the environment; nothing else can, and
// what stays is found when everything is finished.
func (u *unit) execArgv(command string, words []secretWord) []string {
	argv := make([]string, len(words))
	for i, word := range words {
		argv[i] = word.text
	}
	if !hasSecrets(words) {
		return argv
	}
	if i := slices.IndexFunc(argv, func(word string) bool { return strings.HasPrefix(word, "-") && strings.HasSuffix(word, "c") }); i > 0 && i+1 < len(argv) && isShell(argv[0]) {
		argv[i+1] = u.shellLine(words[i+1])
		words = slices.Delete(slices.Clone(words), i+1, i+2)
	}
	if names := namesOf(words); len(names) > 0 {
		u.sayPlain(command, names)
	}
	return argv
}

func isShell(program string) bool {
	return slices.Contains([]string{"sh", "bash", "ash", "dash", "ksh", "zsh"}, path.Base(program))
}

// namesOf returns the variables that the secrets of words are of.
func namesOf(words []secretWord) []string {
	var names []string
	for _, word := range words {
		for _, s := range word.secrets {
			if !slices.Contains(names, s.name) {
				names = append(names, s.name)
			}
		}
	}
	return names
}

// shellLiterals mean themselves wherever they stand in a line of shell.
const shellLiterals = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-"

// shellLine returns a line of shell that takes its secrets from the environment.
// Where the values mean themselves to a shell, wherever they stand, their variables
// stand in their places. Anything else is put together by the shell, which then
// reads what it would have read.
func (u *unit) shellLine(line secretWord) string {
	simple := !strings.ContainsAny(line.text, "`#") && !strings.Contains(line.text, "<<") && !strings.Contains(line.text, "$(")
	for _, s := range line.secrets {
		simple = simple && strings.Trim(line.text[s.start:s.end], shellLiterals) == ""
	}
	switch {
	case len(line.secrets) == 0:
		return line.text
	case simple:
		return u.expandInShell(line)
	default:
		return "eval " + u.quote(line)
	}
}

// expandInShell puts the expansion of a variable in the place of every secret, as
// the quotes around it need it. A backslash before it means nothing to a shell
// outside quotes, and itself within.
func (u *unit) expandInShell(line secretWord) string {
	quote, escaped := byte(0), false
	between := func(text string) string {
		var b strings.Builder
		for i := range len(text) {
			switch c := text[i]; {
			case escaped:
				b.WriteByte('\\')
				b.WriteByte(c)
				escaped = false
				continue
			case c == '\\' && quote != '\'':
				escaped = true
				continue
			case c == quote:
				quote = 0
			case quote == 0 && (c == '"' || c == '\''):
				quote = c
			}
			b.WriteByte(text[i])
		}
		return b.String()
	}
	text := line.write(between, func(_, name, value string) string {
		before := ""
		if escaped && quote == '"' {
			before = `\\`
		}
		escaped = false
		name = "${" + u.secretVariable(name, value) + "}"
		return before + map[byte]string{0: `"` + name + `"`, '"': name, '\'': `'"` + name + `"'`}[quote]
	})
	if escaped {
		text += `\`
	}
	return text
}

// quote returns a word as a shell reads it back, with its secrets taken from the
// environment.
func (u *unit) quote(word secretWord) string {
	if len(word.secrets) == 0 {
		return shellQuote(word.text)
	}
	return word.write(func(text string) string {
		if text == "" {
			return ""
		}
		return shellQuote(text)
	}, func(_, name, value string) string { return `"${` + u.secretVariable(name, value) + `}"` })
}

// shellQuote returns a word as a shell reads it back.
func shellQuote(word string) string {
	if word != "" && strings.Trim(word, shellLiterals) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
