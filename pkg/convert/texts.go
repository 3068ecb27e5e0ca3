package convert

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// text is a text that may name hosts, and where it is written back to.
type text struct {
	network.Text
	put func(content string, edits []reference.Edit)
}

// planNetwork plans names and ports, and resolves the names in all texts.
func (c *converter) planNetwork() {
	told := c.readRoutes()
	var puts []func(string, []reference.Edit)
	c.Network = network.New(c.Project, c.set, c.Pods, c.Images, func(yield func(network.Text) bool) {
		for _, u := range c.units {
			for _, t := range c.texts(u) {
				if puts = append(puts, t.put); !yield(t.Text) {
					return
				}
			}
		}
	}, told, c.Report)
	for _, r := range c.Network.Resolved {
		puts[r.Index](r.Content, r.Edits)
	}
	for _, u := range c.units {
		u.Listens = c.Network.Ports(u.Unit)
	}
}

// texts returns the texts of u that may name hosts.
func (c *converter) texts(u *drafts.Draft) []text {
	all := environmentTexts(u)
	all = append(all, lineText(u, "entrypoint", "entrypoint", u.Entrypoint)...)
	all = append(all, lineText(u, "command", "command", u.Command)...)
	if check := u.Check.Config; check != nil {
		all = append(all, lineText(u, "healthcheck.test", "healthcheck.test", check.Test)...)
	}
	for i, hook := range u.PostStart {
		all = append(all, lineText(u, "post_start", drafts.HookCommand("post_start", i), hook.Command)...)
	}
	for i, hook := range u.PreStop {
		all = append(all, lineText(u, "pre_stop", drafts.HookCommand("pre_stop", i), hook.Command)...)
	}
	for _, f := range u.Plans.Storage.Files(u.Unit) {
		if f.Text {
			all = append(all, text{source(f, u), func(content string, edits []reference.Edit) {
				c.contents.Edit(f, []byte(reference.Replace(content, edits)))
			}})
		}
	}
	return all
}

func environmentTexts(u *drafts.Draft) []text {
	var all []text
	ports := map[string]int{}
	var secures []string
	for _, v := range u.Env {
		if reference.Secures(v.Name, v.Value) {
			secures = append(secures, v.Name)
		}
		if p, err := strconv.ParseUint(v.Value, 10, 16); err == nil && p > 0 {
			ports[reference.Normal(v.Name)] = int(p)
		}
	}
	for i, v := range u.Env {
		all = append(all, text{network.Text{
			Text: reference.Text{Content: v.Value, Key: v.Name}, Unit: u.Unit, What: fmt.Sprintf("%s of %s", v.Name, u.Name),
			Field: u.VariableField(v), At: func(int) report.Position { return v.At },
			Secret: u.IsSecretVariable(v), Ports: ports, Secures: secures,
		}, func(content string, edits []reference.Edit) { u.Env[i].Value = reference.Replace(content, edits) }})
	}
	return all
}

// lineText notes the words of a command at a path, and returns them for an attribute
// that may hold several.
func lineText(u *drafts.Draft, attribute, command string, list []string) []text {
	if len(list) == 0 || slices.ContainsFunc(list, func(a string) bool { return strings.Contains(a, reference.Separator) }) {
		u.Lines[command] = words.NewLine(list, nil)
		return nil
	}
	line := interpolated(u, command, list)
	u.Lines[command] = line
	content := line.Joined()
	node, begins := u.Wrote(attribute), partsOf(content, reference.Separator)
	return []text{{network.Text{
		Text: reference.Text{Content: content, Form: reference.Arguments}, Unit: u.Unit,
		What:  fmt.Sprintf("the %s of %s", strings.TrimSuffix(attribute, ".test"), u.Name),
		Field: u.Path + "." + attribute, Own: attribute == "healthcheck.test",
		At: func(offset int) report.Position {
			if node == nil {
				return u.At
			}
			if i, _ := begins.find(offset); i < len(node.Items) {
				return node.Items[i].At
			}
			return node.At
		},
	}, func(_ string, edits []reference.Edit) { u.Lines[command] = line.Edit(edits) }}}
}

// source is the text of a mounted file. What is written in the Compose file
// itself has no place of its own there.
func source(f *files.Mounted, u *drafts.Draft) network.Text {
	content := string(f.Content)
	t := network.Text{
		Text: reference.Text{Content: content, Form: reference.File}, Unit: u.Unit, What: f.Path, Field: cmp.Or(f.Field, u.Path+".volumes"), Secret: f.Secret,
	}
	if f.Path == "" {
		t.What = "the content of " + f.Target
		t.At = func(int) report.Position { return f.At }
		return t
	}
	var lines parts // found when somebody asks
	t.At = func(offset int) report.Position {
		if lines == nil {
			lines = partsOf(content, "\n")
		}
		line, within := lines.find(offset)
		return report.Position{File: f.Path, Line: line + 1, Column: within + 1}
	}
	return t
}
