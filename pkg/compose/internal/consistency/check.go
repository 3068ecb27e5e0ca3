package consistency

import (
	"maps"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/schema"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// checker looks at how the parts of a project fit together: what compose-go
// does in loader.checkConsistency and its validation package. It finds
// everything at once, in linear time, and leaves out two checks of compose-go
// that refuse valid files: `cpus` beside limits that do not name CPUs, and a
// dependency on an absent service with `required: false`.
type checker struct {
	*schema.Sayer
	tree     *tree.Node // what the user wrote
	doc      *tree.Node // the same in long syntax
	services map[string]*types.ServiceConfig
	jobs     types.Jobs
	defined  map[string]map[string]bool // section -> name
	waits    map[string][]ref           // the services that each of the active ones waits for
	images   map[string]bool            // whether a name is one of an image
}

// Check raises what is wrong with a project as a whole: written is the merged document,
// canonical the same in long syntax, services and jobs what is active of it.
func Check(l *schema.Sayer, written, canonical *tree.Node, services map[string]*types.ServiceConfig, jobs types.Jobs) {
	c := &checker{
		Sayer: l, tree: written, doc: canonical, services: services, jobs: jobs,
		defined: map[string]map[string]bool{}, waits: map[string][]ref{}, images: map[string]bool{},
	}
	for _, section := range tree.Sections {
		c.defined[section] = map[string]bool{}
		for _, f := range written.Get(section).AllFields() {
			c.defined[section][f.Name] = true
		}
	}
	c.resources()
	c.names()
	for _, kind := range []string{"services", "jobs"} {
		for _, f := range canonical.Get(kind).AllFields() {
			if c.active(kind, f.Name) {
				c.container(kind, f)
			}
		}
	}
	c.cycles()
}

// container checks one service or job.
func (c *checker) container(kind string, f tree.Field) {
	at := (&tree.Path{}).Top(kind, f.Name)
	c.waits[f.Name] = dependencyReferences(f.Value, at)
	for _, refs := range [][]ref{c.waits[f.Name], otherReferences(f.Value, at)} {
		for _, r := range refs {
			c.reference(kind, f.Name, r)
		}
	}
	c.sources(f.Value, at)
	c.targets(f.Value, at)
	c.ports(f.Value, at)
	c.exclusive(f.Value, at)
	c.devices(f.Value, at)
	if kind == "services" {
		c.service(f, at)
	}
}

// active reports whether a service or job belongs to the active profiles.
func (c *checker) active(kind, name string) bool {
	if kind == "jobs" {
		_, ok := c.jobs[name]
		return ok
	}
	_, ok := c.services[name]
	return ok
}

// names checks that a name means one thing.
func (c *checker) names() {
	for _, f := range c.doc.Get("jobs").AllFields() {
		if c.defined["services"][f.Name] {
			c.Add(report.NameTwice, f.At, "jobs."+f.Name, f.Name)
		}
	}
	taken := map[string]string{}
	for _, f := range c.doc.Get("services").AllFields() {
		name, ok := f.Value.Get("container_name").Text()
		if !ok || !c.active("services", f.Name) {
			continue
		}
		if other, ok := taken[name]; ok {
			n := f.Value.Get("container_name")
			c.Add(report.ContainerNameTaken, n.At, "services."+f.Name+".container_name", n.Shown(name), other)
		}
		taken[name] = f.Name
	}
}

// lookFor returns a hint for a name that is not defined.
func (c *checker) lookFor(section, name string) string {
	if best := c.Report.Nearest(name, maps.Keys(c.defined[section])); best != "" {
		return "did you mean " + best + "?"
	}
	switch {
	case section == "services":
		return "there is no service of that name in the project"
	case section == "volumes" && strings.ContainsAny(name, "/~"):
		return "use type: bind for a path"
	}
	return "declare it under " + section + ": at the top of the file"
}

// place returns where a field below n was written, and its path; the nearest
// one above it when it was not.
func place(n *tree.Node, key report.Position, at *tree.Path, names ...string) (report.Position, string) {
	for _, name := range names {
		f := n.Field(name)
		if f == nil {
			break
		}
		key, n, at = f.At, f.Value, at.Field(name)
	}
	return key, at.String()
}
