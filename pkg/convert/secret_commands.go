package convert

import (
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/secrets"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/words"
)

// interpolated returns the words of a command with the secret variables that were
// interpolated into them. Where the words can't be told apart any more, the finding
// says so.
func (u *unit) interpolated(command string, list []string) words.Line {
	node := u.commandNode(command)
	names := u.c.judge.Interpolated(node)
	if len(names) == 0 {
		return words.NewLine(list, nil)
	}
	spans, ok := []words.Span(nil), false
	if command == "healthcheck.test" {
		spans, ok = words.InterpolatedShell(node, list, "CMD-SHELL", u.c.judge.Input)
	} else {
		spans, ok = words.Interpolated(node, list, u.c.judge.Input)
	}
	if !ok {
		u.c.teller.TellCommand(u.Unit, command, names)
	}
	return words.NewLine(list, spans)
}

// hookCommand is the path of the command of a hook.
func hookCommand(attribute string, i int) string { return fmt.Sprintf("%s[%d]", attribute, i) }

// commandNode returns what the user wrote as the command at a path; that of a hook
// is post_start[0].
func (u *unit) commandNode(command string) *compose.Node {
	attribute, index, ok := strings.Cut(strings.TrimSuffix(command, "]"), "[")
	node := u.Written(attribute)
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
	return u.lines[command].Find(u.c.known.Spans)
}

// execArgv returns the argv of what runs without Kubernetes expanding anything; what
// stays in it is found when everything is finished.
func (u *unit) execArgv(command string, line []words.Word) []string {
	argv, plain := words.Exec(line, &u.variables)
	if len(plain) > 0 {
		u.c.teller.TellCommand(u.Unit, command, plain)
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

// judgeSecrets finds out what is secret, before anything is planned.
func (c *converter) judgeSecrets() {
	c.judge = secrets.NewJudge(c.options.Spec.Secrets, func(yield func(compose.Variable) bool) {
		for _, u := range c.units {
			for _, v := range u.env {
				if !yield(v) {
					return
				}
			}
		}
	})
	c.learnSecrets()
	c.result.Hide = c.known.Hide
}

// learnSecrets collects everything that is known to be secret, before hosts are
// rewritten in it and afterwards.
func (c *converter) learnSecrets() {
	c.known.LearnProject(c.judge, secrets.Sources{
		Project: c.project, Units: c.set, Mode: c.options.Spec.Secrets.Mode, Content: c.files.Content,
		Environment: func(u *units.Unit) []compose.Variable { return c.of[u].env },
	})
	c.files.Learn()
}

// isSecretVariable reports whether a variable goes into the Secret.
func (u *unit) isSecretVariable(v compose.Variable) bool { return u.c.judge.Hides(v, u.c.known) }

// sweepSecrets tells of the secrets that stand in plain sight.
func (c *converter) sweepSecrets() {
	rows := newTable(c.rules).rows
	secrets.Sweep(secrets.Finished{
		Project: c.project, Units: c.set, Pods: c.pods, Objects: c.result.Objects,
		Plain: func(attribute string) bool {
			rule := rows[attribute]
			return rule != nil && rule.Word != dropped && !rule.Apart
		},
	}, c.judge, c.known, c.teller)
}
