package workloads

import (
	"fmt"
	"math"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/report"
)

// Replicas leaves the number open when the user did: an overlay or an
// autoscaler decides then, and isn't reset by the next apply.
func Replicas(u *drafts.Draft) {
	attribute, n := "scale", u.Scale
	if n == nil && u.Deploy != nil {
		attribute, n = "deploy.replicas", u.Deploy.Replicas
	}
	switch {
	case n == nil || *n < 0 || *n > math.MaxInt32:
		return
	case u.IsInit:
		u.Say(attribute, report.ReplicasOfOneShot)
		return
	case u.Host != u:
		if *n != u.Host.GetScale() {
			u.Say(attribute, report.ReplicasOfMember, u.Name, u.Host.Name)
		}
		u.Became(attribute, account.Words("as many pods as those of %s", u.Host.Name))
		return
	case u.Kind == pods.DaemonSet:
		u.Say(attribute, report.ReplicasPerNode)
		return
	}
	if u.Scale != nil && u.Deploy != nil && u.Deploy.Replicas != nil && *u.Scale == *u.Deploy.Replicas {
		u.Say("deploy.replicas", report.DefaultValue, "deploy.replicas, beside scale,")
	}
	u.Became(attribute, account.Workload(replicasField(u.Kind)))
	if port := publishedTCP(u); *n > 1 && port != 0 && u.Check.Config == nil {
		u.Say(attribute, report.ScaledWithoutHealthcheck, u.Name, fmt.Sprintf("%q", fmt.Sprintf("wget -q -O /dev/null http://127.0.0.1:%d/", port)))
	}
}

// replicasField is the field that holds how many pods a workload has at once.
func replicasField(k pods.Kind) string {
	switch k {
	case pods.Job:
		return "spec.parallelism"
	case pods.CronJob:
		return "spec.jobTemplate.spec.parallelism"
	}
	return "spec.replicas"
}

// publishedTCP returns the first TCP port that the unit publishes; 0 when there is
// none.
func publishedTCP(u *drafts.Draft) uint32 {
	for _, p := range u.Ports {
		if p.Protocol != "udp" && p.Target != 0 {
			return p.Target
		}
	}
	return 0
}

// DeployMode says what a mode loses; the kind of workload is planned with the pods.
func DeployMode(u *drafts.Draft) {
	if u.Deploy == nil {
		return
	}
	if u.Host == u && !u.IsInit {
		u.Became("deploy.mode", account.Workload(""))
	}
	switch u.Deploy.Mode {
	case "", "replicated", "global", "replicated-job":
	case "global-job":
		u.Say("deploy.mode", report.GlobalJob, u.Name)
	default:
		u.Say("deploy.mode", report.DeployMode, u.Deploy.Mode)
	}
}
