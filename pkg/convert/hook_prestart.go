package convert

import (
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
