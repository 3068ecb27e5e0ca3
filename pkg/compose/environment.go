package compose

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// environment resolves what a container gets: the variables of its env files,
// then its `environment`, as docker compose does
// (https://docs.docker.com/compose/how-tos/environment-variables/envvars-precedence/).
// It fills spec.Environment and returns the variables with their places.
func (l *loader) environment(spec *types.ContainerSpec, n *Node, at *fieldPath) []Variable {
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
			shown := v.Node.shown(name)
			l.add(report.EnvironmentUnset, v.At, at.field("environment").field(shown).String(), shown, l.options.whereSet())
		}
		variables = append(variables, v)
	}
	slices.SortFunc(variables, func(a, b Variable) int { return cmp.Compare(a.Name, b.Name) })
	if len(variables) > 0 && variables[0].Name == "" {
		l.add(report.EnvFileKey, variables[0].At, at.field("environment").String())
	}
	spec.Environment = resolved(variables)
	return variables
}

// moreVariables reports whether a project may have n variables more.
func (l *loader) moreVariables(n int, at report.Position) bool {
	l.environments += n
	return l.within(limit.Variables, l.environments, at, "environment")
}

// inherited returns the value of an entry of `environment`; one that is written
// without a value takes that of the variable of its name.
func (l *loader) inherited(name string, value *string, n *Node) (string, bool) {
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
func (l *loader) envFiles(spec *types.ContainerSpec, n *Node, at *fieldPath, values map[string]string) map[string]*envFile {
	from := map[string]*envFile{}
	for i, file := range spec.EnvFiles {
		r := reference{what: "env_file", field: at.field("env_file").item(i).String()}
		if list := n.Get("env_file"); list != nil && i < len(list.Items) {
			r.node = list.Items[i].Get("path")
			r.at = list.Items[i].At
		}
		if file.Path != "" && !inRoot(file.Path) || !bool(file.Required) && !l.present(file.Path) {
			continue // a path outside was reported when it was resolved
		}
		if !slices.Contains([]string{"", dotenv.DotEnv, rawFormat}, file.Format) {
			l.invalid(n.Get("env_file").Items[i].Get("format"), at.field("env_file").item(i).field("format"), rawFormat+" or "+dotenv.DotEnv)
			continue
		}
		f, ok := l.envFile(file.Path, r)
		if !ok || !l.moreVariables(len(f.keys), r.at) {
			continue
		}
		l.texts += len(f.content)
		if !l.within(limit.AllValues, l.texts, r.at, r.field) {
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
func environmentNodes(n *Node) map[string]*Node {
	if n == nil {
		return nil
	}
	nodes := map[string]*Node{}
	for _, f := range n.Fields {
		nodes[f.Name] = f.Value
		if f.Value.Kind == Scalar && f.Value.Value == nil {
			null := *f.Value
			null.At = f.At
			nodes[f.Name] = &null
		}
	}
	for _, item := range n.Items {
		text, _ := item.text()
		name, _, _ := strings.Cut(text, "=")
		nodes[name] = item
	}
	return nodes
}

// labels adds the labels of the container's label files below its own.
func (l *loader) labels(spec *types.ContainerSpec, n *Node, at *fieldPath) {
	labels := map[string]string{}
	for i, name := range spec.LabelFiles {
		r := reference{what: "label_file", field: at.field("label_file").item(i).String()}
		if list := n.Get("label_file"); list != nil && i < len(list.Items) {
			r.node, r.at = list.Items[i], list.Items[i].At
		}
		if name != "" && !inRoot(name) {
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
