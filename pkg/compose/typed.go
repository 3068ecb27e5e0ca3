package compose

import (
	"reflect"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/canonical"
	"github.com/composesource/composesource/pkg/compose/internal/consistency"
	"github.com/composesource/composesource/pkg/compose/internal/decode"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// typed is a project whose services aren't copied by whoever reads or completes one.
type typed struct {
	types.Project    `yaml:",inline"`
	Services         Services
	DisabledServices Services `yaml:"-"`
}

// project makes the typed project out of the merged document; nil after an
// error.
func (l *loader) project(name, dir string, merged *tree.Node) *Project {
	long := canonical.New(l.merger, l.given).Document(merged)
	ownContainers(long, name)
	typed := &typed{}
	decode.New(l.Sayer).Decode(long, reflect.ValueOf(typed).Elem(), &tree.Path{})
	for name, s := range typed.Services {
		if s == nil { // nothing is written in it
			s = &types.ServiceConfig{}
			typed.Services[name] = s
		}
		s.Name = name
	}
	for name, j := range typed.Jobs {
		j.Name = name
		typed.Jobs[name] = j
	}
	typed.Name, typed.WorkingDir, typed.Environment, typed.ComposeFiles = name, dir, l.projectVars, l.given
	l.profiles(typed)
	consistency.Check(l.Sayer, merged, long, typed.Services, typed.Jobs)
	l.leftOut(typed, merged)
	l.normalise(typed)
	containers := l.resolve(typed, long)
	unset := contents(&typed.Project, long)
	if l.Failed {
		return nil
	}
	return &Project{
		Project: &typed.Project, Services: typed.Services, DisabledServices: typed.DisabledServices, Tree: merged, Root: l.root, Resolved: l.options.Resolved, containers: containers, unset: unset,
	}
}

// resolve fills the environments and labels of all containers.
func (l *loader) resolve(p *typed, n *tree.Node) map[string]container {
	containers := map[string]container{}
	resolve := func(spec *types.ContainerSpec, n *tree.Node, at *tree.Path) {
		written := n.Source()
		containers[at.String()] = container{written, canonical.Origins(n, written), l.environment(spec, n, at)}
		l.labels(spec, n, at)
	}
	for _, f := range n.Get("services").AllFields() {
		s, active := p.Services[f.Name]
		if !active {
			continue
		}
		at := (&tree.Path{}).Top("services", f.Name)
		resolve(&s.ContainerSpec, f.Value, at)
		for i := range s.PreStart {
			hook := at.Field("pre_start").Item(i)
			resolve(&s.PreStart[i].ContainerSpec, f.Value.Get("pre_start").Items[i], hook)
		}
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
