package storage

import (
	"path"
	"slices"

	"github.com/composesource/composesource/pkg/convert/internal/paths"
	"github.com/composesource/composesource/pkg/report"
)

// settleTargets sees to it that every mount has a place in the container of its
// own. Of several at one target it keeps the one that the container would see
// under docker compose.
func (u *member) settleTargets() {
	order := []string{"tmpfs", "volumes", "secrets", "configs", "shm_size"}
	holders := map[string]*Mount{}
	for _, m := range u.mounts {
		if m.Target == "/" || !path.IsAbs(m.Target) && !paths.IsWindows(m.Target) {
			m.Say(report.MountTarget, m.Target)
		}
		winner, loser := holders[m.Target], m
		if winner != nil && slices.Index(order, m.Attribute) < slices.Index(order, winner.Attribute) {
			winner, loser = m, winner
		}
		if winner == nil {
			winner = m
		} else {
			loser.Say(report.MountDuplicate, loser.Attribute, m.Target, winner.Attribute)
		}
		holders[m.Target] = winner
	}
	u.mounts = slices.DeleteFunc(u.mounts, func(m *Mount) bool { return holders[m.Target] != m })
}
