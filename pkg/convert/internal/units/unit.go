package units

import (
	"fmt"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// Unit is one container of the project: of a service, of a job, or a pre_start
// hook.
type Unit struct {
	*types.ServiceConfig

	Path   string           // services.web, jobs.backup, services.web.pre_start[0]
	ID     string           // the name of its objects
	Node   *compose.Node    // what the user wrote
	At     report.Position  // of it
	Job    *types.JobConfig // of a top-level job
	Parent *Unit            // the service of a pre_start hook
	Hooks  []*Unit          // its pre_start hooks

	project *compose.Project
	report  *report.Report
	ledger  *account.Ledger
	fields  map[string]map[*compose.Node]string // see item
	given   []compose.Variable                  // of a job that is not written as one
}

// Set is all units of a project.
type Set struct {
	All    []*Unit          // services, each followed by its hooks, then jobs, each by name
	Left   map[string]*Unit // services that become nothing, by name; none of All
	byPath map[string]*Unit
	Ledger *account.Ledger // what became of what was written
}

// At returns the unit at a path such as services.web; nil when there is none, or
// when it isn't active.
func (s *Set) At(path string) *Unit { return s.byPath[path] }

// Service returns the service of that name; nil when there is none.
func (s *Set) Service(name string) *Unit { return s.byPath["services."+name] }

// List makes a unit of every active service, hook and job. The services in left are
// left out.
func List(p *compose.Project, left map[string]bool, r *report.Report) *Set {
	s := &Set{Left: map[string]*Unit{}, byPath: map[string]*Unit{}, Ledger: account.New()}
	if r.OnlyCounts() {
		s.Ledger.Outline()
	}
	for _, name := range sorted.Keys(p.Services) {
		u := newUnit(p, r, s.Ledger, "services."+name, p.Services[name], p.Tree.Get("services", name), p.At("services", name))
		if left[name] {
			s.Left[name] = u
			continue
		}
		u.Hooks = hooksOf(u)
		s.add(u)
		s.add(u.Hooks...)
	}
	for _, name := range sorted.Keys(p.Jobs) {
		j := p.Jobs[name]
		u := newUnit(p, r, s.Ledger, "jobs."+name, &types.ServiceConfig{
			Name: name, Profiles: j.Profiles, ContainerSpec: j.ContainerSpec, WorkloadSpec: j.WorkloadSpec,
		}, p.Tree.Get("jobs", name), p.At("jobs", name))
		u.Job = &j
		s.add(u)
	}
	return s
}

// AddJob adds a job that is not written as one: a label of another unit asks for it,
// which stands at the position.
func (s *Set) AddJob(by *Unit, at report.Position, cfg *types.ServiceConfig, job *types.JobConfig, env []compose.Variable) *Unit {
	u := newUnit(by.project, by.report, s.Ledger, "jobs."+cfg.Name, cfg, &compose.Node{Kind: compose.Mapping}, at)
	u.Job, u.given = job, env
	s.add(u)
	return u
}

func (s *Set) add(units ...*Unit) {
	for _, u := range units {
		s.All = append(s.All, u)
		s.byPath[u.Path] = u
	}
}

// hooksOf makes a unit of every pre_start hook.
func hooksOf(u *Unit) []*Unit {
	var hooks []*Unit
	written := u.Wrote("pre_start")
	for i, hook := range u.PreStart {
		node, at := &compose.Node{Kind: compose.Mapping}, u.At
		if written != nil && i < len(written.Items) {
			node, at = written.Items[i], written.Items[i].At
		}
		h := newUnit(u.project, u.report, u.ledger, fmt.Sprintf("%s.pre_start[%d]", u.Path, i),
			&types.ServiceConfig{Name: u.Name, ContainerSpec: hook.ContainerSpec}, node, at)
		h.Parent = u
		hooks = append(hooks, h)
	}
	return hooks
}

func newUnit(p *compose.Project, r *report.Report, l *account.Ledger, path string, cfg *types.ServiceConfig, node *compose.Node, at report.Position) *Unit {
	u := &Unit{ServiceConfig: cfg, Path: path, Node: node, At: at, project: p, report: r, ledger: l}
	u.ID = naming.Object(u.Short())
	return u
}

// Reference returns the image that the unit runs in: by the name that Compose gives it
// where the project builds it and doesn't name it.
func (u *Unit) Reference() string {
	switch {
	case u.Image == "" && u.Parent != nil:
		return u.Parent.Reference()
	case u.Image == "" && u.Build != nil:
		return naming.Image(u.project.Name, u.Name)
	}
	return u.Image
}

// Short is the unit's path without its section.
func (u *Unit) Short() string {
	_, name, _ := strings.Cut(u.Path, ".")
	return name
}

// Container returns the name of the unit's container.
func (u *Unit) Container() string { return naming.Container(u.Short()) }

// Environment returns the variables of the container as they were resolved.
func (u *Unit) Environment() []compose.Variable {
	if u.given != nil {
		return u.given
	}
	return u.project.Environment(u.Path)
}

// Describe names the unit for people.
func (u *Unit) Describe() string {
	section, name, _ := strings.Cut(u.Path, ".")
	return strings.TrimSuffix(section, "s") + " " + name
}

// Wrote returns the node that the user wrote at attribute, a dotted path below
// the unit; nil when the user wrote nothing there.
func (u *Unit) Wrote(attribute string) *compose.Node {
	return u.Node.Below(attribute)
}

// Written is Wrote for an attribute that a hook may have inherited.
func (u *Unit) Written(attribute string) *compose.Node {
	if n := u.Wrote(attribute); n != nil || u.Parent == nil {
		return n
	}
	return u.Parent.Wrote(attribute)
}

// Namespace is an attribute that may name a service whose namespace is joined.
type Namespace struct{ Attribute, Value string }

// Namespaces returns the attributes that say whose namespaces the unit has.
func (u *Unit) Namespaces() []Namespace {
	return []Namespace{{"network_mode", u.NetworkMode}, {"pid", u.Pid}, {"ipc", u.Ipc}}
}
