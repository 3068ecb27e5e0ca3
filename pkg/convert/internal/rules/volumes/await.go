package volumes

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/order"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/report"
)

// Await lets pods wait until a claim that they mount is filled from the image
// of another: in Docker every volume is filled before anything starts. Where that
// other waits for them in turn nobody waits, and the claim is filled a little late.
func Await(p *drafts.Plans, starts *order.Plan, all []*drafts.Draft) {
	c := awaiting{p, starts, all}
	if c.Pods.IgnoresOrder() {
		return
	}
	numbers := c.startsOfPods()
	for _, u := range c.units {
		for _, m := range c.Storage.Mounts(u.Unit) {
			if m.Claim != nil && m.Claim.FilledBy != nil && canAwait(u, c.Drafts[m.Claim.FilledBy], numbers) {
				awaitFill(u, m)
			}
		}
	}
}

// awaiting is one run over one project.
type awaiting struct {
	*drafts.Plans
	order *order.Plan
	units []*drafts.Draft
}

// startsOfPods numbers the pods so that each comes after those that it waits for,
// and those that fill claims as early as that allows: who waits for one with a
// smaller number waits in no circle.
func (c awaiting) startsOfPods() map[*drafts.Draft]int {
	starts := map[*drafts.Draft]int{}
	seen := map[*drafts.Draft]bool{}
	var visit func(host *drafts.Draft)
	visit = func(host *drafts.Draft) {
		if seen[host] {
			return
		}
		seen[host] = true
		for _, part := range host.Parts() {
			for _, target := range c.All(c.order.Waits(part.Unit, host.In)) {
				visit(target.Host)
			}
		}
		starts[host] = len(starts)
	}
	for _, m := range c.fillers() {
		for _, host := range placed(c.Drafts[m.FilledBy]) {
			visit(host)
		}
	}
	for _, u := range c.units {
		if u.Host == u && !u.IsInit {
			visit(u)
		}
	}
	return starts
}

// fillers returns the claims that an image fills.
func (c awaiting) fillers() []*storage.Claim {
	var all []*storage.Claim
	for _, u := range c.units {
		for _, m := range c.Storage.Mounts(u.Unit) {
			if m.Claim != nil && m.Claim.Filler == m {
				all = append(all, m.Claim)
			}
		}
	}
	return all
}

// canAwait reports whether every pod of u may wait for something that runs in
// another pod, and is sure to.
func canAwait(u *drafts.Draft, other *drafts.Draft, starts map[*drafts.Draft]int) bool {
	first := -1
	for _, host := range placed(other) {
		if host.Kind == pods.CronJob || host.In.None() {
			continue
		}
		if start, ok := starts[host]; ok && (first < 0 || start < first) {
			first = start
		}
	}
	if first < 0 {
		return false
	}
	return !slices.ContainsFunc(placed(u), func(host *drafts.Draft) bool {
		return slices.Contains(placed(other), host) || starts[host] < first
	})
}

// placed returns the hosts of the pods that u runs in, hooks included.
func placed(u *drafts.Draft) []*drafts.Draft {
	if u.Service != nil {
		u = u.Service
	}
	var hosts []*drafts.Draft
	for _, pod := range u.Plans.Pods.In(u.Unit) {
		hosts = append(hosts, u.Plans.Drafts[pod.Lead])
	}
	return hosts
}

// awaitFill adds the init container that waits for the mark on a claim.
func awaitFill(u *drafts.Draft, m *storage.Mount) {
	k := m.Claim
	name := u.Plans.Tools.Name("wait-for-" + k.FilledBy.ID + "-to-fill-" + k.Name)
	if slices.ContainsFunc(u.Inits, func(c corev1.Container) bool { return c.Name == name }) {
		return // mounted twice
	}
	m.Say(report.VolumeAwaited, u.Name, k.FilledBy.Name, k.Volume)
	u.Inits = slices.Insert(u.Inits, 0, corev1.Container{
		Name: name, Image: u.Plans.Tools.Image, Command: []string{"sh", "-c", words.Literal(awaitScript(k.FilledBy.ID, k.Name))},
		Resources: u.Plans.Tools.Resources, SecurityContext: u.Plans.Tools.Security,
		VolumeMounts: []corev1.VolumeMount{{Name: m.Volume.Name, MountPath: fillRoot, ReadOnly: true}},
	})
}

// awaitScript waits until the mark says that nothing is being copied.
func awaitScript(who, claim string) string {
	return "trap 'exit 143' TERM\n" +
		"echo waiting until " + who + " has filled " + claim + "\n" +
		"until read state < " + fillMark + " && [ \"$state\" != " + markFilling + " ]; do sleep 1 & wait $!; done 2>/dev/null\n"
}
