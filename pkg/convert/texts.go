package convert

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/reference"
)

// planNetwork plans names and ports, and resolves the names in all texts.
func (c *converter) planNetwork() {
	told := c.readRoutes()
	c.Network = network.New(c.Project, c.set, c.Pods, c.Images, c.eachText, told, c.Report)
	for _, r := range c.Network.Resolved {
		r.Put(r.Edits)
	}
	c.Network.Resolved = nil
	for _, u := range c.units {
		u.Listens = c.Network.Ports(u.Unit)
	}
}

// eachText hands out the texts that may name hosts.
func (c *converter) eachText(look func(network.Text)) {
	for _, u := range c.units {
		lookAtVariables(u, look)
		lookAtCommands(u, look)
		for _, f := range u.Plans.Storage.Files(u.Unit) {
			if f.Text {
				content := string(f.Content)
				look(network.Text{
					Text: reference.Text{Content: content, Form: reference.File}, Unit: u.Unit,
					Origin: &fileText{f, u, c.contents, content, nil},
				})
			}
		}
	}
}

func lookAtVariables(u *drafts.Draft, look func(network.Text)) {
	all := variables{u: u}
	texts := make([]variableText, len(u.Env))
	for i, v := range u.Env {
		texts[i] = variableText{&all, i}
		look(network.Text{Text: reference.Text{Content: v.Value, Key: v.Name}, Unit: u.Unit, Origin: &texts[i]})
	}
}

// lookAtCommands notes the words of all commands of a unit, too.
func lookAtCommands(u *drafts.Draft, look func(network.Text)) {
	command := func(attribute, path string, list []string) {
		if len(list) > 0 {
			lookAtCommand(&commandText{u: u, attribute: attribute, path: path}, list, look)
		}
	}
	command("entrypoint", "entrypoint", u.Entrypoint)
	command("command", "command", u.Command)
	if check := u.Check.Config; check != nil {
		command("healthcheck.test", "healthcheck.test", check.Test)
	}
	for i, hook := range u.PostStart {
		command("post_start", drafts.HookCommand("post_start", i), hook.Command)
	}
	for i, hook := range u.PreStop {
		command("pre_stop", drafts.HookCommand("pre_stop", i), hook.Command)
	}
}

func lookAtCommand(t *commandText, list []string, look func(network.Text)) {
	if slices.ContainsFunc(list, func(a string) bool { return strings.Contains(a, reference.Separator) }) {
		return
	}
	if t.line = interpolated(t.u, t.path, list); !t.line.IsPlain() {
		t.u.SetLine(t.path, t.line)
	}
	look(network.Text{
		Text: reference.Text{Content: t.line.Joined(), Form: reference.Arguments}, Unit: t.u.Unit,
		Own: t.attribute == "healthcheck.test", Origin: t,
	})
}
