package drafts

import (
	"fmt"
	"slices"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/words"
)

// HookCommand is the path of the command of a hook.
func HookCommand(attribute string, i int) string { return fmt.Sprintf("%s[%d]", attribute, i) }

// SetLine notes the words of a command that are not just what was written.
func (u *Draft) SetLine(command string, line words.Line) {
	if u.Lines == nil {
		u.Lines = map[string]words.Line{}
	}
	u.Lines[command] = line
}

// Line returns the words of a command, with hosts resolved, by its path and what was
// written.
func (u *Draft) Line(command string, written []string) words.Line {
	if line, ok := u.Lines[command]; ok {
		return line
	}
	return words.NewLine(written, nil)
}

// Words returns the words of a command in pieces. Secrets are the variables that were
// interpolated, values that are known, and in the place of a password also those that
// are too short or too common to be looked for elsewhere.
func (u *Draft) Words(command string, written []string) []words.Word {
	return u.Line(command, written).Find(u.Plans.Known.Spans)
}

// ExecArgv returns the argv of what runs without Kubernetes expanding anything; what
// stays in it is found when everything is finished.
func (u *Draft) ExecArgv(command string, line []words.Word) []string {
	argv, plain := words.Exec(line, &u.Variables)
	if len(plain) > 0 {
		u.Plans.Teller.TellCommand(u.Unit, command, plain)
	}
	return argv
}

// Variable returns the value of a variable that the container has.
func (u *Draft) Variable(name string) (string, bool) {
	i := slices.IndexFunc(u.Env, func(v compose.Variable) bool { return v.Name == name && !v.Unset })
	if i < 0 {
		return "", false
	}
	return u.Env[i].Value, true
}

// IsSecretVariable reports whether a variable goes into the Secret.
func (u *Draft) IsSecretVariable(v compose.Variable) bool {
	return u.Plans.Judge.Hides(v, u.Plans.Known)
}

// VariableField returns where a variable was written, as the account names it.
func (u *Draft) VariableField(v compose.Variable) string {
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
