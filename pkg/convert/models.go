package convert

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// modelVariables returns the variables by which a container learns of a model: where
// it is served, and what it is called there. These are the names of docker compose.
func modelVariables(name string, m *types.ServiceModelConfig) (endpoint, model string) {
	prefix := strings.ReplaceAll(strings.ToUpper(name), "-", "_")
	if m == nil {
		m = &types.ServiceModelConfig{}
	}
	return cmp.Or(m.EndpointVariable, prefix+"_URL"), cmp.Or(m.ModelVariable, prefix+"_MODEL")
}

// withModels adds the variables of the models that a unit uses. As in docker compose
// they beat what the project writes itself, and the endpoint beats the name.
func (c *converter) withModels(is *units.Unit, env []compose.Variable) []compose.Variable {
	if len(is.Models) == 0 {
		return env
	}
	given := map[string]compose.Variable{}
	for _, name := range slices.Sorted(maps.Keys(is.Models)) {
		endpoint, model := modelVariables(name, is.Models[name])
		spec, at := c.options.Spec.Models[name], modelAt(is, name)
		given[model] = compose.Variable{Name: model, Value: cmp.Or(spec.Model, c.project.Models[name].Model), At: at}
		if spec.Endpoint != "" {
			given[endpoint] = compose.Variable{Name: endpoint, Value: spec.Endpoint, At: at}
		}
	}
	env = slices.DeleteFunc(env, func(v compose.Variable) bool { _, beaten := given[v.Name]; return beaten })
	env = slices.AppendSeq(env, maps.Values(given))
	slices.SortFunc(env, byName)
	return env
}

func byName(a, b compose.Variable) int { return cmp.Compare(a.Name, b.Name) }

// variableOf returns a variable of the container, which are sorted by name.
func (u *unit) variableOf(name string) (compose.Variable, bool) {
	i, ok := slices.BinarySearchFunc(u.env, compose.Variable{Name: name}, byName)
	if !ok {
		return compose.Variable{}, false
	}
	return u.env[i], true
}

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

// models says which endpoints nobody knows; the variables were added with the unit.
func models(u *unit) {
	for _, name := range slices.Sorted(maps.Keys(u.Models)) {
		endpoint, model := modelVariables(name, u.Models[name])
		u.becameModel(name, model)
		if u.c.options.Spec.Models[name].Endpoint != "" {
			u.becameModel(name, endpoint)
			continue
		}
		state := "is not set"
		if v, ok := u.variableOf(endpoint); ok && !v.Unset {
			state = "has the value that the project writes"
		}
		u.SayEntry("models", name, report.Model, name, endpoint, state, u.ID+"-env")
	}
}

// becameModel notes the variable by which the container learns of a model.
func (u *unit) becameModel(name, variable string) {
	v, ok := u.variableOf(variable)
	kind, object := objects.KindConfigMap, u.ID+"-env"
	if !ok {
		return
	}
	if u.isSecretVariable(v) {
		kind, object = objects.KindSecret, u.ID+"-secret"
	}
	n := u.c.held(kind, object, variable)
	u.BecameEntry("models", name, n)
	u.c.became("models."+name, n)
}

// sayUnusedModels speaks of models that nobody uses, and of settings for models that nobody uses.
func (c *converter) sayUnusedModels() {
	used := map[string]bool{}
	for _, u := range c.units {
		for name := range u.Models {
			used[name] = true
		}
	}
	for name := range c.project.Models {
		if !used[name] {
			c.became("models."+name, account.Words("nothing: no service uses it"))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.options.Spec.Models)) {
		if !used[name] {
			c.report.Add(report.ModelUnknown, report.Position{}, "spec.models."+name, name)
		}
	}
}
