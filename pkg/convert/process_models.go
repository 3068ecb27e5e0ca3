package convert

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
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
