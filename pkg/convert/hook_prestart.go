package convert

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/report"
)

// preStart says how the hooks differ; they are units of their own, and the rules
// make their containers.
func preStart(u *unit) {
	if len(u.PreStart) > 0 {
		u.Say("pre_start", report.PreStartPerPod)
	}
	for i, hook := range u.hooks {
		u.BecameItem("pre_start", i, account.Container("").Of(hook.Path))
		hook.Became("per_replica", account.Words("it runs before the container in every pod"))
		hook.Say("networks", report.HookNetwork, u.Name)
		for network := range hook.Networks {
			hook.SayAt([]string{"networks", network, "aliases"}, report.HookAlias)
		}
	}
	if u.in.Kind != pods.DaemonSet && u.GetScale() <= 1 {
		return
	}
	for i, hook := range u.PreStart {
		if !hook.PerReplica {
			u.SayItem("pre_start", i, report.PreStartOnce)
		}
	}
}

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

func sameEnvironment(a, b []compose.Variable) bool {
	return slices.EqualFunc(a, b, func(a, b compose.Variable) bool {
		return a.Name == b.Name && a.Value == b.Value && a.Unset == b.Unset
	})
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
