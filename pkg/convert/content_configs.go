package convert

import (
	"cmp"

	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

// config decides where a config goes: into a Secret, when it holds one. There a
// secret may have its name already.
func (c *converter) config(top topFile) topFile {
	if !c.holdsSecret(top) {
		return top
	}
	top.kind = objects.KindSecret
	for _, u := range c.units {
		for _, ref := range u.Secrets {
			if other := c.project.Secrets[ref.Source]; cmp.Or(other.Name, ref.Source) == cmp.Or(top.Name, top.name) {
				top.suffix = "-config"
			}
		}
	}
	c.teller.Tell(report.ConfigHoldsSecret, c.project.At(top.section, top.name), top.section+"."+top.name, top.name)
	return top
}

// holdsSecret reports whether the content of a config must be kept secret.
func (c *converter) holdsSecret(top topFile) bool {
	if top.External {
		return false
	}
	if holds, ok := c.secretConfigs[top.name]; ok {
		return holds
	}
	content := c.files.Content(top.File, top.Content)
	holds := len(c.judge.Interpolated(c.project.Tree.Get(top.section, top.name, "content"))) > 0 ||
		top.Environment != "" && c.judge.Input(top.Environment, top.Content) ||
		secret.File(cmp.Or(top.File, top.name), []byte(content)) || c.known.In(content)
	c.secretConfigs[top.name] = holds
	return holds
}
