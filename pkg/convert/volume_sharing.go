package convert

import (
	"maps"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// labelVolumes is on the pods that must run on one node, with one value for each
// connected set of them.
const labelVolumes = "composesource.dev/volumes"

// shareVolumes keeps the pods that mount one ReadWriteOnce claim on one node, and
// lets old ones end before new ones start.
//
// A set of pods that hang together through their claims gets one label and one
// term. The scheduler lets a pod that matches its own terms be the first only
// while no pod anywhere matches any of them. With a term per claim, a pod between
// two claims would find a pod that matches one term, lose that exception, and
// never find a node that satisfies the other. With one term, either nobody of the
// set runs and the pod may go anywhere, or somebody does and it goes there.
func (c *converter) shareVolumes() {
	sets := &volumeSets{parent: map[string]string{}, claims: map[string]*claim{}}
	for _, u := range c.units {
		if u.host == u && !u.isInit {
			sets.add(u)
		}
	}
	for _, set := range sets.connected() {
		c.keepTogether(set)
	}
}

// volumeSets is a union-find over claims: claims that one pod mounts are in one
// set, and so are their pods.
type volumeSets struct {
	parent map[string]string // claim -> claim of the same set
	claims map[string]*claim // by name
	all    []podClaims
}

// volumeSet is a connected set: pods, and the claims that they mount, by name.
type volumeSet struct {
	pods     []*unit
	claims   []*claim
	mounting map[string][]*unit // the pods that mount a claim, by its name
}

type podClaims struct {
	unit   *unit
	claims []string
}

func (s *volumeSets) add(pod *unit) {
	p := podClaims{unit: pod}
	for _, part := range pod.parts() {
		for _, mounting := range append([]*unit{part}, part.hooks...) {
			s.addClaims(&p, mounting)
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

func (s *volumeSets) addClaims(p *podClaims, u *unit) {
	for _, m := range u.mounts {
		if m.claim != nil && m.claim.oneNode() && !slices.Contains(p.claims, m.claim.name) {
			p.claims = append(p.claims, m.claim.name)
			s.claims[m.claim.name] = m.claim
		}
	}
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
	sets := map[string]*volumeSet{}
	for _, name := range slices.Sorted(maps.Keys(s.claims)) {
		root := s.find(name)
		if sets[root] == nil {
			sets[root] = &volumeSet{mounting: map[string][]*unit{}}
		}
		sets[root].claims = append(sets[root].claims, s.claims[name])
	}
	for _, p := range s.all {
		set := sets[s.find(p.claims[0])]
		set.pods = append(set.pods, p.unit)
		for _, name := range p.claims {
			set.mounting[name] = append(set.mounting[name], p.unit)
		}
	}
	var all []*volumeSet
	for _, root := range slices.Sorted(maps.Keys(sets)) {
		all = append(all, sets[root])
	}
	return all
}

// keepTogether gives the pods of a set one label and one term, when there are
// several of them.
func (c *converter) keepTogether(set *volumeSet) {
	var names []string
	copies := 0
	for _, pod := range set.pods {
		if pod.kind != daemonSet {
			names = append(names, pod.Name)
			copies += replicasOf(pod)
		}
	}
	for _, k := range set.claims {
		c.sayShared(k, strings.Join(names, ", "), set.mounting[k.name])
	}
	if copies < 2 {
		return
	}
	value := naming.Label(set.claims[0].name)
	for _, pod := range set.pods {
		if pod.kind != daemonSet {
			pod.followVolumes(value)
		}
	}
}

// sayShared says what it takes that several pods mount a claim: together are the
// pods of its whole set.
func (c *converter) sayShared(k *claim, together string, mounting []*unit) {
	var names []string
	copies := 0
	for _, pod := range mounting {
		if pod.kind == daemonSet {
			c.report.Add(report.VolumeSharedDaemonset, k.At, k.Field, k.volume, pod.Name, k.modeHint())
			continue
		}
		names = append(names, pod.Name)
		copies += replicasOf(pod)
	}
	switch {
	case copies < 2:
	case k.onePod():
		c.report.Add(report.VolumeOnePod, k.At, k.Field, k.volume, strings.Join(names, ", "))
	default:
		c.report.Add(report.VolumeShared, k.At, k.Field, k.volume, together, k.modeHint())
	}
}

func replicasOf(pod *unit) int {
	if pod.workload.replicas != nil {
		return int(*pod.workload.replicas)
	}
	return 1
}

// modeHint says how the claim can be mounted on several nodes.
func (k *claim) modeHint() string {
	if k.path == nil {
		return "use a named volume, whose access mode spec.volumes can set"
	}
	return "where the storage allows it, set spec.volumes." + k.volume + ".accessModes: [ReadWriteMany]"
}

// followVolumes asks the scheduler for the node of the pods with the label.
func (u *unit) followVolumes(value string) {
	u.volumesLabel = value
	if u.affinity().PodAffinity == nil {
		u.affinity().PodAffinity = &corev1.PodAffinity{}
	}
	a := u.affinity().PodAffinity
	a.RequiredDuringSchedulingIgnoredDuringExecution = append(a.RequiredDuringSchedulingIgnoredDuringExecution, corev1.PodAffinityTerm{
		LabelSelector: &metav1.LabelSelector{MatchLabels: map[string]string{labelPartOf: u.c.partOf(), labelVolumes: value}},
		TopologyKey:   corev1.LabelHostname,
	})
}
