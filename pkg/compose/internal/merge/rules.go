package merge

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// newMergeRules returns the attributes that are not merged by their shape. The
// paths are those of compose-go's override package, and the tests compare what comes out.
func newMergeRules() *tree.Rules[mergeRule] {
	r := &tree.Rules[mergeRule]{}
	for _, resource := range []string{"networks", "volumes", "secrets", "configs"} {
		r.Add(resource+".*.labels", mergePairs)
	}
	r.Add("networks.*.ipam.config", mergeSubnets)
	r.Add("services.*.deploy.labels", mergePairs)
	for _, workload := range []string{"services.*.", "jobs.*."} {
		for _, name := range []string{"annotations", "build.args", "build.additional_contexts", "build.labels", "environment", "labels", "volumes.*.volume.labels", "sysctls"} {
			r.Add(workload+name, mergePairs)
		}
		for _, name := range []string{"build.extra_hosts", "dns", "dns_opt", "dns_search", "env_file", "label_file", "extra_hosts", "tmpfs"} {
			r.Add(workload+name, mergeLists)
		}
		for _, name := range []string{"command", "entrypoint", "healthcheck.test"} {
			r.Add(workload+name, replace)
		}
		for _, name := range []string{"models", "networks"} {
			r.Add(workload+name, mergeNames(func(n *tree.Node) *tree.Node { return n.ScalarAt(nil) }))
		}
		r.Add(workload+"depends_on", mergeNames(Dependency))
		r.Add(workload+"build", mergeBuild)
		r.Add(workload+"logging", mergeLogging)
		r.Add(workload+"ulimits.*", mergeUlimit)
	}
	return r
}

func replace(_ *Merger, _, over *tree.Node, _ *tree.Path, _ *tree.Rules[mergeRule]) *tree.Node {
	return over
}

// mergePairs merges KEY=VALUE entries, in list or mapping syntax, by key.
func mergePairs(m *Merger, base, over *tree.Node, at *tree.Path, _ *tree.Rules[mergeRule]) *tree.Node {
	switch {
	case base.Kind == tree.Mapping && over.Kind == tree.Mapping:
		return MergeFields(base, over, func(_, f tree.Field) tree.Field { return f })
	case base.IsNull():
		return over
	case over.IsNull():
		return base
	}
	return tree.SequenceOf(base, m.Unique(slices.Concat(tree.Entries(base), tree.Entries(over)), keyOfPair, at))
}

// mergeLists appends what is new, a single text or the mapping of extra_hosts
// taken as a list.
func mergeLists(_ *Merger, base, over *tree.Node, at *tree.Path, _ *tree.Rules[mergeRule]) *tree.Node {
	if over.Kind == tree.Mapping && at.Name(0) != "extra_hosts" {
		return over // the schema says so
	}
	files := at.Name(0) == "env_file" || at.Name(0) == "label_file"
	return tree.SequenceOf(base, appendNew(tree.Entries(base), tree.Entries(over), files))
}

// appendNew appends the items that base does not have. Relative paths are the
// same only when they are relative to the same directory.
func appendNew(base, over []*tree.Node, paths bool) []*tree.Node {
	known := make(map[string]bool, len(base)+len(over))
	key := func(n *tree.Node) string {
		var b strings.Builder
		if paths {
			b.WriteString(n.From.Dir + "\x00")
		}
		n.Write(&b)
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
