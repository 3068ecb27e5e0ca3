package convert

import (
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

// secretSpan is where a secret stands in the words of a command, joined by one
// byte, and the variable that it is of.
type secretSpan struct {
	start, end int
	name       string
}

// secretWord is a word of a command with the secrets in it.
type secretWord struct {
	text    string
	secrets []secretSpan // in order
}

// shift moves spans along with the edits of their text, both in order. What is
// rewritten within a secret stays in it; a secret that was a part of what was
// rewritten is gone.
func shift(spans []secretSpan, edits []reference.Edit) []secretSpan {
	var shifted []secretSpan
	by := 0
	for _, s := range spans {
		for len(edits) > 0 && edits[0].End <= s.start {
			by += len(edits[0].To) - (edits[0].End - edits[0].Start)
			edits = edits[1:]
		}
		within, gone := 0, false
		for _, e := range edits {
			if e.Start >= s.end {
				break
			}
			within += len(e.To) - (e.End - e.Start)
			gone = gone || e.Start < s.start || e.End > s.end
		}
		if !gone {
			shifted = append(shifted, secretSpan{s.start + by, s.end + by + within, s.name})
		}
	}
	return shifted
}

// interpolatedSecrets finds the secret variables that were interpolated into the
// words of a command. Where the words can't be told apart any more, the finding
// says so.
func (u *unit) interpolatedSecrets(command string, words []string) []secretSpan {
	node := u.commandNode(command)
	names := u.secretVariables(node)
	if len(names) == 0 {
		return nil
	}
	var m marks
	marked := u.markNode(node, &m)
	if command == "healthcheck.test" && node.Kind == compose.Scalar {
		marked = []string{"CMD-SHELL", u.markText(node.Raw, node.Variable, &m)}
	}
	if !slices.EqualFunc(marked, words, func(marked, word string) bool {
		return m.replace(marked, func(_, value string) string { return value }) == word
	}) || len(m) > lastMark-firstMark {
		u.sayPlain(command, names)
		return nil
	}
	return m.spans(strings.Join(marked, reference.Separator))
}

// sayPlain warns of secret variables that stay where they are in a command.
func (u *unit) sayPlain(command string, names []string) {
	attribute, _, _ := strings.Cut(command, "[")
	u.told[u.path+"."+attribute] = true
	u.say(attribute, report.SecretInPlainField, "the value of the secret variable "+strings.Join(names, ", "), attribute)
}

// hookCommand is the path of the command of a hook.
func hookCommand(attribute string, i int) string { return fmt.Sprintf("%s[%d]", attribute, i) }

// commandNode returns what the user wrote as the command at a path; that of a hook
// is post_start[0].
func (u *unit) commandNode(command string) *compose.Node {
	attribute, index, ok := strings.Cut(strings.TrimSuffix(command, "]"), "[")
	node := u.written(attribute)
	if !ok {
		return node
	}
	var i int
	if _, err := fmt.Sscan(index, &i); err != nil || node == nil || i >= len(node.Items) {
		return nil
	}
	return node.Items[i].Get("command")
}

// secretWords finds the secrets in the words of a command: variables that were
// interpolated, values that are known, and in the place of a password also those
// that are too short or too common to be looked for elsewhere.
func (u *unit) secretWords(command string, words []string) []secretWord {
	line := strings.Join(words, " ")
	spans := u.interpolated[command]
	for _, m := range u.known.set.Find(line) {
		value := u.known.values[m.Number]
		if value.name != "" && line[m.Start:m.End] == value.text {
			spans = append(spans, secretSpan{m.Start, m.End, value.name})
		}
	}
	for _, found := range secret.Find(line) {
		if name := u.known.whole[line[found.Start:found.End]]; name != "" {
			spans = append(spans, secretSpan{found.Start, found.End, name})
		}
	}
	return split(words, spans)
}

// split gives every word its secrets; of those that overlap the first one stays.
func split(words []string, spans []secretSpan) []secretWord {
	slices.SortStableFunc(spans, func(a, b secretSpan) int { return a.start - b.start })
	result := make([]secretWord, len(words))
	begin, done := 0, 0
	for i, word := range words {
		result[i].text = word
		for ; len(spans) > 0 && spans[0].start < begin+len(word); spans = spans[1:] {
			s := spans[0]
			if s.start >= done && s.end <= begin+len(word) {
				result[i].secrets = append(result[i].secrets, secretSpan{s.start - begin, s.end - begin, s.name})
				done = s.end
			}
		}
		begin += len(word) + 1
	}
	return result
}

// hasSecrets reports whether there is a secret in any of the words.
func hasSecrets(words []secretWord) bool {
	return slices.ContainsFunc(words, func(w secretWord) bool { return len(w.secrets) > 0 })
}

// write writes the word: what is between the secrets as plain says, the value of
// each as hidden says.
func (w secretWord) write(plain func(string) string, hidden func(before, name, value string) string) string {
	var b strings.Builder
	done := 0
	for _, s := range w.secrets {
		b.WriteString(plain(w.text[done:s.start]))
		b.WriteString(hidden(w.text[done:s.start], s.name, w.text[s.start:s.end]))
		done = s.end
	}
	b.WriteString(plain(w.text[done:]))
	return b.String()
}

// reference writes the word with $(NAME) in the place of every secret, which
// Kubernetes expands unless another dollar stands before it.
func (u *unit) reference(w secretWord) string {
	return w.write(literal, func(before, name, value string) string {
		dollar := ""
		if strings.HasSuffix(before, "$") {
			dollar = "$"
		}
		return dollar + "$(" + u.secretVariable(name, value) + ")"
	})
}

// secretVariable returns the name of an environment variable of the container
// that holds a secret. Its value comes from the unit's Secret.
func (u *unit) secretVariable(name, value string) string {
	for ; ; name += "_ARG" {
		own, inEnvironment := u.environmentValue(name)
		other, taken := u.secretArgs[name]
		switch {
		case inEnvironment && own == value:
			return name
		case !inEnvironment && (!taken || other == value):
			if u.secretArgs == nil {
				u.secretArgs = map[string]string{}
			}
			u.secretArgs[name] = value
			return name
		}
	}
}

func (u *unit) environmentValue(name string) (string, bool) {
	i := slices.IndexFunc(u.env, func(v compose.Variable) bool { return v.Name == name && !v.Unset })
	if i < 0 {
		return "", false
	}
	return u.env[i].Value, true
}
