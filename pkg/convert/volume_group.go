package convert

import (
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

// volumeGroup is the group that claims are given to. It is the same for everyone
// and always: a claim with data that gets another group, or its first one, has the
// modes of all its files widened by the kubelet once, and some servers refuse a
// key or a cookie that a group can read.
const volumeGroup = int64(2000)

// giveVolumes decides which pods give what they mount to the group. A new claim
// belongs to root, and Docker gives a new volume to whom the image says. A member
// of the group can write there whoever it is, so nobody has to know.
//
// A pod asks for the group when somebody in it is not known to be root. Pods that
// share a claim have it together, or the one that mounts the claim first would
// decide. A well-known store that starts as root never has it because of others:
// it owns its data, and is the one to refuse wider modes.
func (c *converter) giveVolumes() {
	g := grouping{mounting: map[*claim][]*unit{}, reached: map[*claim]bool{}}
	for _, u := range c.units {
		if u.host == u && !u.isInit {
			g.add(u)
		}
	}
	var names []string
	for _, pod := range g.spread() {
		names = append(names, pod.Name)
		pod.grouped = true
		for _, part := range pod.everyPart() {
			part.sayWidenedModes()
		}
	}
	if len(names) > 0 {
		slices.Sort(names)
		c.report.Add(report.VolumeGroup, report.Position{}, "volumes", strings.Join(slices.Compact(names), ", "), fmt.Sprint(volumeGroup))
	}
}

// grouping finds the pods that have the group: those that ask for it, and those
// that share claims with them.
type grouping struct {
	mounting map[*claim][]*unit // the pods that mount a claim
	reached  map[*claim]bool
	queue    []*unit
}

func (g *grouping) add(pod *unit) {
	for _, k := range pod.claimsMounted() {
		g.mounting[k] = append(g.mounting[k], pod)
	}
	if pod.asksForGroup() {
		g.queue = append(g.queue, pod)
	}
}

// spread returns the pods that have the group, every one once.
func (g *grouping) spread() []*unit {
	known := map[*unit]bool{}
	for _, pod := range g.queue {
		known[pod] = true
	}
	for i := 0; i < len(g.queue); i++ {
		for _, k := range g.queue[i].claimsMounted() {
			if g.reached[k] {
				continue
			}
			g.reached[k] = true
			for _, other := range g.mounting[k] {
				if !known[other] && !other.mountsStore() {
					known[other] = true
					g.queue = append(g.queue, other)
				}
			}
		}
	}
	return g.queue
}

// asksForGroup reports whether something in a pod may need the group.
func (u *unit) asksForGroup() bool {
	store := u.mountsStore()
	return slices.ContainsFunc(u.everyPart(), func(part *unit) bool {
		switch _, numeric := part.account().Numeric(); {
		case numeric:
			return len(part.mounts) > 0 && slices.ContainsFunc(part.mounts, (*mount).isOwned)
		case part.account().IsRoot() || store: // who reads the files of a store is root, or its user
			return false
		}
		return slices.ContainsFunc(part.mounts, func(m *mount) bool { return m.claim != nil && !m.claim.external })
	})
}

// isOwned reports whether a mount can't be used by everyone.
func (m *mount) isOwned() bool { return m.claim != nil || m.mode != nil && *m.mode&0o004 == 0 }

// everyPart returns the units of a pod with their hooks.
func (u *unit) everyPart() []*unit {
	var all []*unit
	for _, part := range u.bySignificance() {
		all = append(append(all, part), part.hooks...)
	}
	return all
}

// claimsMounted returns what a pod mounts; a claim may come several times.
func (u *unit) claimsMounted() []*claim {
	var all []*claim
	for _, part := range u.everyPart() {
		for _, m := range part.mounts {
			if m.claim != nil {
				all = append(all, m.claim)
			}
		}
	}
	return all
}

// mountsStore reports whether a pod mounts the data of a store that starts as root.
func (u *unit) mountsStore() bool {
	return slices.ContainsFunc(u.claimsMounted(), func(k *claim) bool { return k.ofStore })
}

// isRootStore reports whether a unit is a well-known store that starts as root and
// owns its data.
func (u *unit) isRootStore() bool {
	return u.account().IsRoot() && u.Build == nil && images.IsStore(u.Image)
}

// groupChangePolicy leaves what lies deeper in a volume alone once its root has
// the right group: some databases refuse directories that a group can write to.
func groupChangePolicy() *corev1.PodFSGroupChangePolicy {
	policy := corev1.FSGroupChangeOnRootMismatch
	return &policy
}

// sayWidenedModes speaks about mounted files that the group can read because the
// pod has one.
func (u *unit) sayWidenedModes() {
	for _, m := range u.mounts {
		if m.mode != nil && *m.mode&0o040 == 0 {
			m.SayKey("mode", report.ContentModeWidened, fmt.Sprintf("%#o", *m.mode))
		}
	}
}
