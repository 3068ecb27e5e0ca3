package canonical

import (
	"github.com/composesource/composesource/pkg/compose/internal/merge"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// Canonicaliser brings the merged document into the long syntax that
// compose-go's types read: what compose-go does in transform.Canonical,
// transform.SetDefaultValues and paths.ResolveRelativePaths, in one walk, with
// the node that each entry of a list came from.
type Canonicaliser struct {
	*merge.Merger
	given []string // the Compose files that make the project, from the root
	ports int
}

// New returns who brings documents of a project into long syntax; given are the Compose
// files that make it, from the root.
func New(m *merge.Merger, given []string) *Canonicaliser {
	return &Canonicaliser{Merger: m, given: given}
}

// canon brings one value into long syntax; nil after an error.
type canon func(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node

// Document returns the canonical form of the merged document.
func (c *Canonicaliser) Document(written *tree.Node) *tree.Node {
	n := c.node(written, &tree.Path{}, newCanons(), c.Indexers)
	f := n.Field("services")
	if f == nil {
		return n
	}
	for i, s := range f.Value.Fields {
		f.Value.Fields[i].Value = c.inherit(s.Value, (&tree.Path{}).Top("services", s.Name))
	}
	return n
}

// node returns the canonical form of n and everything below it. Values with an
// error are left out.
func (c *Canonicaliser) node(n *tree.Node, at *tree.Path, rules *tree.Rules[canon], keys *tree.Rules[merge.Indexer]) *tree.Node {
	if n.Bad {
		return nil
	}
	written, given := n.Source(), n
	if do, ok := rules.Rule(); ok {
		if n = do(c, n, at); n == nil {
			return nil
		}
	}
	if n.Kind == tree.Scalar {
		return n
	}
	fields, items := n.Fields, n.Items
	if n.Kind == tree.Mapping {
		fields = c.fields(n.Fields, at, rules, keys)
	} else {
		items = c.items(n.Items, at, rules, keys)
	}
	if n == written && !at.IsAboveAttributes() && alike(fields, n.Fields) && alike(items, n.Items) {
		return n // most of a project stands in long syntax, and is not copied
	}
	if n == given {
		own := *n
		n = &own
	}
	n.Origin, n.Fields, n.Items = written, fields, items
	return n
}

// fields returns the canonical form of the fields of a mapping: the same slice where
// none differs from what was written.
func (c *Canonicaliser) fields(written []tree.Field, at *tree.Path, rules *tree.Rules[canon], keys *tree.Rules[merge.Indexer]) []tree.Field {
	out, copied := written, false
	for i, f := range written {
		at.Enter(f.Name)
		v := c.node(f.Value, at, rules.Field(f.Name), keys.Field(f.Name))
		at.Leave()
		if v != f.Value && !copied {
			out, copied = append(make([]tree.Field, 0, len(written)), written[:i]...), true
		}
		if v != nil && copied {
			out = append(out, tree.Field{Name: f.Name, At: f.At, Value: v})
		}
	}
	return out
}

// items is like fields for a list, without what one of its keys repeats.
func (c *Canonicaliser) items(written []*tree.Node, at *tree.Path, rules *tree.Rules[canon], keys *tree.Rules[merge.Indexer]) []*tree.Node {
	out, copied := written, false
	for i, item := range written {
		at.EnterItem(i)
		v := c.node(item, at, rules.Item(), keys.Item())
		at.Leave()
		if v != item && !copied {
			out, copied = append(make([]*tree.Node, 0, len(written)), written[:i]...), true
		}
		if v != nil && copied {
			out = append(out, v)
		}
	}
	if key, ok := keys.Rule(); ok {
		return c.Unique(out, key, at)
	}
	return out
}

// alike reports whether two slices are the same one, or both are empty.
func alike[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

// newCanons returns what is canonicalised where. The paths are those of
// compose-go's transform and paths packages, and the tests compare what comes out.
func newCanons() *tree.Rules[canon] {
	r := &tree.Rules[canon]{}
	for _, container := range []string{"services.*", "jobs.*", "services.*.pre_start.*"} {
		containerCanons(r, container)
	}
	for _, workload := range []string{"services.*", "jobs.*"} {
		workloadCanons(r, workload)
	}
	r.Add("jobs.*.triggers.schedule.*", shortFor("cron"))
	r.Add("services.*.deploy.resources.reservations.devices.*", deviceRequest)
	r.Add("services.*.develop.watch.*.exec.command", wordsOfTool)
	r.Add("services.*.develop.watch.*.ignore", listOfOne)
	r.Add("services.*.develop.watch.*.include", listOfOne)
	r.Add("services.*.develop.watch.*.path", hostPath)
	for _, resource := range []string{"volumes", "networks", "secrets", "configs"} {
		r.Add(resource+".*", externalName)
	}
	r.Add("volumes.*.driver_opts", volumeOptions)
	r.Add("configs.*.file", projectFile)
	r.Add("secrets.*.file", projectFile)
	return r
}

func containerCanons(r *tree.Rules[canon], container string) {
	for attribute, do := range map[string]canon{
		"command":         words,
		"entrypoint":      words,
		"env_file":        envFiles,
		"env_file.*.path": projectFile,
		"label_file":      listOfOne,
		"label_file.*":    projectFile,
		"gpus":            gpus,
		"gpus.*":          deviceRequest,
		"networks":        mappingOfNames,
		"models":          mappingOfNames,
		"volumes.*":       mount,
		"volumes.*.bind":  bindOptions,
		"dns":             dns,
		"tmpfs":           listOfOne,
		"devices.*":       device,
		"secrets.*":       secretMount,
		"configs.*":       shortFor("source"),
	} {
		r.Add(container+"."+attribute, do)
	}
}

func workloadCanons(r *tree.Rules[canon], workload string) {
	for attribute, do := range map[string]canon{
		"build":                       build,
		"build.context":               contextPath,
		"build.secrets.*":             shortFor("source"),
		"build.provenance":            asText,
		"build.sbom":                  asText,
		"build.additional_contexts":   pairs,
		"build.additional_contexts.*": contextPath,
		"build.ssh":                   sshKeys,
		"build.ssh.*":                 hostPath,
		"depends_on":                  dependencies,
		"ports":                       expandPorts,
		"ports.*":                     portDefaults,
		"post_start.*.command":        words,
		"pre_stop.*.command":          words,
	} {
		r.Add(workload+"."+attribute, do)
	}
}

// wrong raises a finding about a value that has no canonical form.
func (c *Canonicaliser) wrong(code report.Code, n *tree.Node, at *tree.Path, args ...any) *tree.Node {
	c.Add(code, n.At, at.String(), append([]any{at.String()}, args...)...)
	return nil
}
