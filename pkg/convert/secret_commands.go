package convert

import (
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

// interpolated returns the words of a command with the secret variables that were
// interpolated into them. Where the words can't be told apart any more, the finding
// says so.
func (u *unit) interpolated(command string, list []string) words.Line {
	node := u.commandNode(command)
	names := u.secretVariables(node)
	if len(names) == 0 {
		return words.NewLine(list, nil)
	}
	spans, ok := []words.Span(nil), false
	if command == "healthcheck.test" {
		spans, ok = words.InterpolatedShell(node, list, "CMD-SHELL", u.secretInput)
	} else {
		spans, ok = words.Interpolated(node, list, u.secretInput)
	}
	if !ok {
		u.sayPlain(command, names)
	}
	return words.NewLine(list, spans)
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

// words returns the words of a command in pieces. Secrets are the variables that were
// interpolated, values that are known, and in the place of a password also those that
// are too short or too common to be looked for elsewhere.
func (u *unit) words(command string) []words.Word {
	return u.lines[command].Find(func(line string) []words.Span {
		var spans []words.Span
		for _, m := range u.known.set.Find(line) {
			value := u.known.values[m.Number]
			if value.name != "" && line[m.Start:m.End] == value.text {
				spans = append(spans, words.Span{Start: m.Start, End: m.End, Name: value.name})
			}
		}
		for _, found := range secret.Find(line) {
			if name := u.known.whole[line[found.Start:found.End]]; name != "" {
				spans = append(spans, words.Span{Start: found.Start, End: found.End, Name: name})
			}
		}
		return spans
	})
}

// execArgv returns the argv of what runs without Kubernetes expanding anything; what
// stays in it is found when everything is finished.
func (u *unit) execArgv(command string, line []words.Word) []string {
	argv, plain := words.Exec(line, &u.variables)
	if len(plain) > 0 {
		u.sayPlain(command, plain)
	}
	return argv
}

// variable returns the value of a variable that the container has.
func (u *unit) variable(name string) (string, bool) {
	i := slices.IndexFunc(u.env, func(v compose.Variable) bool { return v.Name == name && !v.Unset })
	if i < 0 {
		return "", false
	}
	return u.env[i].Value, true
}
