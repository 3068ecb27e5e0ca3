package secrets

import (
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/secret"
)

// Judge says which variables are secret.
type Judge struct {
	spec api.Secrets
	// inputs are the project's variables that some secret is made of, by whatever name.
	inputs map[string]bool
	judged map[setting]bool
}

// setting is a name and its value.
type setting struct{ name, value string }

// NewJudge returns who judges by the configuration and by the variables of all units:
// in DB_PASSWORD: ${PG}, PG is as secret as DB_PASSWORD, wherever else it is
// interpolated.
func NewJudge(spec api.Secrets, variables iter.Seq[compose.Variable]) *Judge {
	j := &Judge{spec, map[string]bool{}, map[setting]bool{}}
	for v := range variables {
		if v.Node == nil || len(v.Node.Variables()) != 1 || !j.Is(v.Name, v.Value) {
			continue
		}
		if name := v.Node.Variables()[0]; isAll(v, name) && !matchesAny(spec.Exclude, name) {
			j.inputs[name] = true
		}
	}
	return j
}

// isAll reports whether the value of v is that of the variable, or its default.
func isAll(v compose.Variable, name string) bool {
	if value, _ := v.Node.Variable(name); value != "" {
		return value == v.Value
	}
	expression, rest := words.FirstExpression(strings.TrimPrefix(v.Node.Raw(), v.Name+"="))
	return rest == "" && strings.HasPrefix(expression, "${")
}

// Input reports whether a variable of the project is secret: for itself, or because
// a secret is made of it.
func (j *Judge) Input(name, value string) bool { return j.inputs[name] || j.Is(name, value) }

// Is is secret.Variable with spec.secrets.include and spec.secrets.exclude, globs
// over names, in front of it. Include is asked first: when in doubt, it is one.
// Several phases ask the same, and a long value takes long to read.
func (j *Judge) Is(name, value string) bool {
	key := setting{name, value}
	is, ok := j.judged[key]
	if ok {
		return is
	}
	switch {
	case matchesAny(j.spec.Include, name):
		is = true
	case !matchesAny(j.spec.Exclude, name):
		is = secret.Variable(name, value)
	}
	j.judged[key] = is
	return is
}

// Hides reports whether a variable of a container belongs into a Secret: for itself,
// because it holds a value that is known, or because a secret was interpolated into
// it.
func (j *Judge) Hides(v compose.Variable, known *Known) bool {
	switch {
	case j.Is(v.Name, v.Value):
		return true
	case matchesAny(j.spec.Exclude, v.Name):
		return false
	case known.In(v.Value):
		return true
	}
	return v.Node != nil && slices.ContainsFunc(v.Node.Variables(), func(name string) bool {
		value, _ := v.Node.Variable(name)
		return value != "" && j.Input(name, value)
	})
}

func matchesAny(globs []string, key string) bool {
	return slices.ContainsFunc(globs, func(glob string) bool {
		ok, err := path.Match(glob, key)
		return ok && err == nil
	})
}

// Interpolated returns the names of the variables interpolated into a node that
// could be secret.
func (j *Judge) Interpolated(node *compose.Node) []string {
	var names []string
	walkScalars(node, func(n *compose.Node) {
		for _, name := range n.Variables() {
			value, _ := n.Variable(name)
			if value == "" {
				value = "default" // written in the file: ${NAME:-default}
			}
			if j.Input(name, value) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	})
	return names
}

func walkScalars(n *compose.Node, visit func(*compose.Node)) {
	switch {
	case n == nil:
	case n.Kind == compose.Scalar:
		visit(n)
	default:
		for _, f := range n.Fields {
			walkScalars(f.Value, visit)
		}
		for _, item := range n.Items {
			walkScalars(item, visit)
		}
	}
}
