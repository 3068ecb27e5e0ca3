package compose

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/paths"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// environment resolves what a container gets: the variables of its env files,
// then its `environment`, as docker compose does
// (https://docs.docker.com/compose/how-tos/environment-variables/envvars-precedence/).
// It fills spec.Environment and returns the variables with their places.
func (l *loader) environment(spec *types.ContainerSpec, n *tree.Node, at *tree.Path) []Variable {
	written := environmentNodes(n.Get("environment"))
	values := map[string]string{}
	for name, value := range spec.Environment {
		if v, ok := l.inherited(name, value, written[name]); ok {
			spec.Environment[name] = &v
			values[name] = v
		}
	}
	if !l.moreVariables(len(values), n.At) {
		return nil
	}
	from := l.envFiles(spec, n, at, values)

	var variables []Variable
	for name, value := range values {
		if _, ok := spec.Environment[name]; !ok {
			f := from[name]
			variables = append(variables, Variable{Name: name, Value: value, File: f.name, At: f.at(name)})
		}
	}
	for name, value := range spec.Environment {
		v := Variable{Name: name, Unset: value == nil, Node: written[name]}
		if v.Node != nil {
			v.At = v.Node.At
		}
		switch {
		case !v.Unset:
			v.Value = *value
		case name != "":
			shown := v.Node.Shown(name)
			l.Add(report.EnvironmentUnset, v.At, at.Field("environment").Field(shown).String(), shown, l.options.whereSet())
		}
		variables = append(variables, v)
	}
	slices.SortFunc(variables, func(a, b Variable) int { return cmp.Compare(a.Name, b.Name) })
	if len(variables) > 0 && variables[0].Name == "" {
		l.Add(report.EnvFileKey, variables[0].At, at.Field("environment").String())
	}
	spec.Environment = resolved(variables)
	return variables
}

// moreVariables reports whether a project may have n variables more.
func (l *loader) moreVariables(n int, at report.Position) bool {
	l.environments += n
	return l.Within(limit.Variables, l.environments, at, "environment")
}

// inherited returns the value of an entry of `environment`; one that is written
// without a value takes that of the variable of its name.
func (l *loader) inherited(name string, value *string, n *tree.Node) (string, bool) {
	if value != nil {
		return *value, true
	}
	if n != nil && n.Value != nil { // docker compose does so for a list alone
		if v, ok := n.Variable(name); ok {
			return v, true
		}
	}
	v, ok := l.projectVars[name]
	return v, ok
}

func resolved(variables []Variable) types.MappingWithEquals {
	m := make(types.MappingWithEquals, len(variables))
	for _, v := range variables {
		m[v.Name] = nil
		if !v.Unset {
			m[v.Name] = &v.Value
		}
	}
	return m
}

// envFiles adds the variables of the container's env files to values, and
// returns the file that each comes from.
func (l *loader) envFiles(spec *types.ContainerSpec, n *tree.Node, at *tree.Path, values map[string]string) map[string]*envFile {
	from := map[string]*envFile{}
	for i, file := range spec.EnvFiles {
		r := reference{what: "env_file", field: at.Field("env_file").Item(i).String()}
		if list := n.Get("env_file"); list != nil && i < len(list.Items) {
			r.node = list.Items[i].Get("path")
			r.at = list.Items[i].At
		}
		if file.Path != "" && !paths.InRoot(file.Path) || !bool(file.Required) && !l.present(file.Path) {
			continue // a path outside was reported when it was resolved
		}
		if !slices.Contains([]string{"", dotenv.DotEnv, rawFormat}, file.Format) {
			l.Invalid(n.Get("env_file").Items[i].Get("format"), at.Field("env_file").Item(i).Field("format"), rawFormat+" or "+dotenv.DotEnv)
			continue
		}
		f, ok := l.envFile(file.Path, r)
		if !ok || !l.moreVariables(len(f.keys), r.at) {
			continue
		}
		l.Texts += len(f.content)
		if !l.Within(limit.AllValues, l.Texts, r.at, r.field) {
			continue
		}
		l.loadEnv(f, file.Format, values, func(name string) (string, bool) {
			if v, ok := l.projectVars[name]; ok {
				return v, true
			}
			if v := spec.Environment[name]; v != nil {
				return *v, true
			}
			return "", false
		}, "env_file")
		for name := range values {
			if from[name] == nil || f.sets(name) {
				from[name] = f
			}
		}
	}
	return from
}

// environmentNodes returns the entries of `environment` in list or mapping
// syntax, by name.
func environmentNodes(n *tree.Node) map[string]*tree.Node {
	if n == nil {
		return nil
	}
	nodes := map[string]*tree.Node{}
	for _, f := range n.Fields {
		nodes[f.Name] = f.Value
		if f.Value.Kind == tree.Scalar && f.Value.Value == nil {
			null := *f.Value
			null.At = f.At
			nodes[f.Name] = &null
		}
	}
	for _, item := range n.Items {
		text, _ := item.Text()
		name, _, _ := strings.Cut(text, "=")
		nodes[name] = item
	}
	return nodes
}

// labels adds the labels of the container's label files below its own.
func (l *loader) labels(spec *types.ContainerSpec, n *tree.Node, at *tree.Path) {
	labels := map[string]string{}
	for i, name := range spec.LabelFiles {
		r := reference{what: "label_file", field: at.Field("label_file").Item(i).String()}
		if list := n.Get("label_file"); list != nil && i < len(list.Items) {
			r.node, r.at = list.Items[i], list.Items[i].At
		}
		if name != "" && !paths.InRoot(name) {
			continue
		}
		f, ok := l.envFile(name, r)
		if !ok {
			continue
		}
		own := map[string]string{} // what the file refers to is looked up in those before it first
		l.loadEnv(f, "", own, func(name string) (string, bool) { v, ok := labels[name]; return v, ok }, "label_file")
		maps.Copy(labels, own)
	}
	for name, value := range spec.Labels {
		labels[name] = value
	}
	if len(labels) > 0 {
		spec.Labels = labels
	}
}
