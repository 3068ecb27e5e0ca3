package convert

import (
	"fmt"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// jobObject makes a Job. Its pod template can't be changed, so annotations ask
// those who apply it from a repository to replace it.
func jobObject(u *drafts.Draft, meta metav1.ObjectMeta) *batchv1.Job {
	annotate(&meta, "argocd.argoproj.io/sync-options", "Force=true,Replace=true")
	annotate(&meta, "kustomize.toolkit.fluxcd.io/force", "enabled")
	u.SayUnit(report.JobImmutable, u.ID)
	return &batchv1.Job{
		TypeMeta: metav1.TypeMeta{APIVersion: "batch/v1", Kind: "Job"}, ObjectMeta: meta,
		Spec: jobSpec(u),
	}
}

// jobSpec runs as many pods as there are replicas, at the same time.
func jobSpec(u *drafts.Draft) batchv1.JobSpec {
	return batchv1.JobSpec{
		BackoffLimit: u.Workload.Retries, Parallelism: u.In.Replicas(), Completions: u.In.Replicas(),
	}
}

// cronJobs makes one CronJob for each schedule. The first one bears the name.
func (c *converter) cronJobs(u *drafts.Draft, meta metav1.ObjectMeta, template corev1.PodTemplateSpec) []emit.Object {
	var all []emit.Object
	for i, s := range u.Schedules {
		if i > 0 {
			meta.Name = naming.Object(fmt.Sprintf("%s-%d", u.ID, i+1))
			c.reserve("workload", meta.Name, objects.Holder{Who: fmt.Sprintf("schedule %d of job %s", i+1, u.Name), At: u.At, Field: u.Path})
		}
		made := &batchv1.CronJob{
			TypeMeta: metav1.TypeMeta{APIVersion: "batch/v1", Kind: "CronJob"}, ObjectMeta: meta,
			Spec: batchv1.CronJobSpec{
				Schedule: s.Cron, TimeZone: s.Zone, StartingDeadlineSeconds: s.Deadline,
				ConcurrencyPolicy: batchv1.ForbidConcurrent,
				JobTemplate:       batchv1.JobTemplateSpec{Spec: jobSpec(u)},
			},
		}
		made.Spec.JobTemplate.Spec.Template = template
		u.BecameItem("triggers.schedule", i, account.Object("CronJob", meta.Name, "spec.schedule"))
		if s.Suspend {
			made.Spec.Suspend = &s.Suspend
		}
		all = append(all, made)
	}
	return all
}
