package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
)

// finishHooks gives the hooks the mounts of their service, which Compose shares
// with volumes_from, and readies them for it.
func (c *converter) finishHooks() {
	for _, u := range c.units {
		for _, h := range u.hooks {
			h.inheritMounts(u)
		}
		u.prepareMounts()
	}
}

func (u *unit) inheritMounts(from *unit) {
	for _, mount := range from.container.VolumeMounts {
		if !slices.ContainsFunc(u.container.VolumeMounts, func(own corev1.VolumeMount) bool {
			return own.MountPath == mount.MountPath
		}) {
			u.container.VolumeMounts = append(u.container.VolumeMounts, mount)
		}
	}
}
