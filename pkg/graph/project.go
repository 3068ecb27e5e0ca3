package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/naming"
)

// New returns the graph of a project, of what it was converted to and of how people
// come in: by the ports that it publishes, and by the hosts of routers.
// Bind mounts are drawn as volumes when they become one; those that become a
// ConfigMap are listed with their service.
func New(p *compose.Project, result convert.Result) *Graph {
	g, all := &Graph{Name: p.Name}, newIndex(result)
	runs := workloads(p)
	for _, w := range runs {
		g.Nodes = append(g.Nodes, Node{w.kind, w.Name, w.source() + w.says(result.Images[w.Name]), all.of(w.Name)})
	}
	volumes := volumesOf(runs, all)
	for _, name := range slices.Sorted(maps.Keys(volumes)) {
		g.Nodes = append(g.Nodes, Node{Kind: Volume, Name: name, Became: slices.SortedFunc(maps.Keys(volumes[name]), Object.compare)})
	}
	if p.Tree.Get("networks") != nil {
		for _, name := range slices.Sorted(maps.Keys(p.Networks)) {
			g.Nodes = append(g.Nodes, Node{Kind: Network, Name: name, Became: all.network(naming.Object(name))})
		}
	}
	g.relate(runs)
	g.enter(runs, result.Entrances)
	return g
}

// workload is a service or a job.
type workload struct {
	kind Kind
	*types.ServiceConfig
}

// workloads returns the services, then the jobs, each by name: the first nodes.
func workloads(p *compose.Project) []workload {
	var all []workload
	for _, name := range slices.Sorted(maps.Keys(p.Services)) {
		all = append(all, workload{Service, p.Services[name]})
	}
	for _, name := range slices.Sorted(maps.Keys(p.Jobs)) {
		j := p.Jobs[name]
		all = append(all, workload{Job, &types.ServiceConfig{Name: name, ContainerSpec: j.ContainerSpec, WorkloadSpec: j.WorkloadSpec}})
	}
	return all
}

// source says what runs.
func (w workload) source() string {
	if w.Image == "" && w.Build != nil {
		return "build " + w.Build.Context
	}
	return w.Image
}

// volumesOf returns what each volume becomes, by its name or its path.
func volumesOf(runs []workload, all *index) map[string]map[Object]bool {
	volumes := map[string]map[Object]bool{}
	for _, w := range runs {
		for _, v := range w.Volumes {
			became := all.mount(w.Name, v.Target)
			bind := v.Type == types.VolumeTypeBind
			if v.Source == "" || !bind && v.Type != types.VolumeTypeVolume || bind && (became == Object{} || became.holdsContent()) {
				continue
			}
			if volumes[v.Source] == nil {
				volumes[v.Source] = map[Object]bool{}
			}
			if became != (Object{}) {
				volumes[v.Source][became] = true
			}
		}
	}
	return volumes
}

// relate adds the edges from everything that runs, which are the first nodes.
func (g *Graph) relate(runs []workload) {
	at := map[string]int{}
	for i, n := range g.Nodes {
		at[n.Kind.String()+" "+n.Name] = i
	}
	for from, w := range runs {
		edge := func(kind Kind, name string, relation Relation, label string) {
			if to, ok := at[kind.String()+" "+name]; ok {
				g.Edges = append(g.Edges, Edge{from, to, relation, label})
			}
		}
		for name, d := range w.DependsOn { // a name is a service's or a job's
			edge(Service, name, DependsOn, condition(d.Condition))
			edge(Job, name, DependsOn, condition(d.Condition))
		}
		for _, mode := range []string{w.NetworkMode, w.Pid, w.Ipc} {
			if name, ok := strings.CutPrefix(mode, types.ServicePrefix); ok {
				edge(Service, name, SharesPod, "one pod")
			}
		}
		for _, v := range w.Volumes {
			edge(Volume, v.Source, Mounts, "")
		}
		for name := range w.Networks {
			edge(Network, name, Joins, "")
		}
	}
	slices.SortFunc(g.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Label, b.Label))
	})
	g.Edges = slices.Compact(g.Edges)
}

// condition says what a dependent waits for; that the other one was started is
// the rule and needs no words.
func condition(c string) string {
	switch c {
	case types.ServiceConditionHealthy:
		return "healthy"
	case types.ServiceConditionCompletedSuccessfully:
		return "completed"
	default:
		return ""
	}
}
