package compose

import (
	"reflect"

	"github.com/compose-spec/compose-go/v2/types"
)

// project makes the typed project out of the merged document; nil after an
// error.
func (l *loader) project(name, dir string, tree *Node) *Project {
	c := &canonicaliser{merger: l.merger, given: l.given, origins: map[string][]*Node{}}
	canonical := c.document(tree)
	ownContainers(canonical, name)
	typed := &types.Project{}
	d := &decoder{sayer: l.sayer, structs: map[reflect.Type]*structFields{}}
	d.decode(canonical, reflect.ValueOf(typed).Elem(), &fieldPath{})
	for name, s := range typed.Services {
		s.Name = name
		typed.Services[name] = s
	}
	for name, j := range typed.Jobs {
		j.Name = name
		typed.Jobs[name] = j
	}
	typed.Name, typed.WorkingDir, typed.Environment, typed.ComposeFiles = name, dir, l.projectVars, l.given
	l.profiles(typed)
	l.check(tree, canonical, typed)
	l.leftOut(typed, tree)
	l.normalise(typed)
	environments := l.resolve(typed, canonical)
	unset := contents(typed, canonical)
	if l.failed {
		return nil
	}
	return &Project{Project: typed, Tree: tree, Root: l.root, Resolved: l.options.Resolved, canonical: canonical, origins: c.origins, environments: environments, unset: unset}
}

// resolve fills the environments and labels of all containers.
func (l *loader) resolve(p *types.Project, n *Node) map[string][]Variable {
	environments := map[string][]Variable{}
	container := func(spec *types.ContainerSpec, n *Node, at *fieldPath) {
		environments[at.String()] = l.environment(spec, n, at)
		l.labels(spec, n, at)
	}
	top := &fieldPath{}
	for _, f := range n.Get("services").fields() {
		s, active := p.Services[f.Name]
		at := top.field("services").field(f.Name)
		if !active {
			continue
		}
		container(&s.ContainerSpec, f.Value, at)
		for i := range s.PreStart {
			hook := at.field("pre_start").item(i)
			container(&s.PreStart[i].ContainerSpec, f.Value.Get("pre_start").Items[i], hook)
		}
		p.Services[f.Name] = s
	}
	for _, f := range n.Get("jobs").fields() {
		j, active := p.Jobs[f.Name]
		if !active {
			continue
		}
		container(&j.ContainerSpec, f.Value, top.field("jobs").field(f.Name))
		p.Jobs[f.Name] = j
	}
	return environments
}

// contents fills secrets and configs that take their content from a variable,
// and returns the paths of those whose variable is not set.
func contents(p *types.Project, n *Node) map[string]bool {
	unset := map[string]bool{}
	value := func(f Field, section, variable string) string {
		v, ok := f.Value.from.vars[variable]
		unset[section+"."+f.Name] = !ok
		return v
	}
	for _, f := range n.Get("secrets").fields() {
		if s := p.Secrets[f.Name]; s.Environment != "" {
			s.Content = value(f, "secrets", s.Environment)
			p.Secrets[f.Name] = s
		}
	}
	for _, f := range n.Get("configs").fields() {
		if c := p.Configs[f.Name]; c.Environment != "" {
			c.Content = value(f, "configs", c.Environment)
			p.Configs[f.Name] = c
		}
	}
	return unset
}
