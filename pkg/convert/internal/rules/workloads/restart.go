package workloads

import (
	"math"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/report"
)

// restartPolicy is what Compose does when a container ends.
type restartPolicy struct {
	attribute string // where it was written; empty when it wasn't
	name      string // no, on-failure, always or unless-stopped
	retries   *int32 // of on-failure; nil for no limit
}

// String writes a policy as Compose does.
func (p restartPolicy) String() string {
	if p.retries == nil {
		return p.name
	}
	return p.name + ":" + strconv.Itoa(int(*p.retries))
}

// policyOf reads restart and deploy.restart_policy, which wins as in docker
// compose.
func policyOf(u *drafts.Draft) restartPolicy {
	if u.Deploy != nil && u.Deploy.RestartPolicy != nil {
		p := restartPolicy{attribute: "deploy.restart_policy", name: "always"}
		switch u.Deploy.RestartPolicy.Condition {
		case "none", "no":
			p.name = "no"
		case "on-failure", "unless-stopped":
			p.name = u.Deploy.RestartPolicy.Condition
		}
		if n := u.Deploy.RestartPolicy.MaxAttempts; n != nil {
			limit := drafts.Clamp32(*n)
			p.retries = &limit
		}
		return p
	}
	name, retries, _ := strings.Cut(u.Restart, ":")
	p := restartPolicy{attribute: "restart", name: name}
	if name == "" {
		return restartPolicy{name: "no"}
	}
	if n, err := strconv.ParseUint(retries, 10, 64); err == nil {
		limit := drafts.Clamp32(n)
		p.retries = &limit
	}
	return p
}

// Restart keeps the policy of a Job, and says where a workload that runs for
// ever can't have it.
func Restart(u *drafts.Draft) {
	p := policyOf(u)
	if p.attribute == "deploy.restart_policy" && u.Restart != "" {
		u.Say("restart", report.DefaultValue, "restart, beside deploy.restart_policy,")
	}
	becameRestart(u, p)
	switch {
	case u.IsInit:
		if u.Service == nil {
			u.Say(p.attribute, report.RestartOfOneShot, p.name)
		}
	case u.Kind == pods.Job || u.Kind == pods.CronJob:
		if p.attribute == "" && u.Plans.Pods.IgnoresOrder() && len(u.DependsOn) > 0 {
			p.name = "on-failure" // it starts too early, and has to try again like every pod
		}
		restartJob(u, p)
	case p.attribute == "":
	case p.name == "always" || p.name == "unless-stopped":
		u.Say(p.attribute, report.DefaultValue, p.attribute+": "+p.name)
	default:
		u.Say(p.attribute, report.RestartPolicy, p.String(), u.Name, string(u.Kind))
	}
}

// becameRestart notes what keeps the policy.
func becameRestart(u *drafts.Draft, p restartPolicy) {
	var n, attempts account.Note
	switch {
	case u.IsInit:
		return
	case u.Kind == pods.Job:
		n, attempts = account.Pod("restartPolicy"), account.Workload("spec.backoffLimit")
	case u.Kind == pods.CronJob:
		n, attempts = account.Pod("restartPolicy"), account.Workload("spec.jobTemplate.spec.backoffLimit")
	case p.name == "always" || p.name == "unless-stopped":
		n = account.Workload("").Which("restarts it whenever it ends")
	default:
		return
	}
	if p.attribute != "" {
		u.Became(p.attribute, n)
	}
	if u.Kind == pods.Job || u.Kind == pods.CronJob {
		u.Became("deploy.restart_policy.max_attempts", attempts)
	}
}

func restartJob(u *drafts.Draft, p restartPolicy) {
	var never int32
	u.Workload.Retries = &never
	u.PodSpec.RestartPolicy = corev1.RestartPolicyNever
	if p.name == "no" {
		if p.attribute != "" {
			u.Say(p.attribute, report.DefaultValue, p.attribute+": "+p.name)
		}
		return
	}
	unlimited := int32(math.MaxInt32)
	u.Workload.Retries = &unlimited
	u.PodSpec.RestartPolicy = corev1.RestartPolicyOnFailure
	if p.name == "on-failure" && p.retries != nil {
		u.Workload.Retries = p.retries
	}
	if p.name != "on-failure" {
		u.Say(p.attribute, report.RestartOfJob, p.name)
	}
}
