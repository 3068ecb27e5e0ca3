package convert

import (
	"path"
	"slices"

	"github.com/composesource/composesource/pkg/report"
)

// settleTargets sees to it that every mount has a place in the container of its
// own. Of several at one target it keeps the one that the container would see
// under docker compose.
func (u *unit) settleTargets() {
	order := []string{"tmpfs", "volumes", "secrets", "configs", "shm_size"}
	holders := map[string]*mount{}
	for _, m := range u.mounts {
		if m.target == "/" || !path.IsAbs(m.target) && !windowsPath.MatchString(m.target) {
			m.Say(report.MountTarget, m.target)
		}
		winner, loser := holders[m.target], m
		if winner != nil && slices.Index(order, m.Attribute) < slices.Index(order, winner.Attribute) {
			winner, loser = m, winner
		}
		if winner == nil {
			winner = m
		} else {
			loser.Say(report.MountDuplicate, loser.Attribute, m.target, winner.Attribute)
		}
		holders[m.target] = winner
	}
	u.mounts = slices.DeleteFunc(u.mounts, func(m *mount) bool { return holders[m.target] != m })
}
