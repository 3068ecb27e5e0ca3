package convert

import (
	"cmp"
	"maps"
	"slices"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/rules/process"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// withModels adds the variables of the models that a unit uses. As in docker compose
// they beat what the project writes itself, and the endpoint beats the name.
func (c *converter) withModels(is *units.Unit, env []compose.Variable) []compose.Variable {
	if len(is.Models) == 0 {
		return env
	}
	given := map[string]compose.Variable{}
	for _, name := range sorted.Keys(is.Models) {
		endpoint, model := process.ModelVariables(name, is.Models[name])
		spec, at := c.Spec.Models[name], modelAt(is, name)
		given[model] = compose.Variable{Name: model, Value: cmp.Or(spec.Model, c.Project.Models[name].Model), At: at}
		if spec.Endpoint != "" {
			given[endpoint] = compose.Variable{Name: endpoint, Value: spec.Endpoint, At: at}
		}
	}
	env = slices.DeleteFunc(slices.Clone(env), func(v compose.Variable) bool { _, beaten := given[v.Name]; return beaten })
	env = slices.AppendSeq(env, maps.Values(given))
	slices.SortFunc(env, byName)
	return env
}

func byName(a, b compose.Variable) int { return cmp.Compare(a.Name, b.Name) }

// modelAt returns where a unit names a model, in a list or a mapping.
func modelAt(is *units.Unit, name string) report.Position {
	n := is.Written("models")
	if n == nil {
		return is.At
	}
	if f := n.Field(name); f != nil {
		return f.At
	}
	for _, i := range n.Entries(name) {
		return n.Items[i].At
	}
	return n.At
}

// sayUnusedModels speaks of models that nobody uses, and of settings for models that nobody uses.
func (c *converter) sayUnusedModels() {
	used := map[string]bool{}
	for _, u := range c.units {
		for name := range u.Models {
			used[name] = true
		}
	}
	for name := range c.Project.Models {
		if !used[name] {
			c.Became("models."+name, account.Words("nothing: no service uses it"))
		}
	}
	for _, name := range sorted.Keys(c.Spec.Models) {
		if !used[name] {
			c.Report.Add(report.ModelUnknown, report.Position{}, "spec.models."+name, name)
		}
	}
}
