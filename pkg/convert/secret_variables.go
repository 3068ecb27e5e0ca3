package convert

import (
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/secret"
)

// planSecretInputs finds the variables of the project that are the whole value
// of a secret: in DB_PASSWORD: ${PG}, PG is as secret as DB_PASSWORD, wherever
// else it is interpolated.
func (c *converter) planSecretInputs() {
	c.secretInputs = map[string]bool{}
	for _, u := range c.units {
		for _, v := range u.env {
			if v.Node == nil || len(v.Node.Variables) != 1 || !c.secret(v.Name, v.Value) {
				continue
			}
			name := v.Node.Variables[0]
			if isAll(v, name) && !matchesAny(c.options.Spec.Secrets.Exclude, name) {
				c.secretInputs[name] = true
			}
		}
	}
	c.learnSecrets()
	c.result.Hide = c.known.hide
}

// isAll reports whether the value of v is that of the variable, or its default.
func isAll(v compose.Variable, name string) bool {
	if value, _ := v.Node.Variable(name); value != "" {
		return value == v.Value
	}
	expression, rest := words.FirstExpression(strings.TrimPrefix(v.Node.Raw, v.Name+"="))
	return rest == "" && strings.HasPrefix(expression, "${")
}

// secretInput reports whether a variable of the project is secret: for itself,
// or because a secret is made of it.
func (c *converter) secretInput(name, value string) bool {
	return c.secretInputs[name] || c.secret(name, value)
}

// setting is a name and its value.
type setting struct{ name, value string }

// secret is secret.Variable with spec.secrets.include and spec.secrets.exclude,
// globs over names, in front of it. Include is asked first: when in doubt, it is
// one. Several steps ask the same, and a long value takes long to read.
func (c *converter) secret(key, value string) bool {
	is, ok := c.secrecy[setting{key, value}]
	if ok {
		return is
	}
	switch s := c.options.Spec.Secrets; {
	case matchesAny(s.Include, key):
		is = true
	case !matchesAny(s.Exclude, key):
		is = secret.Variable(key, value)
	}
	if c.secrecy == nil {
		c.secrecy = map[setting]bool{}
	}
	c.secrecy[setting{key, value}] = is
	return is
}

func matchesAny(globs []string, key string) bool {
	return slices.ContainsFunc(globs, func(glob string) bool {
		ok, err := path.Match(glob, key)
		return ok && err == nil
	})
}

// secretVariables returns the names of the variables interpolated into a node
// that could be secret.
func (c *converter) secretVariables(node *compose.Node) []string {
	var names []string
	walkScalars(node, func(n *compose.Node) {
		for _, name := range n.Variables {
			value, _ := n.Variable(name)
			if value == "" {
				value = "default" // written in the file: ${NAME:-default}
			}
			if c.secretInput(name, value) && !slices.Contains(names, name) {
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
