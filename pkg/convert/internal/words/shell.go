package words

import (
	"path"
	"slices"
	"strings"
)

// Exec returns the argv of what runs without Kubernetes expanding anything. The line
// of a shell takes its secrets from the environment; nothing else can, and the names
// of those that stay are returned.
func Exec(line []Word, v *Variables) (argv, plain []string) {
	argv = make([]string, len(line))
	for i, word := range line {
		argv[i] = word.String()
	}
	if !slices.ContainsFunc(line, Word.IsSecret) {
		return argv, nil
	}
	script := slices.IndexFunc(argv, func(word string) bool { return strings.HasPrefix(word, "-") && strings.HasSuffix(word, "c") }) + 1
	if script > 1 && script < len(argv) && isShell(argv[0]) {
		argv[script] = ShellLine(line[script], v)
		line = slices.Delete(slices.Clone(line), script, script+1)
	}
	return argv, Names(line)
}

func isShell(program string) bool {
	return slices.Contains([]string{"sh", "bash", "ash", "dash", "ksh", "zsh"}, path.Base(program))
}

// shellLiterals mean themselves wherever they stand in a line of shell.
const shellLiterals = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-"

// ShellLine returns a line of shell that takes its secrets from the environment.
// Where the values mean themselves to a shell, wherever they stand, their variables
// stand in their places. Anything else is put together by the shell, which then
// reads what it would have read.
func ShellLine(line Word, v *Variables) string {
	text := line.String()
	simple := !strings.ContainsAny(text, "`#") && !strings.Contains(text, "<<") && !strings.Contains(text, "$(")
	for _, p := range line {
		simple = simple && (p.Name == "" || strings.Trim(p.Text, shellLiterals) == "")
	}
	switch {
	case !line.IsSecret():
		return text
	case simple:
		return expandInShell(line, v)
	default:
		return "eval " + ShellWord(line, v)
	}
}

// expandInShell puts the expansion of a variable in the place of every secret, as
// the quotes around it need it.
func expandInShell(line Word, v *Variables) string {
	var s shellWriter
	for _, p := range line {
		if p.Name == "" {
			s.text(p.Text)
		} else {
			s.variable(v.Name(p.Name, p.Text))
		}
	}
	return s.end()
}

// shellWriter writes a line of shell, and knows in which quotes it is. A backslash
// before a variable means nothing to a shell outside quotes, and itself within.
type shellWriter struct {
	strings.Builder
	quote   byte // 0 outside
	escaped bool // a backslash was read, and is not written yet
}

func (s *shellWriter) text(text string) {
	for i := range len(text) {
		switch c := text[i]; {
		case s.escaped:
			s.WriteByte('\\')
			s.escaped = false
		case c == '\\' && s.quote != '\'':
			s.escaped = true
			continue
		case c == s.quote:
			s.quote = 0
		case s.quote == 0 && (c == '"' || c == '\''):
			s.quote = c
		}
		s.WriteByte(text[i])
	}
}

func (s *shellWriter) variable(name string) {
	if s.escaped && s.quote == '"' {
		s.WriteString(`\\`)
	}
	s.escaped = false
	name = "${" + name + "}"
	s.WriteString(map[byte]string{0: `"` + name + `"`, '"': name, '\'': `'"` + name + `"'`}[s.quote])
}

func (s *shellWriter) end() string {
	if s.escaped {
		s.WriteByte('\\')
	}
	return s.String()
}

// ShellWord returns a word as a shell reads it back, with its secrets taken from the
// environment.
func ShellWord(word Word, v *Variables) string {
	if !word.IsSecret() {
		return ShellQuote(word.String())
	}
	var b strings.Builder
	for _, p := range word {
		if p.Name == "" {
			b.WriteString(ShellQuote(p.Text))
		} else {
			b.WriteString(`"${` + v.Name(p.Name, p.Text) + `}"`)
		}
	}
	return b.String()
}

// ShellQuote returns a word as a shell reads it back.
func ShellQuote(word string) string {
	if word != "" && strings.Trim(word, shellLiterals) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
