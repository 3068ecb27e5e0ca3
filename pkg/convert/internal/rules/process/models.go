package process

import (
	"cmp"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// ModelVariables returns the variables by which a container learns of a model: where
// it is served, and what it is called there. These are the names of docker compose.
func ModelVariables(name string, m *types.ServiceModelConfig) (endpoint, model string) {
	prefix := strings.ReplaceAll(strings.ToUpper(name), "-", "_")
	if m == nil {
		m = &types.ServiceModelConfig{}
	}
	return cmp.Or(m.EndpointVariable, prefix+"_URL"), cmp.Or(m.ModelVariable, prefix+"_MODEL")
}

// Models says which endpoints nobody knows; the variables were added with the unit.
func Models(u *drafts.Draft) {
	for _, name := range sorted.Keys(u.Models) {
		endpoint, model := ModelVariables(name, u.Models[name])
		becameModel(u, name, model)
		if u.Plans.Spec.Models[name].Endpoint != "" {
			becameModel(u, name, endpoint)
			continue
		}
		state := "is not set"
		if v, ok := variableOf(u, endpoint); ok && !v.Unset {
			state = "has the value that the project writes"
		}
		u.SayEntry("models", name, report.Model, name, endpoint, state, u.ID+"-env")
	}
}

// variableOf returns a variable of the container, which are sorted by name.
func variableOf(u *drafts.Draft, name string) (compose.Variable, bool) {
	i, ok := slices.BinarySearchFunc(u.Env, name, func(v compose.Variable, name string) int { return cmp.Compare(v.Name, name) })
	if !ok {
		return compose.Variable{}, false
	}
	return u.Env[i], true
}

// becameModel notes the variable by which the container learns of a model.
func becameModel(u *drafts.Draft, name, variable string) {
	v, ok := variableOf(u, variable)
	kind, object := objects.KindConfigMap, u.ID+"-env"
	if !ok {
		return
	}
	if u.IsSecretVariable(v) {
		kind, object = objects.KindSecret, u.ID+"-secret"
	}
	n := u.Plans.Held(kind, object, variable)
	u.BecameEntry("models", name, n)
	u.Plans.Became("models."+name, n)
}
