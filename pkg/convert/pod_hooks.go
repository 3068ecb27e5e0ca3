package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/rules/lifecycle"
)

// finishHooks gives the hooks the mounts of their service, which Compose shares
// with volumes_from, and readies them for it.
func (c *converter) finishHooks() {
	for _, u := range c.units {
		for _, h := range u.HookDrafts {
			inheritMounts(h, u)
		}
		lifecycle.PrepareMounts(u)
	}
}

func inheritMounts(u *drafts.Draft, from *drafts.Draft) {
	for _, mount := range from.Container.VolumeMounts {
		if !slices.ContainsFunc(u.Container.VolumeMounts, func(own corev1.VolumeMount) bool {
			return own.MountPath == mount.MountPath
		}) {
			u.Container.VolumeMounts = append(u.Container.VolumeMounts, mount)
		}
	}
}
