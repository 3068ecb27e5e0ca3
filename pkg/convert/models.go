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
	for _, name := range slices.Sorted(maps.Keys(is.Models)) {
		endpoint, model := modelVariables(name, is.Models[name])
		given, at := c.Spec.Models[name], modelAt(is, name)
		env = withVariable(env, compose.Variable{Name: model, Value: cmp.Or(given.Model, c.Project.Models[name].Model), At: at})
		if given.Endpoint != "" {
			env = withVariable(env, compose.Variable{Name: endpoint, Value: given.Endpoint, At: at})
		}
	}
	return env
}

// withVariable sets a variable in a list that is sorted by name.
func withVariable(env []compose.Variable, v compose.Variable) []compose.Variable {
	i, found := slices.BinarySearchFunc(env, v.Name, func(v compose.Variable, name string) int { return cmp.Compare(v.Name, name) })
	if found {
		env[i] = v
		return env
	}
	return slices.Insert(env, i, v)
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
		if u.plans.Spec.Models[name].Endpoint != "" {
			u.becameModel(name, endpoint)
			continue
		}
		state := "is not set"
		if slices.ContainsFunc(u.env, func(v compose.Variable) bool { return v.Name == endpoint && !v.Unset }) {
			state = "has the value that the project writes"
		}
		u.SayEntry("models", name, report.Model, name, endpoint, state, u.ID+"-env")
	}
}

// becameModel notes the variable by which the container learns of a model.
func (u *unit) becameModel(name, variable string) {
	i := slices.IndexFunc(u.env, func(v compose.Variable) bool { return v.Name == variable })
	kind, object := objects.KindConfigMap, u.ID+"-env"
	if i < 0 {
		return
	}
	if u.isSecretVariable(u.env[i]) {
		kind, object = objects.KindSecret, u.ID+"-secret"
	}
	n := u.plans.held(kind, object, variable)
	u.BecameEntry("models", name, n)
	u.plans.became("models."+name, n)
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
			c.became("models."+name, account.Words("nothing: no service uses it"))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.Spec.Models)) {
		if !used[name] {
			c.Report.Add(report.ModelUnknown, report.Position{}, "spec.models."+name, name)
		}
	}
}
