package compose

import (
	"github.com/composesource/composesource/pkg/report"
)

// canonicaliser brings the merged document into the long syntax that
// compose-go's types read: what compose-go does in transform.Canonical,
// transform.SetDefaultValues and paths.ResolveRelativePaths, in one walk, with
// the node that each entry of a list came from.
type canonicaliser struct {
	*merger
	given   []string // the Compose files that make the project, from the root
	origins map[string][]*Node
	ports   int
}

// canon brings one value into long syntax; nil after an error.
type canon func(c *canonicaliser, n *Node, at *fieldPath) *Node

// document returns the canonical form of the merged document.
func (c *canonicaliser) document(tree *Node) *Node {
	n := c.node(tree, &fieldPath{}, newCanons(), c.indexers)
	f := n.Field("services")
	if f == nil {
		return n
	}
	for i, s := range f.Value.Fields {
		f.Value.Fields[i].Value = c.inherit(s.Value, (&fieldPath{}).top("services", s.Name))
	}
	return n
}

// node returns the canonical form of n and everything below it. Values with an
// error are left out.
func (c *canonicaliser) node(n *Node, at *fieldPath, rules *rules[canon], keys *rules[indexer]) *Node {
	if n.bad {
		return nil
	}
	written := n.source()
	if do, ok := rules.rule(); ok {
		if n = do(c, n, at); n == nil {
			return nil
		}
	}
	if n.Kind == Scalar {
		return n
	}
	fields, items := n.Fields, n.Items
	if n.Kind == Mapping {
		fields = c.fields(n.Fields, at, rules, keys)
	} else {
		items = c.items(n.Items, at, rules, keys)
		c.origins[at.String()] = origins(items)
	}
	if n == written && !at.isAboveAttributes() && alike(fields, n.Fields) && alike(items, n.Items) {
		return n // most of a project stands in long syntax, and is not copied
	}
	out := *n
	out.origin, out.Fields, out.Items = written, fields, items
	return &out
}

// fields returns the canonical form of the fields of a mapping: the same slice where
// none differs from what was written.
func (c *canonicaliser) fields(written []Field, at *fieldPath, rules *rules[canon], keys *rules[indexer]) []Field {
	out, copied := written, false
	for i, f := range written {
		v := c.node(f.Value, at.field(f.Name), rules.field(f.Name), keys.field(f.Name))
		if v != f.Value && !copied {
			out, copied = append(make([]Field, 0, len(written)), written[:i]...), true
		}
		if v != nil && copied {
			out = append(out, Field{Name: f.Name, At: f.At, Value: v})
		}
	}
	return out
}

// items is like fields for a list, without what one of its keys repeats.
func (c *canonicaliser) items(written []*Node, at *fieldPath, rules *rules[canon], keys *rules[indexer]) []*Node {
	out, copied := written, false
	for i, item := range written {
		v := c.node(item, at.item(i), rules.item(), keys.item())
		if v != item && !copied {
			out, copied = append(make([]*Node, 0, len(written)), written[:i]...), true
		}
		if v != nil && copied {
			out = append(out, v)
		}
	}
	if key, ok := keys.rule(); ok {
		return c.unique(out, key, at)
	}
	return out
}

// alike reports whether two slices are the same one, or both are empty.
func alike[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

func origins(items []*Node) []*Node {
	list := make([]*Node, len(items))
	for i, item := range items {
		list[i] = item.source()
	}
	return list
}

// newCanons returns what is canonicalised where. The paths are those of
// compose-go's transform and paths packages, and the tests compare what comes out.
func newCanons() *rules[canon] {
	r := &rules[canon]{}
	for _, container := range []string{"services.*", "jobs.*", "services.*.pre_start.*"} {
		containerCanons(r, container)
	}
	for _, workload := range []string{"services.*", "jobs.*"} {
		workloadCanons(r, workload)
	}
	r.add("jobs.*.triggers.schedule.*", shortFor("cron"))
	r.add("services.*.deploy.resources.reservations.devices.*", deviceRequest)
	r.add("services.*.develop.watch.*.ignore", listOfOne)
	r.add("services.*.develop.watch.*.include", listOfOne)
	r.add("services.*.develop.watch.*.path", hostPath)
	for _, resource := range []string{"volumes", "networks", "secrets", "configs"} {
		r.add(resource+".*", externalName)
	}
	r.add("volumes.*.driver_opts", volumeOptions)
	r.add("configs.*.file", projectFile)
	r.add("secrets.*.file", projectFile)
	return r
}

func containerCanons(r *rules[canon], container string) {
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
		r.add(container+"."+attribute, do)
	}
}

func workloadCanons(r *rules[canon], workload string) {
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
	} {
		r.add(workload+"."+attribute, do)
	}
}

// wrong raises a finding about a value that has no canonical form.
func (c *canonicaliser) wrong(code report.Code, n *Node, at *fieldPath, args ...any) *Node {
	c.add(code, n.At, at.String(), append([]any{at.String()}, args...)...)
	return nil
}
