package convert

import (
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/report"
)

// claimGroup returns the group that the claims of the unit are given to, so that
// a service with a numeric user can write to them: a fresh claim belongs to root.
// Nil when nothing has to be given to anyone.
func (u *unit) claimGroup() *int64 {
	if u.volumeGroup == nil || !u.mountsClaim() && (u.parent == nil || !u.parent.mountsClaim()) {
		return nil
	}
	return u.volumeGroup
}

func (u *unit) mountsClaim() bool {
	return slices.ContainsFunc(u.mounts, func(m *mount) bool { return m.claim != nil })
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
	if u.claimGroup() == nil {
		return
	}
	for _, m := range u.mounts {
		if m.mode != nil && *m.mode&0o040 == 0 {
			m.sayKey("mode", report.ContentModeWidened, fmt.Sprintf("%#o", *m.mode))
		}
	}
}
