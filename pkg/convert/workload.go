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
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/internal/sorted"
)

// assembleWorkloads makes one workload object of every pod.
func (c *converter) assembleWorkloads() {
	c.Became("name", account.Words("the label %s of every object", objects.LabelPartOf))
	for _, u := range c.units {
		if u.Host == u && !u.IsInit {
			c.add(c.workloadObjects(u)...)
		}
	}
}

func (c *converter) workloadObjects(u *drafts.Draft) []emit.Object {
	meta := u.Metadata(u.ID)
	for _, key := range sorted.Keys(u.Workload.Annotations) {
		annotate(&meta, key, u.Workload.Annotations[key])
	}
	template := c.podTemplate(u)
	c.posture.Judge(u, &template)
	selector := &metav1.LabelSelector{MatchLabels: u.Selector()}
	switch u.Kind {
	case pods.StatefulSet:
		return []emit.Object{statefulSet(u, meta, selector, template)}
	case pods.DaemonSet:
		return []emit.Object{daemonSet(u, meta, selector, template)}
	case pods.Job:
		return []emit.Object{jobObject(u, meta, template)}
	case pods.CronJob:
		return c.cronJobs(u, meta, template)
	default:
		return []emit.Object{deployment(u, meta, selector, template)}
	}
}

func deployment(u *drafts.Draft, meta metav1.ObjectMeta, selector *metav1.LabelSelector, template corev1.PodTemplateSpec) *appsv1.Deployment {
	decided := workloads.RolledOut(u)
	d := &appsv1.Deployment{
		TypeMeta: metav1.TypeMeta{APIVersion: "apps/v1", Kind: "Deployment"}, ObjectMeta: meta,
		Spec: appsv1.DeploymentSpec{
			Replicas: u.In.Replicas(), Selector: selector, Template: template, Strategy: decided.Strategy, MinReadySeconds: decided.MinReadySeconds,
		},
	}
	return d
}

func statefulSet(u *drafts.Draft, meta metav1.ObjectMeta, selector *metav1.LabelSelector, template corev1.PodTemplateSpec) *appsv1.StatefulSet {
	return &appsv1.StatefulSet{
		TypeMeta: metav1.TypeMeta{APIVersion: "apps/v1", Kind: "StatefulSet"}, ObjectMeta: meta,
		Spec: appsv1.StatefulSetSpec{
			Replicas: u.In.Replicas(), Selector: selector, Template: template, ServiceName: u.ID + "-pods",
		},
	}
}

func daemonSet(u *drafts.Draft, meta metav1.ObjectMeta, selector *metav1.LabelSelector, template corev1.PodTemplateSpec) *appsv1.DaemonSet {
	return &appsv1.DaemonSet{
		TypeMeta: metav1.TypeMeta{APIVersion: "apps/v1", Kind: "DaemonSet"}, ObjectMeta: meta,
		Spec: appsv1.DaemonSetSpec{Selector: selector, Template: template},
	}
}

// judgePods says which Pod Security level all pods pass.
func (c *converter) judgePods() { c.result.Posture = c.posture.Say(c.Project, c.Report) }
