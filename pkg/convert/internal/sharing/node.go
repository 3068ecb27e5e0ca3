package sharing

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// LabelVolumes is on the pods that must run on one node, with one value for each
// connected set of them.
const LabelVolumes = "composesource.dev/volumes"

// OnNodeOf asks for the node of the pods that have labels.
func OnNodeOf(labels map[string]string) *corev1.Affinity {
	return &corev1.Affinity{PodAffinity: &corev1.PodAffinity{
		RequiredDuringSchedulingIgnoredDuringExecution: []corev1.PodAffinityTerm{{
			LabelSelector: &metav1.LabelSelector{MatchLabels: labels}, TopologyKey: corev1.LabelHostname,
		}},
	}}
}

// shareVolumes keeps the pods that mount one ReadWriteOnce claim on one node, and
// returns the values of their labels.
//
// A set of pods that hang together through their claims gets one label and one
// term. The scheduler lets a pod that matches its own terms be the first only
// while no pod anywhere matches any of them. With a term per claim, a pod between
// two claims would find a pod that matches one term, lose that exception, and
// never find a node that satisfies the other. With one term, either nobody of the
// set runs and the pod may go anywhere, or somebody does and it goes there.
func (s *sharing) shareVolumes() map[*pods.Pod]string {
	sets := &volumeSets{
		parent: make(map[string]string, len(s.pods)), claims: make(map[string]*storage.Claim, len(s.pods)), mounting: make(map[string][]*pod, len(s.pods)),
	}
	for _, p := range s.pods {
		sets.add(p)
	}
	labels := map[*pods.Pod]string{}
	for _, set := range sets.connected() {
		s.keepTogether(set, sets.mounting, labels)
	}
	return labels
}

// volumeSets is a union-find over claims: claims that one pod mounts are in one
// set, and so are their pods.
type volumeSets struct {
	parent   map[string]string         // claim -> claim of the same set
	claims   map[string]*storage.Claim // by name
	mounting map[string][]*pod         // the pods that mount a claim, by its name
	all      []podClaims
}

// volumeSet is a connected set: pods, and the claims that they mount, by name.
type volumeSet struct {
	pods   []*pod
	claims []*storage.Claim
}

type podClaims struct {
	pod    *pod
	claims []string
}

func (s *volumeSets) add(mounting *pod) {
	p := podClaims{pod: mounting}
	for _, k := range mounting.claims {
		if k.OneNode() && !slices.Contains(p.claims, k.Name) {
			p.claims = append(p.claims, k.Name)
			s.claims[k.Name] = k
		}
	}
	if len(p.claims) == 0 {
		return
	}
	for _, name := range p.claims {
		s.union(p.claims[0], name)
	}
	s.all = append(s.all, p)
}

// find returns the root of a claim's set, and shortens the way there.
func (s *volumeSets) find(name string) string {
	for s.parent[name] != "" && s.parent[name] != name {
		if above := s.parent[s.parent[name]]; above != "" {
			s.parent[name] = above
		}
		name = s.parent[name]
	}
	return name
}

// union makes the smaller name the root, so that names don't depend on the order
// of pods.
func (s *volumeSets) union(a, b string) {
	a, b = s.find(a), s.find(b)
	s.parent[max(a, b)] = min(a, b)
}

// connected returns the sets, by the name of their root.
func (s *volumeSets) connected() []*volumeSet {
	sets := make(map[string]*volumeSet, len(s.claims))
	for _, name := range sorted.Keys(s.claims) {
		root := s.find(name)
		if sets[root] == nil {
			sets[root] = &volumeSet{}
		}
		sets[root].claims = append(sets[root].claims, s.claims[name])
	}
	for _, p := range s.all {
		set := sets[s.find(p.claims[0])]
		set.pods = append(set.pods, p.pod)
		for _, name := range p.claims {
			s.mounting[name] = append(s.mounting[name], p.pod)
		}
	}
	var all []*volumeSet
	for _, root := range sorted.Keys(sets) {
		all = append(all, sets[root])
	}
	return all
}

// keepTogether gives the pods of a set one label, when there are several of them.
func (s *sharing) keepTogether(set *volumeSet, mounting map[string][]*pod, labels map[*pods.Pod]string) {
	var names []string
	copies := 0
	for _, p := range set.pods {
		if p.Kind != pods.DaemonSet {
			names = append(names, p.Lead.Name)
			copies += p.copies()
		}
	}
	together := strings.Join(names, ", ")
	for _, k := range set.claims {
		s.sayShared(k, together, mounting[k.Name])
	}
	if copies < 2 {
		return
	}
	value := naming.Label(set.claims[0].Name)
	for _, p := range set.pods {
		if p.Kind != pods.DaemonSet {
			labels[p.Pod] = value
		}
	}
}

// sayShared says what it takes that several pods mount a claim: together are the
// pods of its whole set.
func (s *sharing) sayShared(k *storage.Claim, together string, mounting []*pod) {
	var names []string
	copies := 0
	for _, p := range mounting {
		if p.Kind == pods.DaemonSet {
			s.report.Add(report.VolumeSharedDaemonset, k.At, k.Field, k.Volume, p.Lead.Name, k.ModeHint())
			continue
		}
		names = append(names, p.Lead.Name)
		copies += p.copies()
	}
	switch {
	case copies < 2:
	case k.OnePod():
		s.report.Add(report.VolumeOnePod, k.At, k.Field, k.Volume, strings.Join(names, ", "))
	default:
		s.report.Add(report.VolumeShared, k.At, k.Field, k.Volume, together, k.ModeHint())
	}
}

// copies is how many pods of a kind run.
func (p *pod) copies() int {
	if n := p.Replicas(); n != nil {
		return int(*n)
	}
	return 1
}
