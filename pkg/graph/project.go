package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
)

// New returns the graph of a project and of the objects that it was converted to.
// Bind mounts are drawn as volumes when they become one; those that become a
// ConfigMap are listed with their service.
func New(p *compose.Project, objects []emit.Object) *Graph {
	g, all := &Graph{Name: p.Name}, newIndex(objects)
	for _, name := range slices.Sorted(maps.Keys(p.Services)) {
		s := p.Services[name]
		g.Nodes = append(g.Nodes, Node{Service, name, source(s), all.of(convert.ObjectName(name))})
	}
	volumes := volumesOf(p, all)
	for _, name := range slices.Sorted(maps.Keys(volumes)) {
		g.Nodes = append(g.Nodes, Node{Kind: Volume, Name: name, Became: slices.SortedFunc(maps.Keys(volumes[name]), Object.compare)})
	}
	if p.Tree.Get("networks") != nil {
		for _, name := range slices.Sorted(maps.Keys(p.Networks)) {
			g.Nodes = append(g.Nodes, Node{Kind: Network, Name: name, Became: all.network(convert.ObjectName(name))})
		}
	}
	g.relate(p)
	return g
}

// source says what a service runs.
func source(s types.ServiceConfig) string {
	if s.Image == "" && s.Build != nil {
		return "build " + s.Build.Context
	}
	return s.Image
}

// volumesOf returns what each volume becomes, by its name or its path.
func volumesOf(p *compose.Project, all *index) map[string]map[Object]bool {
	volumes := map[string]map[Object]bool{}
	for name, s := range p.Services {
		for _, v := range s.Volumes {
			became := all.mount(convert.ObjectName(name), v.Target)
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

// relate adds the edges from every service.
func (g *Graph) relate(p *compose.Project) {
	at := map[string]int{}
	for i, n := range g.Nodes {
		at[n.Kind.String()+" "+n.Name] = i
	}
	for from, n := range g.Nodes {
		if n.Kind != Service {
			continue
		}
		edge := func(kind Kind, name string, relation Relation, label string) {
			if to, ok := at[kind.String()+" "+name]; ok {
				g.Edges = append(g.Edges, Edge{from, to, relation, label})
			}
		}
		s := p.Services[n.Name]
		for name, d := range s.DependsOn {
			edge(Service, name, DependsOn, condition(d.Condition))
		}
		for _, mode := range []string{s.NetworkMode, s.Pid, s.Ipc} {
			if name, ok := strings.CutPrefix(mode, types.ServicePrefix); ok {
				edge(Service, name, SharesPod, "one pod")
			}
		}
		for _, v := range s.Volumes {
			edge(Volume, v.Source, Mounts, "")
		}
		for name := range s.Networks {
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
