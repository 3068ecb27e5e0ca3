package compose

import (
	"fmt"
	"slices"
	"strings"
)

// newMergeRules returns the attributes that are not merged by their shape. The
// paths are those of compose-go's override package, and the tests compare what comes out.
func newMergeRules() *rules[mergeRule] {
	r := &rules[mergeRule]{}
	for _, resource := range []string{"networks", "volumes", "secrets", "configs"} {
		r.add(resource+".*.labels", mergePairs)
	}
	r.add("networks.*.ipam.config", mergeSubnets)
	r.add("services.*.deploy.labels", mergePairs)
	for _, workload := range []string{"services.*.", "jobs.*."} {
		for _, name := range []string{"annotations", "build.args", "build.additional_contexts", "build.labels", "environment", "labels", "volumes.*.volume.labels", "sysctls"} {
			r.add(workload+name, mergePairs)
		}
		for _, name := range []string{"build.extra_hosts", "dns", "dns_opt", "dns_search", "env_file", "label_file", "extra_hosts", "tmpfs"} {
			r.add(workload+name, mergeLists)
		}
		for _, name := range []string{"command", "entrypoint", "healthcheck.test"} {
			r.add(workload+name, replace)
		}
		for _, name := range []string{"models", "networks"} {
			r.add(workload+name, mergeNames(func(n *Node) *Node { return n.scalarAt(nil) }))
		}
		r.add(workload+"depends_on", mergeNames(dependency))
		r.add(workload+"build", mergeBuild)
		r.add(workload+"logging", mergeLogging)
		r.add(workload+"ulimits.*", mergeUlimit)
	}
	return r
}

func replace(_ *merger, _, over *Node, _ *fieldPath, _ *rules[mergeRule]) *Node { return over }

// mergePairs merges KEY=VALUE entries, in list or mapping syntax, by key.
func mergePairs(m *merger, base, over *Node, at *fieldPath, _ *rules[mergeRule]) *Node {
	switch {
	case base.Kind == Mapping && over.Kind == Mapping:
		return mergeFields(base, over, func(_, f Field) Field { return f })
	case base.isNull():
		return over
	case over.isNull():
		return base
	}
	return sequence(base, m.unique(slices.Concat(entries(base), entries(over)), keyOfPair, at))
}

// mergeLists appends what is new, a single text or the mapping of extra_hosts
// taken as a list.
func mergeLists(_ *merger, base, over *Node, at *fieldPath, _ *rules[mergeRule]) *Node {
	if over.Kind == Mapping && at.name != "extra_hosts" {
		return over // the schema says so
	}
	files := at.name == "env_file" || at.name == "label_file"
	return sequence(base, appendNew(entries(base), entries(over), files))
}

// entry returns a field as an item of a list of KEY=VALUE.
func entry(f Field, v *Node) *Node {
	item := *v
	item.At, item.Value, item.Raw = f.At, f.Name, f.Name
	if !v.isNull() {
		item.Value, item.Raw = fmt.Sprintf("%s=%v", f.Name, v.plain()), f.Name+"="+v.Raw
	}
	return &item
}

// appendNew appends the items that base does not have. Relative paths are the
// same only when they are relative to the same directory.
func appendNew(base, over []*Node, paths bool) []*Node {
	known := make(map[string]bool, len(base)+len(over))
	key := func(n *Node) string {
		var b strings.Builder
		if paths {
			b.WriteString(n.from.dir + "\x00")
		}
		n.write(&b)
		return b.String()
	}
	list := slices.Clip(base)
	for _, n := range base {
		known[key(n)] = true
	}
	for _, n := range over {
		if k := key(n); !known[k] {
			known[k] = true
			list = append(list, n)
		}
	}
	return list
}
