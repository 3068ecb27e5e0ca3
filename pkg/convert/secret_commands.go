package convert

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/secrets"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/words"
)

// interpolated returns the words of a command with the secret variables that were
// interpolated into them. Where the words can't be told apart any more, the finding
// says so.
func interpolated(u *drafts.Draft, command string, list []string) words.Line {
	node := commandNode(u, command)
	names := u.Plans.Judge.Interpolated(node)
	if len(names) == 0 {
		return words.NewLine(list, nil)
	}
	spans, ok := []words.Span(nil), false
	if command == "healthcheck.test" {
		spans, ok = words.InterpolatedShell(node, list, "CMD-SHELL", u.Plans.Judge.Input)
	} else {
		spans, ok = words.Interpolated(node, list, u.Plans.Judge.Input)
	}
	if !ok {
		u.Plans.Teller.TellCommand(u.Unit, command, names)
	}
	return words.NewLine(list, spans)
}

// commandNode returns what the user wrote as the command at a path; that of a hook
// is post_start[0].
func commandNode(u *drafts.Draft, command string) *compose.Node {
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

// judgeSecrets finds out what is secret, before anything is planned.
func (c *converter) judgeSecrets() {
	c.Judge = secrets.NewJudge(c.Spec.Secrets, func(yield func(compose.Variable) bool) {
		for _, u := range c.units {
			for _, v := range u.Env {
				if !yield(v) {
					return
				}
			}
		}
	})
	c.learnSecrets()
	c.result.Hide = c.Known.Hide
}

// learnSecrets collects everything that is known to be secret, before hosts are
// rewritten in it and afterwards.
func (c *converter) learnSecrets() {
	c.Known.LearnProject(c.Judge, secrets.Sources{
		Project: c.Project, Units: c.set, Mode: c.Spec.Secrets.Mode, Content: c.files.Content,
		Environment: func(u *units.Unit) []compose.Variable { return c.Drafts[u].Env },
	})
	c.files.Learn()
}

// sweepSecrets tells of the secrets that stand in plain sight.
func (c *converter) sweepSecrets() {
	rows := newTable(c.rules).rows
	secrets.Sweep(secrets.Finished{
		Project: c.Project, Units: c.set, Pods: c.Pods, Objects: c.result.Objects,
		Plain: func(attribute string) bool {
			rule := rows[attribute]
			return rule != nil && rule.Word != dropped && !rule.Apart
		},
	}, c.Judge, c.Known, c.Teller)
}
