package convert

import (
	"fmt"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/rollout"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// updateConfig becomes the rolling update of a Deployment. Swarm ends a task
// before it starts the new one unless it is told start-first.
func updateConfig(u *unit) {
	if u.Deploy == nil || u.Deploy.UpdateConfig == nil {
		return
	}
	config := u.Deploy.UpdateConfig
	switch {
	case u.isInit:
		u.Say("deploy.update_config", report.UpdateOfKind, "an init container")
		return
	case u.kind != pods.Deployment:
		u.Say("deploy.update_config", report.UpdateOfKind, "a "+string(u.kind))
		return
	}
	atOnce, said := intstr.FromInt32(1), "1"
	if config.Parallelism != nil {
		atOnce, said = intstr.FromInt32(clamp32(*config.Parallelism)), fmt.Sprint(*config.Parallelism)
		if *config.Parallelism == 0 {
			atOnce, said = intstr.FromString("100%"), "all"
		}
	}
	update := rollout.Update{Unavailable: atOnce}
	if config.Order == "start-first" {
		update = rollout.Update{Surge: atOnce}
	}
	if config.Delay > 0 {
		update.MinReadySeconds = seconds(time.Duration(config.Delay))
	}
	u.rollout.Follow(update)
	u.Say("deploy.update_config", report.UpdateConfig, said, config.Order)
}

// rolledOut decides how a change replaces the pods of a Deployment, and says where
// that is not as it was written.
func (u *unit) rolledOut() rollout.Decision {
	var asked []rollout.Asked
	for _, part := range u.withHooks() {
		asked = append(asked, part.rollout)
	}
	d := rollout.Decide(u.rollout, asked)
	u.Became("deploy.update_config", account.Workload("spec.strategy"))
	if d.MinReadySeconds > 0 {
		u.Became("deploy.update_config.delay", account.Workload("spec.minReadySeconds"))
	}
	if len(d.Recreated) > 0 {
		u.Say("deploy.update_config", report.UpdateRecreate, units.Nested(u.Wrote("deploy.update_config")), strings.Join(d.Recreated, "; "))
	}
	if len(d.Stopped) > 0 {
		u.Say("deploy.update_config.order", report.UpdateStopFirst, strings.Join(d.Stopped, "; "))
	}
	return d
}
