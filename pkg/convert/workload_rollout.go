package convert

import (
	"fmt"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/report"
)

// rollout decides how a change replaces the pods of a Deployment, by what they
// hold that a new pod would have to wait for. It is always written: a base that
// leaves it out can't change to Recreate later through server-side apply.
func (u *unit) rollout() appsv1.DeploymentStrategy {
	if reasons := u.heldByAll(); len(reasons) > 0 {
		u.say("deploy.update_config", report.UpdateRecreate, nested(u.wrote("deploy.update_config")), strings.Join(reasons, "; "))
		return appsv1.DeploymentStrategy{Type: appsv1.RecreateDeploymentStrategyType}
	}
	surge, unavailable := intstr.FromString("25%"), intstr.FromString("25%")
	if r := u.workload.rolling; r != nil {
		surge, unavailable = r.surge, r.unavailable
	}
	if reasons := u.heldByEach(); len(reasons) > 0 {
		switch r := u.workload.rolling; {
		case r == nil:
			unavailable = intstr.FromInt32(1)
		case r.surge != (intstr.IntOrString{}): // start-first
			unavailable = r.surge
			u.say("deploy.update_config.order", report.UpdateStopFirst, strings.Join(reasons, "; "))
		}
		surge = intstr.FromInt32(0)
	}
	return appsv1.DeploymentStrategy{
		Type:          appsv1.RollingUpdateDeploymentStrategyType,
		RollingUpdate: &appsv1.RollingUpdateDeployment{MaxSurge: &surge, MaxUnavailable: &unavailable},
	}
}

// heldByAll returns what all pods of u hold together, so that all of them have to
// end before a new one can have it.
func (u *unit) heldByAll() []string {
	reasons := map[string]bool{}
	for _, part := range u.withHooks() {
		if part.pod.HostNetwork && !part.isInit {
			reasons["they are on the network of their node"] = true
		}
		for _, p := range part.ports {
			if p.HostPort > 0 && !part.isInit {
				reasons[fmt.Sprintf("they have port %d of their node", p.HostPort)] = true
			}
		}
		for _, m := range part.mounts {
			if m.claim != nil && m.claim.oneNode() {
				reasons["volume "+m.claim.volume+" can be mounted on one node only"] = true
			}
		}
	}
	return sortedKeys(reasons)
}

// heldByEach returns what each pod of u holds for itself: its successor can have it
// as soon as that one pod has ended.
func (u *unit) heldByEach() []string {
	devices := map[string]bool{}
	var reasons []string
	for _, part := range u.withHooks() {
		if part.workload.apart && !part.isInit {
			reasons = []string{"each pod has a node of its own"}
		}
		for name := range part.container.Resources.Limits {
			if strings.Contains(string(name), "/") {
				devices["each pod has devices of "+string(name)] = true
			}
		}
	}
	return append(reasons, sortedKeys(devices)...)
}
