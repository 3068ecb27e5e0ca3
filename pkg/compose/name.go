package compose

import (
	"cmp"
	"strings"

	"github.com/compose-spec/compose-go/v2/consts"
	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// projectName decides the name of the project as docker compose does: the given
// one, COMPOSE_PROJECT_NAME, `name:` of the last file that has one, the default.
// Interpolation then knows it as COMPOSE_PROJECT_NAME.
func (l *loader) projectName(docs []rawDocument) string {
	if name := cmp.Or(l.options.ProjectName, l.projectVars[consts.ComposeProjectName]); name != "" {
		if NormalProjectName(name) != name {
			l.Add(report.ProjectName, report.Position{}, "spec.projectName", cmp.Or(l.options.ProjectName, "in "+consts.ComposeProjectName))
		}
		return name
	}
	name := ""
	for _, d := range docs {
		if n := yamlField(d.node, "name"); n != nil && n.Kind == yaml.ScalarNode && n.Value != "" {
			if name = n.Value; strings.Contains(name, "$") {
				p := &parser{loader: l.quiet(), Source: d.Source} // what is wrong with it is said when it is parsed
				name, _ = p.interpolate(&tree.Node{}, n.Value, &tree.Path{})
			}
		}
	}
	if name = NormalProjectName(name); name == "" {
		name = NormalProjectName(l.options.DefaultName)
	}
	return name
}

// yamlField returns the value of a field of a YAML mapping.
func yamlField(y *yaml.Node, name string) *yaml.Node {
	for i := 0; y.Kind == yaml.MappingNode && i+1 < len(y.Content); i += 2 {
		if y.Content[i].Value == name {
			return y.Content[i+1]
		}
	}
	return nil
}

// NormalProjectName makes a project name as Compose does, which takes letters,
// digits, hyphens and underscores; empty when nothing is left.
func NormalProjectName(s string) string {
	kept := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '_' || r == '-' {
			return r
		}
		return -1
	}, strings.ToLower(s))
	return strings.TrimLeft(kept, "_-")
}
