package lifecycle

import (
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/report"
)

// PreStart says how the hooks differ; they are units of their own, and the rules
// make their containers.
func PreStart(u *drafts.Draft) {
	if len(u.PreStart) > 0 {
		u.Say("pre_start", report.PreStartPerPod)
	}
	for i, hook := range u.HookDrafts {
		u.BecameItem("pre_start", i, account.Container("").Of(hook.Path))
		hook.Became("per_replica", account.Words("it runs before the container in every pod"))
		hook.Say("networks", report.HookNetwork, u.Name)
		for network := range hook.Networks {
			hook.SayAt([]string{"networks", network, "aliases"}, report.HookAlias)
		}
	}
	if u.In.Kind != pods.DaemonSet && u.GetScale() <= 1 {
		return
	}
	for i, hook := range u.PreStart {
		if !hook.PerReplica {
			u.SayItem("pre_start", i, report.PreStartOnce)
		}
	}
}
