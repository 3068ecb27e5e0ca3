package sharing

import (
	"slices"

	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/users"
	"github.com/composesource/composesource/pkg/report"
)

// Plan says what pods have because of their volumes.
type Plan struct {
	groups map[*pods.Pod]string // why they have the group
	nodes  map[*pods.Pod]string // what their label says
}

// New plans what pods have because of their volumes.
func New(running *pods.Plan, store *storage.Plan, images *inspect.Plan, r *report.Report) *Plan {
	s := sharing{store: store, images: images, report: r}
	for _, p := range running.All {
		s.pods = append(s.pods, s.mountedBy(p))
	}
	return &Plan{groups: s.giveVolumes(), nodes: s.shareVolumes()}
}

// Group returns why a pod has the group of volumes; empty when it hasn't.
func (p *Plan) Group(pod *pods.Pod) string { return p.groups[pod] }

// Node returns the value of the label of pods that must run on one node; empty for a
// pod that may run on any.
func (p *Plan) Node(pod *pods.Pod) string { return p.nodes[pod] }

// sharing is one run over one project.
type sharing struct {
	store  *storage.Plan
	images *inspect.Plan
	report *report.Report
	pods   []*pod
}

// pod is a pod with the claims that it mounts, each once.
type pod struct {
	*pods.Pod
	claims []*storage.Claim
}

func (s *sharing) mountedBy(p *pods.Pod) *pod {
	mounting := &pod{Pod: p}
	for _, u := range everyPart(p) {
		for _, m := range s.store.Mounts(u) {
			if m.Claim != nil && !slices.Contains(mounting.claims, m.Claim) {
				mounting.claims = append(mounting.claims, m.Claim)
			}
		}
	}
	return mounting
}

// everyPart returns the units of a pod with their hooks, the most significant first.
func everyPart(p *pods.Pod) []*units.Unit {
	var all []*units.Unit
	for _, u := range p.Units() {
		all = append(append(all, u), u.Hooks...)
	}
	return all
}

func (s *sharing) account(u *units.Unit) users.Account { return users.Of(u, s.images.Of(u)) }
