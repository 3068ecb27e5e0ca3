package network

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// planner is one run over one project.
type planner struct {
	project *compose.Project
	set     *units.Set
	plan    *pods.Plan
	report  *report.Report

	members []*member
	of      map[*units.Unit]*member
	pods    map[*pods.Pod]*pod
	running []*pod          // that a workload makes
	ids     map[string]bool // the names of workloads

	hosts      map[string]*name   // every name on the Compose network, in lower case
	inOrder    []string           // the same, when all are known
	containers map[string]*member // the services, by the names of their containers
	domains    map[string]*pod    // the Services under which names of two labels are kept
	nameless   map[string]*member // one-shots and what is left out, by the names that nothing answers to, in lower case

	networkNames map[string]bool     // the real names of the networks, in lower case
	publications map[int]publication // by the number on the host
	gateways     map[string]bool     // the addresses that the host has on networks
}

// member is a unit, and what is found out about it.
type member struct {
	*units.Unit
	pod      *pod
	says     *facts.Image // what its image says
	check    *types.HealthCheckConfig
	isInit   bool
	ports    []Port
	referred bool // something in the project dials it
	portless bool // and does not say on which port
	clusters bool // it dials one of the same image, or is dialled by one
}

// pod is a pod, and what is found out about it.
type pod struct {
	*pods.Pod
	node
	lead   *member
	units  []*member             // that run for as long as it does, the lead first
	called Called                // what it calls itself
	self   *selfReference        // where it names itself
	dotted map[nameKind][]string // its names that have a dot
	circle string                // the services that dial each other in a circle with it
	shared []string

	networks string // their names, which pods that see the same have in common
}

func newPlanner(p *compose.Project, set *units.Set, plan *pods.Plan, looks *inspect.Plan, r *report.Report) *planner {
	l := &planner{
		project: p, set: set, plan: plan, report: r, of: make(map[*units.Unit]*member, len(set.All)), pods: make(map[*pods.Pod]*pod, len(set.All)), ids: make(map[string]bool, len(set.All)),
		hosts: map[string]*name{}, containers: map[string]*member{}, domains: map[string]*pod{}, nameless: map[string]*member{},
		networkNames: map[string]bool{}, publications: map[int]publication{}, gateways: map[string]bool{},
	}
	for _, u := range set.All {
		m := &member{Unit: u, says: looks.Of(u), check: looks.Healthcheck(u).Config, isInit: plan.IsInit(u)}
		l.members, l.of[u], l.ids[u.ID] = append(l.members, m), m, true
		if of := plan.Of(u); l.pods[of] == nil {
			l.pods[of] = &pod{Pod: of, networks: strings.Join(sorted.Keys(of.Lead.Networks), " ")}
		}
	}
	for _, m := range l.members {
		m.pod = l.pods[plan.Of(m.Unit)]
		if m.pod.Lead == m.Unit {
			m.pod.lead, m.pod.pod = m, m.pod
			for _, u := range m.pod.Together() {
				m.pod.units = append(m.pod.units, l.of[u])
			}
		}
	}
	for _, of := range plan.All {
		l.running = append(l.running, l.pods[of])
	}
	return l
}

// ofService returns the name of a unit's service; nil when nobody answers to it.
func (l *planner) ofService(u *units.Unit) *name { return l.hosts[strings.ToLower(u.Name)] }

// onHost reports whether the pod is on the network of its node.
func (p *pod) onHost() bool { return p.Lead.NetworkMode == "host" }

func unitsOf(members []*member) []*units.Unit {
	all := make([]*units.Unit, len(members))
	for i, m := range members {
		all[i] = m.Unit
	}
	return all
}
