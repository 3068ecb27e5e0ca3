package convert

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// text is a text that may name hosts, and where it is written back to.
type text struct {
	network.Text
	put func(text string, edits []reference.Edit)
}

// planNetwork plans names and ports, and resolves the names in all texts.
func (c *converter) planNetwork() {
	var puts []func(string, []reference.Edit)
	c.network = network.New(c.project, c.set, c.pods, func(yield func(network.Text) bool) {
		for _, u := range c.units {
			for _, t := range u.texts() {
				if puts = append(puts, t.put); !yield(t.Text) {
					return
				}
			}
		}
	}, c.report)
	for _, r := range c.network.Resolved {
		puts[r.Index](reference.Replace(r.Content, r.Edits), r.Edits)
	}
	for _, u := range c.units {
		u.ports = c.network.Ports(u.Unit)
	}
	c.labelSharers()
}

// texts returns the texts of u that may name hosts.
func (u *unit) texts() []text {
	all := u.environmentTexts()
	all = append(all, u.argumentText("entrypoint", "entrypoint", u.Entrypoint, func(a []string) { u.Entrypoint = a })...)
	all = append(all, u.argumentText("command", "command", u.Command, func(a []string) { u.Command = a })...)
	if u.HealthCheck != nil {
		check := *u.HealthCheck
		u.HealthCheck = &check
		all = append(all, u.argumentText("healthcheck.test", "healthcheck.test", check.Test, func(a []string) { check.Test = a })...)
	}
	u.PostStart, u.PreStop = slices.Clone(u.PostStart), slices.Clone(u.PreStop)
	all = append(append(all, u.hookTexts("post_start", u.PostStart)...), u.hookTexts("pre_stop", u.PreStop)...)
	for _, f := range u.files {
		if f.text {
			all = append(all, text{f.source(u), func(text string, _ []reference.Edit) { f.content = []byte(text) }})
		}
	}
	return all
}

func (u *unit) environmentTexts() []text {
	var all []text
	ports := map[string]int{}
	var secures []string
	for _, v := range u.env {
		if reference.Secures(v.Name, v.Value) {
			secures = append(secures, v.Name)
		}
		if p, err := strconv.ParseUint(v.Value, 10, 16); err == nil && p > 0 {
			ports[reference.Normal(v.Name)] = int(p)
		}
	}
	for i, v := range u.env {
		all = append(all, text{network.Text{
			Text: reference.Text{Content: v.Value, Key: v.Name}, Unit: u.Unit, What: fmt.Sprintf("%s of %s", v.Name, u.Name),
			Field: u.path + ".environment." + v.Name, At: func(int) report.Position { return v.At },
			Secret: u.isSecretVariable(v), Ports: ports, Secures: secures,
		}, func(text string, _ []reference.Edit) { u.env[i].Value = text }})
	}
	return all
}

func (u *unit) hookTexts(attribute string, hooks []types.ServiceHook) []text {
	var all []text
	for i, hook := range hooks {
		all = append(all, u.argumentText(attribute, hookCommand(attribute, i), hook.Command, func(a []string) { hooks[i].Command = a })...)
	}
	return all
}

// argumentText returns the words that attribute holds, and notes the secrets in
// them, which move when hosts are rewritten; of several hooks the command has a
// path of its own.
func (u *unit) argumentText(attribute, command string, arguments []string, put func([]string)) []text {
	if len(arguments) == 0 || slices.ContainsFunc(arguments, func(a string) bool { return strings.Contains(a, reference.Separator) }) {
		return nil
	}
	content := strings.Join(arguments, reference.Separator)
	node, begins := u.wrote(attribute), partsOf(content, reference.Separator)
	u.interpolated[command] = u.interpolatedSecrets(command, arguments)
	return []text{{network.Text{
		Text: reference.Text{Content: content, Form: reference.Arguments}, Unit: u.Unit,
		What:  fmt.Sprintf("the %s of %s", strings.TrimSuffix(attribute, ".test"), u.Name),
		Field: u.path + "." + attribute, Own: attribute == "healthcheck.test",
		At: func(offset int) report.Position {
			if node == nil {
				return u.at
			}
			if i, _ := begins.find(offset); i < len(node.Items) {
				return node.Items[i].At
			}
			return node.At
		},
	}, func(text string, edits []reference.Edit) {
		u.interpolated[command] = shift(u.interpolated[command], edits)
		put(strings.Split(text, reference.Separator))
	}}}
}

// source is the text of a mounted file. What is written in the Compose file
// itself has no place of its own there.
func (f *mountedFile) source(u *unit) network.Text {
	content := string(f.content)
	t := network.Text{
		Text: reference.Text{Content: content, Form: reference.File}, Unit: u.Unit, What: f.path, Field: u.path + ".volumes", Secret: f.secret,
	}
	if f.path == "" {
		t.What = "the content of " + f.target
		t.At = func(int) report.Position { return f.at }
		return t
	}
	var lines parts // found when somebody asks
	t.At = func(offset int) report.Position {
		if lines == nil {
			lines = partsOf(content, "\n")
		}
		line, within := lines.find(offset)
		return report.Position{File: f.path, Line: line + 1, Column: within + 1}
	}
	return t
}
