package workloads

import (
	"fmt"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/rollout"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// UpdateConfig becomes the rolling update of a Deployment. Swarm ends a task
// before it starts the new one unless it is told start-first.
func UpdateConfig(u *drafts.Draft) {
	if u.Deploy == nil || u.Deploy.UpdateConfig == nil {
		return
	}
	config := u.Deploy.UpdateConfig
	switch {
	case u.IsInit:
		u.Say("deploy.update_config", report.UpdateOfKind, "an init container")
		return
	case u.Kind != pods.Deployment:
		u.Say("deploy.update_config", report.UpdateOfKind, "a "+string(u.Kind))
		return
	}
	atOnce, said := intstr.FromInt32(1), "1"
	if config.Parallelism != nil {
		atOnce, said = intstr.FromInt32(drafts.Clamp32(*config.Parallelism)), fmt.Sprint(*config.Parallelism)
		if *config.Parallelism == 0 {
			atOnce, said = intstr.FromString("100%"), "all"
		}
	}
	update := rollout.Update{Unavailable: atOnce}
	if config.Order == "start-first" {
		update = rollout.Update{Surge: atOnce}
	}
	if config.Delay > 0 {
		update.MinReadySeconds = drafts.Seconds(time.Duration(config.Delay))
	}
	u.Rollout.Follow(update)
	u.Say("deploy.update_config", report.UpdateConfig, said, config.Order)
}

// RolledOut decides how a change replaces the pods of a Deployment, and says where
// that is not as it was written.
func RolledOut(u *drafts.Draft) rollout.Decision {
	var asked []rollout.Asked
	for _, part := range u.WithHooks() {
		asked = append(asked, part.Rollout)
	}
	d := rollout.Decide(u.Rollout, asked)
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
