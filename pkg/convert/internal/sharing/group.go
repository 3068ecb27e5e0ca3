package sharing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// VolumeGroup is the group that claims are given to. It is the same for everyone
// and always: a claim with data that gets another group, or its first one, has the
// modes of all its files widened by the kubelet once, and some servers refuse a
// key or a cookie that a group can read.
const VolumeGroup = int64(2000)

// giveVolumes decides which pods give what they mount to the group, and returns why. A
// new claim belongs to root, and Docker gives a new volume to whom the image says. A
// member of the group can write there whoever it is, so nobody has to know.
//
// A pod asks for the group when somebody in it is not known to be root. Pods that
// share a claim have it together, or the one that mounts the claim first would
// decide. A well-known store that starts as root never has it because of others:
// it owns its data, and is the one to refuse wider modes.
func (s *sharing) giveVolumes() map[*pods.Pod]string {
	why, names := s.spread(), []string{}
	for _, p := range s.pods {
		if why[p.Pod] == "" {
			continue
		}
		names = append(names, p.Lead.Name)
		for _, u := range everyPart(p.Pod) {
			s.sayWidenedModes(u)
		}
	}
	if slices.Sort(names); len(names) > 0 {
		s.report.Add(report.VolumeGroup, report.Position{}, "volumes", strings.Join(slices.Compact(names), ", "), fmt.Sprint(VolumeGroup))
	}
	return why
}

// spread finds the pods that have the group: those that ask for it, and those that
// share claims with them, at any distance.
func (s *sharing) spread() map[*pods.Pod]string {
	why, mounting := map[*pods.Pod]string{}, map[*storage.Claim][]*pod{}
	var queue []*pod
	for _, p := range s.pods {
		for _, k := range p.claims {
			mounting[k] = append(mounting[k], p)
		}
		if reason := s.asksForGroup(p); reason != "" {
			why[p.Pod], queue = reason, append(queue, p)
		}
	}
	reached := map[*storage.Claim]bool{}
	for i := 0; i < len(queue); i++ {
		for _, k := range queue[i].claims {
			if reached[k] {
				continue
			}
			reached[k] = true
			for _, other := range mounting[k] {
				if why[other.Pod] == "" && !other.mountsStore() {
					why[other.Pod] = "it shares " + k.Volume + " with " + queue[i].Lead.Name
					queue = append(queue, other)
				}
			}
		}
	}
	return why
}

// asksForGroup returns why something in a pod may need the group; empty when nothing
// does.
func (s *sharing) asksForGroup(p *pod) string {
	store := p.mountsStore()
	for _, u := range everyPart(p.Pod) {
		mounts, account := s.store.Mounts(u), s.account(u)
		who, numeric := account.Numeric()
		switch {
		case numeric:
			if slices.ContainsFunc(mounts, (*storage.Mount).IsOwned) {
				return u.Name + " runs as " + who.String()
			}
		case account.IsRoot() || store: // who reads the files of a store is root, or its user
		case slices.ContainsFunc(mounts, func(m *storage.Mount) bool { return m.Claim != nil && !m.Claim.External }):
			return "nobody knows as whom " + u.Name + " runs"
		}
	}
	return ""
}

// mountsStore reports whether a pod mounts the data of a store that starts as root.
func (p *pod) mountsStore() bool {
	return slices.ContainsFunc(p.claims, func(k *storage.Claim) bool { return k.OfStore })
}

// sayWidenedModes speaks about mounted files that the group can read because the
// pod has one.
func (s *sharing) sayWidenedModes(u *units.Unit) {
	for _, m := range s.store.Mounts(u) {
		if m.Mode != nil && *m.Mode&0o040 == 0 {
			m.SayKey("mode", report.ContentModeWidened, fmt.Sprintf("%#o", *m.Mode))
		}
	}
}
