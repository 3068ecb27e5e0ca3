package convert

import (
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/report"
)

// podGroup returns the group that what the unit mounts is given to, so that a
// service with a numeric user can write to its claims and read the files that
// only their owner may: all of them belong to root. Nil when nothing has to be
// given to anyone.
func (u *unit) podGroup() *int64 {
	if u.volumeGroup == nil || !u.mountsOwned() && (u.parent == nil || !u.parent.mountsOwned()) {
		return nil
	}
	return u.volumeGroup
}

func (u *unit) mountsOwned() bool {
	return slices.ContainsFunc(u.mounts, func(m *mount) bool {
		return m.claim != nil || m.mode != nil && *m.mode&0o004 == 0 || m.files.hasPrivate()
	})
}

// hasPrivate reports whether some file is for its owner and group alone.
func (b *bundle) hasPrivate() bool {
	return b != nil && slices.ContainsFunc(b.files, func(f *mountedFile) bool { return f.mode != nil && *f.mode&0o004 == 0 })
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
	if u.podGroup() == nil {
		return
	}
	for _, m := range u.mounts {
		if m.mode != nil && *m.mode&0o040 == 0 {
			m.sayKey("mode", report.ContentModeWidened, fmt.Sprintf("%#o", *m.mode))
		}
	}
}
