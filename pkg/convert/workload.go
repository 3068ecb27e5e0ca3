package convert

import (
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/rules/workloads"
	"github.com/composesource/composesource/pkg/internal/sorted"
)

// assembleWorkloads makes one workload object of every pod.
func (c *converter) assembleWorkloads() {
	c.Became("name", account.Words("the label %s of every object", objects.LabelPartOf))
	for _, u := range c.units {
		if u.Host == u && !u.IsInit {
			c.addWorkload(u)
		}
	}
}

func (c *converter) addWorkload(u *drafts.Draft) {
	meta := u.Metadata(u.ID)
	for _, key := range sorted.Keys(u.Workload.Annotations) {
		annotate(&meta, key, u.Workload.Annotations[key])
	}
	switch u.Kind {
	case pods.StatefulSet:
		o := statefulSet(u, meta)
		c.fillTemplate(&o.Spec.Template, u)
		c.add(o)
	case pods.DaemonSet:
		o := daemonSet(u, meta)
		c.fillTemplate(&o.Spec.Template, u)
		c.add(o)
	case pods.Job:
		o := jobObject(u, meta)
		c.fillTemplate(&o.Spec.Template, u)
		c.add(o)
	case pods.CronJob:
		var template corev1.PodTemplateSpec
		c.fillTemplate(&template, u)
		c.add(c.cronJobs(u, meta, template)...)
	default:
		o := deployment(u, meta)
		c.fillTemplate(&o.Spec.Template, u)
		c.add(o)
	}
}

func deployment(u *drafts.Draft, meta metav1.ObjectMeta) *appsv1.Deployment {
	decided := workloads.RolledOut(u)
	return &appsv1.Deployment{
		TypeMeta: metav1.TypeMeta{APIVersion: "apps/v1", Kind: "Deployment"}, ObjectMeta: meta,
		Spec: appsv1.DeploymentSpec{
			Replicas: u.In.Replicas(), Selector: selector(u), Strategy: decided.Strategy, MinReadySeconds: decided.MinReadySeconds,
		},
	}
}

func selector(u *drafts.Draft) *metav1.LabelSelector {
	return &metav1.LabelSelector{MatchLabels: u.Selector()}
}

func statefulSet(u *drafts.Draft, meta metav1.ObjectMeta) *appsv1.StatefulSet {
	return &appsv1.StatefulSet{
		TypeMeta: metav1.TypeMeta{APIVersion: "apps/v1", Kind: "StatefulSet"}, ObjectMeta: meta,
		Spec: appsv1.StatefulSetSpec{
			Replicas: u.In.Replicas(), Selector: selector(u), ServiceName: u.ID + "-pods",
		},
	}
}

func daemonSet(u *drafts.Draft, meta metav1.ObjectMeta) *appsv1.DaemonSet {
	return &appsv1.DaemonSet{
		TypeMeta: metav1.TypeMeta{APIVersion: "apps/v1", Kind: "DaemonSet"}, ObjectMeta: meta,
		Spec: appsv1.DaemonSetSpec{Selector: selector(u)},
	}
}

// judgePods says which Pod Security level all pods pass.
func (c *converter) judgePods() { c.result.Posture = c.posture.Say(c.Project, c.Report) }
