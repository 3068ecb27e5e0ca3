package sharing_test

import (
	"slices"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	labelsets "k8s.io/apimachinery/pkg/labels"

	"github.com/composesource/composesource/pkg/convert/internal/sharing"
)

// sharingPods plans pods a, b, c, ... that mount claims, and returns what the
// scheduler sees of them.
func sharingPods(t *testing.T, mounts ...[]string) []*corev1.Pod {
	t.Helper()
	var written []string
	for i, names := range mounts {
		written = append(written, string(rune('a'+i))+" x - "+strings.Join(names, " "))
	}
	p, plan := planned(t, written...)
	var all []*corev1.Pod
	for _, pod := range p.Pods.All {
		seen := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: pod.Lead.ID, Labels: map[string]string{sharing.LabelVolumes: plan.Node(pod)}}}
		if node := plan.Node(pod); node != "" {
			seen.Spec.Affinity = sharing.OnNodeOf(map[string]string{sharing.LabelVolumes: node})
		}
		all = append(all, seen)
	}
	return all
}

// nodeFor does what the scheduler's InterPodAffinity plugin does with required
// terms (satisfyPodAffinity): every term needs a matching pod on the node, but
// for a pod that matches all of its own terms while no pod anywhere matches any.
// It returns the node, or -1 when no node fits.
func nodeFor(pod *corev1.Pod, nodes [][]*corev1.Pod, prefer int) int {
	if pod.Spec.Affinity == nil {
		return prefer
	}
	terms := pod.Spec.Affinity.PodAffinity.RequiredDuringSchedulingIgnoredDuringExecution
	matches := func(term corev1.PodAffinityTerm, other *corev1.Pod) bool {
		selector, err := metav1.LabelSelectorAsSelector(term.LabelSelector)
		return err == nil && selector.Matches(labelsets.Set(other.Labels))
	}
	anywhere := false
	for _, term := range terms {
		for _, node := range nodes {
			anywhere = anywhere || slices.ContainsFunc(node, func(p *corev1.Pod) bool { return matches(term, p) })
		}
	}
	self := !slices.ContainsFunc(terms, func(term corev1.PodAffinityTerm) bool { return !matches(term, pod) })
	if !anywhere && self {
		return prefer // the first of the set may go anywhere
	}
	return slices.IndexFunc(nodes, func(node []*corev1.Pod) bool {
		return !slices.ContainsFunc(terms, func(term corev1.PodAffinityTerm) bool {
			return !slices.ContainsFunc(node, func(p *corev1.Pod) bool { return matches(term, p) })
		})
	})
}

// placeAll schedules pods one after the other, each preferring another node.
func placeAll(pods []*corev1.Pod) (placed map[string]int) {
	nodes := make([][]*corev1.Pod, len(pods))
	placed = map[string]int{}
	for i, pod := range pods {
		node := nodeFor(pod, nodes, i)
		placed[pod.Name] = node
		if node >= 0 {
			nodes[node] = append(nodes[node], pod)
		}
	}
	return placed
}

// A shares one volume with B and B another with C: whoever comes first, all find
// a node, and it is one node. D shares nothing and stays free.
func TestSharingPodsFindOneNode(t *testing.T) {
	pods := sharingPods(t, []string{"one"}, []string{"one", "two"}, []string{"two"}, []string{"three"})
	for _, order := range permutations(3) {
		placed := placeAll([]*corev1.Pod{pods[order[0]], pods[order[1]], pods[order[2]], pods[3]})
		if placed["a"] != 0 || placed["b"] != 0 || placed["c"] != 0 {
			t.Errorf("in order %v they are placed at %v, want all on node 0", order, placed)
		}
		if placed["d"] != 3 {
			t.Errorf("d shares nothing and is held on node %d", placed["d"])
		}
	}
}

// A term per volume, the obvious way, leaves B without a node when A and C run
// already, or when A alone does. It is why a set has one label.
func TestTermPerVolumeDeadlocks(t *testing.T) {
	pod := func(name string, volumes ...string) *corev1.Pod {
		p := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{}}, Spec: corev1.PodSpec{
			Affinity: &corev1.Affinity{PodAffinity: &corev1.PodAffinity{}},
		}}
		for _, volume := range volumes {
			p.Labels["volume-"+volume] = "true"
			a := p.Spec.Affinity.PodAffinity
			a.RequiredDuringSchedulingIgnoredDuringExecution = append(a.RequiredDuringSchedulingIgnoredDuringExecution, corev1.PodAffinityTerm{
				LabelSelector: &metav1.LabelSelector{MatchLabels: map[string]string{"volume-" + volume: "true"}},
			})
		}
		return p
	}
	if placed := placeAll([]*corev1.Pod{pod("a", "one"), pod("b", "one", "two")}); placed["b"] != -1 {
		t.Errorf("b found node %d; the reason for one label per set is gone", placed["b"])
	}
}

func TestVolumeSets(t *testing.T) {
	pods := sharingPods(t, []string{"v4"}, []string{"v3", "v4"}, []string{"v2"}, []string{"v2", "v1"}, []string{"v3"}, nil)
	var got []string
	for _, pod := range pods {
		got = append(got, pod.Labels[sharing.LabelVolumes])
	}
	if want := []string{"v3", "v3", "v1", "v1", "v3", ""}; !slices.Equal(got, want) {
		t.Errorf("the sets are %q, want %q: named after their first claim", got, want)
	}
}

func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{{}}
	}
	var all [][]int
	for _, p := range permutations(n - 1) {
		for i := 0; i <= len(p); i++ {
			all = append(all, slices.Insert(slices.Clone(p), i, n-1))
		}
	}
	return all
}
