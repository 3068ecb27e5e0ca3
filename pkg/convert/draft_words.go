package convert

import (
	"fmt"
	"slices"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/words"
)

// hookCommand is the path of the command of a hook.
func hookCommand(attribute string, i int) string { return fmt.Sprintf("%s[%d]", attribute, i) }

// words returns the words of a command in pieces. Secrets are the variables that were
// interpolated, values that are known, and in the place of a password also those that
// are too short or too common to be looked for elsewhere.
func (u *unit) words(command string) []words.Word {
	return u.lines[command].Find(u.plans.Known.Spans)
}

// execArgv returns the argv of what runs without Kubernetes expanding anything; what
// stays in it is found when everything is finished.
func (u *unit) execArgv(command string, line []words.Word) []string {
	argv, plain := words.Exec(line, &u.variables)
	if len(plain) > 0 {
		u.plans.Teller.TellCommand(u.Unit, command, plain)
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

// isSecretVariable reports whether a variable goes into the Secret.
func (u *unit) isSecretVariable(v compose.Variable) bool {
	return u.plans.Judge.Hides(v, u.plans.Known)
}

// variableField returns where a variable was written, as the account names it.
func (u *unit) variableField(v compose.Variable) string {
	if v.File != "" {
		for i, file := range u.EnvFiles {
			if file.Path == v.File {
				return units.Place{Unit: u.Unit, Attribute: "env_file", Index: i}.Item()
			}
		}
	}
	for _, field := range u.Entries("environment", v.Name) {
		return field
	}
	return u.Path + ".environment"
}
