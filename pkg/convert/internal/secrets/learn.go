package secrets

import (
	"cmp"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/units"
)

// Sources are what secrets are learned from.
type Sources struct {
	Project *compose.Project
	Units   *units.Set
	Mode    string // spec.secrets.mode
	// Environment returns the variables of a unit as its container has them.
	Environment func(u *units.Unit) []compose.Variable
	// Content returns what a file of the project holds, or what is written in its place.
	Content func(file, written string) string
}

// LearnProject collects everything in a project that is known to be secret. It may be
// asked again when hosts were rewritten in the values: then both forms are known.
func (k *Known) LearnProject(j *Judge, s Sources) {
	for _, u := range s.Units.All {
		for _, v := range s.Environment(u) {
			if !v.Unset && j.Hides(v, k) {
				k.Learn(v.Name, v.Value)
			}
		}
		for _, hook := range slices.Concat(u.PostStart, u.PreStop) {
			for name, value := range hook.Environment {
				if value != nil && j.Is(name, *value) {
					k.Learn(name, *value)
				}
			}
		}
		for _, f := range u.Node.Fields {
			k.learnInterpolated(j, f.Value, f.Name != "environment")
		}
	}
	for _, section := range []string{"configs", "volumes", "networks", "secrets"} {
		k.learnInterpolated(j, s.Project.Tree.Get(section), true)
	}
	k.learnFiles(s)
	k.Index(projectWords(s))
}

// learnInterpolated learns the secret variables in the values below a node. Where
// findings speak of a value, it is as secret as what is in it.
func (k *Known) learnInterpolated(j *Judge, n *compose.Node, shown bool) {
	walkScalars(n, func(scalar *compose.Node) {
		for _, name := range scalar.Variables() {
			value, _ := scalar.Variable(name)
			if !j.Input(name, cmp.Or(value, "default")) {
				continue
			}
			k.Learn(name, value)
			if text, ok := scalar.Value.(string); ok && shown {
				k.expose(text)
			}
		}
	})
}

// learnFiles learns what the secrets of the project hold.
func (k *Known) learnFiles(s Sources) {
	if s.Mode == api.SecretsReference {
		return // what they hold is of no use
	}
	for _, u := range s.Units.All {
		for _, ref := range u.Secrets {
			if top, ok := s.Project.Secrets[ref.Source]; ok && !bool(top.External) {
				k.Learn(strings.ToUpper(ref.Source), s.Content(top.File, top.Content))
			}
		}
	}
}
