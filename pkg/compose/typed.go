package compose

import (
	"reflect"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/canonical"
	"github.com/composesource/composesource/pkg/compose/internal/consistency"
	"github.com/composesource/composesource/pkg/compose/internal/decode"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// project makes the typed project out of the merged document; nil after an
// error.
func (l *loader) project(name, dir string, merged *tree.Node) *Project {
	long := canonical.New(l.merger, l.given).Document(merged)
	ownContainers(long, name)
	typed := &types.Project{}
	decode.New(l.Sayer).Decode(long, reflect.ValueOf(typed).Elem(), &tree.Path{})
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
	consistency.Check(l.Sayer, merged, long, typed)
	l.leftOut(typed, merged)
	l.normalise(typed)
	containers := l.resolve(typed, long)
	unset := contents(typed, long)
	if l.Failed {
		return nil
	}
	return &Project{Project: typed, Tree: merged, Root: l.root, Resolved: l.options.Resolved, containers: containers, unset: unset}
}

// resolve fills the environments and labels of all containers.
func (l *loader) resolve(p *types.Project, n *tree.Node) map[string]container {
	containers := map[string]container{}
	resolve := func(spec *types.ContainerSpec, n *tree.Node, at *tree.Path) {
		written := n.Source()
		containers[at.String()] = container{written, canonical.Origins(n, written), l.environment(spec, n, at)}
		l.labels(spec, n, at)
	}
	var s types.ServiceConfig // one for all: it is large
	for _, f := range n.Get("services").AllFields() {
		var active bool
		if s, active = p.Services[f.Name]; !active {
			continue
		}
		at := (&tree.Path{}).Top("services", f.Name)
		resolve(&s.ContainerSpec, f.Value, at)
		for i := range s.PreStart {
			hook := at.Field("pre_start").Item(i)
			resolve(&s.PreStart[i].ContainerSpec, f.Value.Get("pre_start").Items[i], hook)
		}
		p.Services[f.Name] = s
	}
	for _, f := range n.Get("jobs").AllFields() {
		j, active := p.Jobs[f.Name]
		if !active {
			continue
		}
		resolve(&j.ContainerSpec, f.Value, (&tree.Path{}).Top("jobs", f.Name))
		p.Jobs[f.Name] = j
	}
	return containers
}

// contents fills secrets and configs that take their content from a variable,
// and returns the paths of those whose variable is not set.
func contents(p *types.Project, n *tree.Node) map[string]bool {
	unset := map[string]bool{}
	value := func(f tree.Field, section, variable string) string {
		v, ok := f.Value.From.Vars[variable]
		unset[section+"."+f.Name] = !ok
		return v
	}
	for _, f := range n.Get("secrets").AllFields() {
		if s := p.Secrets[f.Name]; s.Environment != "" {
			s.Content = value(f, "secrets", s.Environment)
			p.Secrets[f.Name] = s
		}
	}
	for _, f := range n.Get("configs").AllFields() {
		if c := p.Configs[f.Name]; c.Environment != "" {
			c.Content = value(f, "configs", c.Environment)
			p.Configs[f.Name] = c
		}
	}
	return unset
}
