package network

import (
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// Text is a text of the project that may name hosts.
type Text struct {
	reference.Text
	Unit *units.Unit
	Own  bool // a healthcheck: localhost is the unit itself
	Origin
}

// Origin is where a text stands. Only that of a text that names hosts is asked anything.
type Origin interface {
	What() string // for people: REDIS_URL of web
	Field() string
	At(offset int) report.Position
	IsSecret() bool // nothing of it may be shown
	Beside() Beside
	Put(edits []reference.Edit) // writes the text back
}

// Beside is what the variables beside a text say.
type Beside struct {
	Ports   map[string]int // that they hold, by the normal form of their names
	Secures []string       // those that ask for TLS
}

// Resolved is a text that names hosts.
type Resolved struct {
	Text
	Edits []reference.Edit // what to write in the place of names, in order
}

// Plan is what is known of names and ports.
type Plan struct {
	Resolved []Resolved // texts that name hosts
	Aliases  []Alias    // names that are no unit's own, by name
	Domains  []Domain   // by name

	planner *planner
}

// New plans the network of a project, whose texts are looked at once, when each hands
// them out. Others were told of some ports.
func New(p *compose.Project, set *units.Set, plan *pods.Plan, looks *inspect.Plan, each func(look func(Text)), told []Told, r *report.Report) *Plan {
	l := newPlanner(p, set, plan, looks, r)
	for _, m := range l.members {
		m.declarePorts()
	}
	for _, t := range told {
		l.of[t.Unit].listenTo(t)
	}
	l.planNames()
	l.planDocker()
	result := &Plan{planner: l}
	passages := l.find(each)
	l.namePods(passages)
	result.Resolved = make([]Resolved, 0, len(passages))
	for _, p := range passages {
		result.Resolved = append(result.Resolved, Resolved{p.Text, p.resolve()})
	}
	for _, m := range l.members {
		m.documentedPorts()
		m.peerPorts()
	}
	l.inOrder = sorted.Keys(l.hosts)
	l.judgeNames()
	l.findSharers()
	l.findCircles()
	result.Aliases, result.Domains = l.aliases(), l.keptDomains()
	return result
}

// Ports returns what a unit listens on, in the order of the file.
func (p *Plan) Ports(u *units.Unit) []Port { return p.planner.of[u].ports }

// Declares reports whether the user wrote a port of u.
func (p *Plan) Declares(u *units.Unit) bool { return p.planner.of[u].declares() }

// Referred reports whether something in the project dials u.
func (p *Plan) Referred(u *units.Unit) bool { return p.planner.of[u].referred }

// Called returns what a pod calls itself.
func (p *Plan) Called(pod *pods.Pod) Called { return p.planner.pods[pod].called }

// Circle names the services that dial each other in a circle with a pod; empty when
// there are none.
func (p *Plan) Circle(pod *pods.Pod) string { return p.planner.pods[pod].circle }

// Shared returns the names that a pod has in common with others, and the domain that
// it is found in.
func (p *Plan) Shared(pod *pods.Pod) []string { return p.planner.pods[pod].shared }

// Sharers returns the units that answer to the name of a unit, each pod once, and
// what there is to say about that; nil when it is the unit alone.
func (p *Plan) Sharers(u *units.Unit) ([]*units.Unit, Note) {
	n := p.planner.ofService(u)
	if n == nil || len(n.units(nil)) < 2 {
		return nil, Note{}
	}
	return unitsOf(n.units(nil)), p.planner.note(n, u.ID)
}

// Knows reports whether somebody answers to a name in lower case.
func (p *Plan) Knows(name string) bool { return p.planner.hosts[name] != nil }

// WithAddress returns the unit that has an address on a network; nil when none has.
func (p *Plan) WithAddress(address string) *units.Unit {
	if n := p.planner.hosts[address]; n != nil && n.has(addressName) {
		return n.answers[0].unit.Unit
	}
	return nil
}

// HasContainer reports whether a container of the project has a name.
func (p *Plan) HasContainer(name string) bool { return p.planner.containers[name] != nil }
