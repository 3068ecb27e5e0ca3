package secrets

import (
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// Teller says of each secret in plain sight once that it is.
type Teller struct {
	report *report.Report
	told   map[string]bool
}

// NewTeller returns one that has said nothing.
func NewTeller(r *report.Report) *Teller { return &Teller{r, map[string]bool{}} }

// Tell raises a finding once.
func (t *Teller) Tell(code report.Code, at report.Position, field string, args ...any) {
	key := string(code) + " " + at.String() + " " + field
	for _, a := range args {
		key += " " + a.(string)
	}
	if !t.told[key] {
		t.told[key] = true
		t.report.Add(code, at, field, args...)
	}
}

// TellCommand warns of secret variables that stay where they are in a command, whose
// path may be that of a hook: post_start[0].
func (t *Teller) TellCommand(u *units.Unit, command string, names []string) {
	attribute, _, _ := strings.Cut(command, "[")
	t.told[u.Path+"."+attribute] = true
	u.Say(attribute, report.SecretInPlainField, "the value of the secret variable "+strings.Join(names, ", "), attribute)
}
