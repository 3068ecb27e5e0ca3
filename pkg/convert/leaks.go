package convert

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

// sayLeaks warns of secret variables that were interpolated into values for
// which Kubernetes has no place but a plain field of an object.
func (c *converter) sayLeaks() {
	rules := newTable(serviceRules())
	// These keep secrets apart, or speak for themselves.
	apart := []string{
		"environment", "env_file", "entrypoint", "command", "healthcheck", "pre_start", "post_start", "pre_stop",
		"secrets", "configs", "build", "extends", "profiles", "depends_on",
	}
	for _, u := range c.units {
		for _, f := range u.node.Fields {
			rule := rules[f.Name]
			if rule != nil && rule.Word != dropped && !slices.Contains(apart, f.Name) {
				c.sayLeak(u.path+"."+f.Name, f.Name, f.Value)
			}
		}
	}
	if configs := c.project.Tree.Get("configs"); configs != nil {
		for _, f := range configs.Fields {
			c.sayLeak("configs."+f.Name, "configs."+f.Name+".content", f.Value.Get("content"))
		}
	}
}

func (c *converter) sayLeak(field, name string, n *compose.Node) {
	walkScalars(n, func(scalar *compose.Node) {
		if names := c.secretVariables(scalar); len(names) > 0 {
			c.report.Add(report.SecretInPlainField, scalar.At, field, strings.Join(names, ", "), name)
		}
	})
}
