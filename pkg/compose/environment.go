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
	variables, set := l.written(spec, n.Get("environment"))
	if !l.moreVariables(set, n.At) {
		return nil
	}
	if len(spec.EnvFiles) > 0 {
		variables = append(variables, l.ofFiles(spec, n, at, variables)...)
	}
	for _, v := range variables {
		if v.Unset && v.Name != "" {
			shown := v.Node.Shown(v.Name)
			l.Add(report.EnvironmentUnset, v.At, at.Field("environment").Field(shown).String(), shown, l.options.whereSet())
		}
	}
	slices.SortFunc(variables, func(a, b Variable) int { return cmp.Compare(a.Name, b.Name) })
	if len(variables) > 0 && variables[0].Name == "" {
		l.Add(report.EnvFileKey, variables[0].At, at.Field("environment").String())
	}
	if spec.Environment == nil {
		spec.Environment = types.MappingWithEquals{}
	}
	for i, v := range variables {
		if spec.Environment[v.Name] = nil; !v.Unset {
			spec.Environment[v.Name] = &variables[i].Value
		}
	}
	return variables
}

// written returns the variables of `environment`, in list or mapping syntax, in no
// order, and how many have a value.
func (l *loader) written(spec *types.ContainerSpec, n *tree.Node) (variables []Variable, set int) {
	variables = make([]Variable, 0, len(spec.Environment))
	add := func(name string, n *tree.Node) {
		given, known := spec.Environment[name]
		if !known {
			return // it could not be decoded
		}
		value, ok := l.inherited(name, given, n)
		if ok {
			set++
		}
		variables = append(variables, Variable{Name: name, Value: value, Unset: !ok, At: n.At, Node: n})
	}
	for _, f := range n.AllFields() {
		if f.Value.IsNull() {
			null := *f.Value
			null.At, f.Value = f.At, &null
		}
		add(f.Name, f.Value)
	}
	for name, item := range lastOf(n.AllItems()) {
		add(name, item)
	}
	return variables, set
}

// lastOf returns the items KEY or KEY=VALUE of a list by key: the last of each.
func lastOf(items []*tree.Node) map[string]*tree.Node {
	last := map[string]*tree.Node{}
	for _, item := range items {
		text, _ := item.Text()
		name, _, _ := strings.Cut(text, "=")
		last[name] = item
	}
	return last
}

// ofFiles returns the variables that only the env files set, in no order.
func (l *loader) ofFiles(spec *types.ContainerSpec, n *tree.Node, at *tree.Path, written []Variable) []Variable {
	values := map[string]string{}
	for i, v := range written {
		if !v.Unset {
			values[v.Name] = v.Value
			spec.Environment[v.Name] = &written[i].Value
		}
	}
	from := l.envFiles(spec, n, at, values)
	var variables []Variable
	for name, value := range values {
		if _, ok := spec.Environment[name]; !ok {
			f := from[name]
			variables = append(variables, Variable{Name: name, Value: value, File: f.name, At: f.at(name)})
		}
	}
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
