package convert

import (
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/composesource/composesource/pkg/emit"
)

// kind is the kind of a workload object.
type kind string

// The kinds of workloads.
const (
	deployment  kind = "Deployment"
	statefulSet kind = "StatefulSet"
	daemonSet   kind = "DaemonSet"
	job         kind = "Job"
	cronJob     kind = "CronJob"
)

// assembleWorkloads makes one workload object of every pod.
func (c *converter) assembleWorkloads() {
	for _, u := range c.units {
		if u.host == u && !u.isInit {
			c.add(u.workloadObjects()...)
		}
	}
}

func (u *unit) workloadObjects() []emit.Object {
	meta := u.metadata(u.id)
	for _, key := range sortedKeys(u.workload.annotations) {
		annotate(&meta, key, u.workload.annotations[key])
	}
	template := u.podTemplate()
	u.posture.judge(u, &template)
	selector := &metav1.LabelSelector{MatchLabels: u.selector()}
	switch u.kind {
	case statefulSet:
		return []emit.Object{u.statefulSet(meta, selector, template)}
	case daemonSet:
		return []emit.Object{u.daemonSet(meta, selector, template)}
	case job:
		return []emit.Object{u.jobObject(meta, template)}
	case cronJob:
		return u.cronJobs(meta, template)
	default:
		return []emit.Object{u.deployment(meta, selector, template)}
	}
}

func (u *unit) deployment(meta metav1.ObjectMeta, selector *metav1.LabelSelector, template corev1.PodTemplateSpec) *appsv1.Deployment {
	d := &appsv1.Deployment{
		TypeMeta: metav1.TypeMeta{APIVersion: "apps/v1", Kind: "Deployment"}, ObjectMeta: meta,
		Spec: appsv1.DeploymentSpec{
			Replicas: u.workload.replicas, Selector: selector, Template: template, Strategy: u.strategy(),
		},
	}
	u.sayRecreated()
	if u.workload.rolling != nil {
		d.Spec.MinReadySeconds = u.workload.rolling.minReadySeconds
	}
	return d
}

// strategy is always written: a base that leaves it out can't change to Recreate
// later through server-side apply.
func (u *unit) strategy() appsv1.DeploymentStrategy {
	if u.workload.recreate {
		return appsv1.DeploymentStrategy{Type: appsv1.RecreateDeploymentStrategyType}
	}
	surge, unavailable := intstr.FromString("25%"), intstr.FromString("25%")
	if r := u.workload.rolling; r != nil {
		surge, unavailable = r.surge, r.unavailable
	}
	return appsv1.DeploymentStrategy{
		Type:          appsv1.RollingUpdateDeploymentStrategyType,
		RollingUpdate: &appsv1.RollingUpdateDeployment{MaxSurge: &surge, MaxUnavailable: &unavailable},
	}
}

func (u *unit) statefulSet(meta metav1.ObjectMeta, selector *metav1.LabelSelector, template corev1.PodTemplateSpec) *appsv1.StatefulSet {
	return &appsv1.StatefulSet{
		TypeMeta: metav1.TypeMeta{APIVersion: "apps/v1", Kind: "StatefulSet"}, ObjectMeta: meta,
		Spec: appsv1.StatefulSetSpec{
			Replicas: u.workload.replicas, Selector: selector, Template: template, ServiceName: u.id + "-pods",
		},
	}
}

func (u *unit) daemonSet(meta metav1.ObjectMeta, selector *metav1.LabelSelector, template corev1.PodTemplateSpec) *appsv1.DaemonSet {
	return &appsv1.DaemonSet{
		TypeMeta: metav1.TypeMeta{APIVersion: "apps/v1", Kind: "DaemonSet"}, ObjectMeta: meta,
		Spec: appsv1.DaemonSetSpec{Selector: selector, Template: template},
	}
}
