package convert

import (
	"cmp"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

// sayLeaks warns of secret variables that were interpolated into values for
// which Kubernetes has no place but a plain field of an object.
func (c *converter) sayLeaks() {
	rows := newTable(ServiceRules()).rows
	// These keep secrets apart, or speak for themselves.
	apart := []string{
		"environment", "env_file", "entrypoint", "command", "healthcheck", "pre_start", "post_start", "pre_stop",
		"secrets", "configs", "build", "extends", "profiles", "depends_on",
	}
	for _, u := range c.units {
		for _, f := range u.node.Fields {
			rule := rows[f.Name]
			if rule != nil && rule.Word != dropped && !slices.Contains(apart, f.Name) {
				c.sayLeak(u.path+"."+f.Name, f.Name, f.Value)
			}
		}
	}
	c.sayWrittenOut()
}

// sayConfigSecret warns of a secret in a config: a ConfigMap holds it.
func (c *converter) sayConfigSecret(top topFile, f *mountedFile, field string) {
	node := c.project.Tree.Get(top.section, top.name)
	content := node.Get("content")
	switch {
	case len(c.secretVariables(content)) > 0:
		c.sayLeak(field, field+".content", content)
	case top.Environment != "" && c.secretInput(top.Environment, top.Content):
		at := c.project.At(top.section, top.name, "environment")
		c.report.Add(report.SecretInPlainField, at, field, top.Environment, field+".environment")
	case secret.File(cmp.Or(top.File, top.name), f.content):
		c.report.Add(report.ConfigHoldsSecret, f.at, field, top.name)
	}
}

func (c *converter) sayLeak(field, name string, n *compose.Node) {
	walkScalars(n, func(scalar *compose.Node) {
		if names := c.secretVariables(scalar); len(names) > 0 {
			c.report.Add(report.SecretInPlainField, scalar.At, field, strings.Join(names, ", "), name)
		}
	})
}

// sayWrittenOut warns of passwords that stand in commands as they are. Those that
// come from variables are spoken about where the commands are made.
func (c *converter) sayWrittenOut() {
	for _, u := range c.units {
		for _, attribute := range []string{"entrypoint", "command", "healthcheck.test"} {
			n := u.wrote(attribute)
			if n == nil {
				continue
			}
			var words []string
			walkScalars(n, func(scalar *compose.Node) { words = append(words, scalar.Raw) })
			if secret.InCommand(strings.Join(words, " ")) {
				u.say(attribute, report.SecretWrittenOut, attribute)
			}
		}
	}
}
