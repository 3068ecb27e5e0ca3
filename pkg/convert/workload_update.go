package convert

import (
	"fmt"
	"time"

	"k8s.io/apimachinery/pkg/util/intstr"

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
		u.say("deploy.update_config", report.UpdateOfKind, "an init container")
		return
	case u.kind != deployment:
		u.say("deploy.update_config", report.UpdateOfKind, "a "+string(u.kind))
		return
	}
	atOnce, said := intstr.FromInt32(1), "1"
	if config.Parallelism != nil {
		atOnce, said = intstr.FromInt32(clamp32(*config.Parallelism)), fmt.Sprint(*config.Parallelism)
		if *config.Parallelism == 0 {
			atOnce, said = intstr.FromString("100%"), "all"
		}
	}
	r := &rolling{unavailable: atOnce}
	if config.Order == "start-first" {
		r = &rolling{surge: atOnce}
	}
	if config.Delay > 0 {
		r.minReadySeconds = seconds(time.Duration(config.Delay))
	}
	u.workload.rolling = r
	u.say("deploy.update_config", report.UpdateConfig, said, config.Order)
}
