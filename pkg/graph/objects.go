package graph

import (
	"slices"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/emit"
)

// index finds objects by what they are made of.
type index struct {
	owned    map[string][]string // by app.kubernetes.io/name
	inPod    map[string]string   // by the name of a container that belongs to another's pod
	uses     map[string][]string // ConfigMaps and Secrets that a container mounts
	mounts   map[string]string   // by container and target
	policies map[string]bool
	claims   map[string]string // what is asked of a claim, by its name
}

func newIndex(objects []emit.Object) *index {
	x := &index{
		owned: map[string][]string{}, inPod: map[string]string{}, uses: map[string][]string{},
		mounts: map[string]string{}, policies: map[string]bool{}, claims: map[string]string{},
	}
	for _, o := range objects {
		if claim, ok := o.(*corev1.PersistentVolumeClaim); ok {
			size := claim.Spec.Resources.Requests[corev1.ResourceStorage]
			x.claims[claim.Name] = strings.TrimSpace(size.String() + " " + modes(claim.Spec.AccessModes))
		}
	}
	for _, o := range objects {
		x.add(o)
	}
	return x
}

func (x *index) add(o emit.Object) {
	switch o := o.(type) {
	case *appsv1.Deployment:
		x.workload("Deployment", o.ObjectMeta, o.Spec.Template.Spec)
	case *appsv1.StatefulSet:
		x.workload("StatefulSet", o.ObjectMeta, o.Spec.Template.Spec)
	case *appsv1.DaemonSet:
		x.workload("DaemonSet", o.ObjectMeta, o.Spec.Template.Spec)
	case *batchv1.Job:
		x.workload("Job", o.ObjectMeta, o.Spec.Template.Spec)
	case *batchv1.CronJob:
		x.workload("CronJob", o.ObjectMeta, o.Spec.JobTemplate.Spec.Template.Spec)
	case *corev1.Service:
		x.own(o.ObjectMeta, "Service "+o.Name+ports(o.Spec.Ports))
	case *corev1.ConfigMap:
		x.own(o.ObjectMeta, "ConfigMap "+o.Name)
	case *corev1.Secret:
		x.own(o.ObjectMeta, "Secret "+o.Name)
	case *networkingv1.NetworkPolicy:
		x.policies[o.Name] = true
	}
}

func (x *index) own(meta metav1.ObjectMeta, line string) {
	name := meta.Labels["app.kubernetes.io/name"]
	x.owned[name] = append(x.owned[name], line)
}

func (x *index) workload(kind string, meta metav1.ObjectMeta, pod corev1.PodSpec) {
	x.own(meta, kind+" "+meta.Name)
	volumes := map[string]string{}
	for _, v := range pod.Volumes {
		volumes[v.Name] = x.volume(v)
	}
	for i, c := range slices.Concat(pod.InitContainers, pod.Containers) {
		if c.Name != meta.Name {
			what := "container of "
			if i < len(pod.InitContainers) {
				what = "init container of "
			}
			x.inPod[c.Name] = what + kind + " " + meta.Name
		}
		for _, m := range c.VolumeMounts {
			x.mounts[c.Name+" "+m.MountPath] = volumes[m.Name]
			if holdsContent(volumes[m.Name]) {
				x.uses[c.Name] = append(x.uses[c.Name], volumes[m.Name])
			}
		}
	}
}

// volume says what stands behind a volume of a pod.
func (x *index) volume(v corev1.Volume) string {
	switch {
	case v.PersistentVolumeClaim != nil:
		name := v.PersistentVolumeClaim.ClaimName
		return strings.TrimSpace("PersistentVolumeClaim " + name + " " + x.claims[name])
	case v.ConfigMap != nil:
		return "ConfigMap " + v.ConfigMap.Name
	case v.Secret != nil:
		return "Secret " + v.Secret.SecretName
	case v.HostPath != nil:
		return "host path " + v.HostPath.Path
	case v.EmptyDir != nil:
		return "emptyDir"
	default:
		return ""
	}
}

// of returns what the service with that object name became, and what it mounts.
func (x *index) of(name string) []string {
	lines := slices.Concat(x.owned[name], x.uses[name])
	if pod, ok := x.inPod[name]; ok && !slices.ContainsFunc(lines, func(l string) bool { return rank(l) == 0 }) {
		lines = append(lines, pod)
	}
	slices.SortFunc(lines, compareLines)
	return slices.Compact(lines)
}

// mount returns what a container finds at target.
func (x *index) mount(container, target string) string { return x.mounts[container+" "+target] }

func (x *index) network(name string) []string {
	if x.policies[name] {
		return []string{"NetworkPolicy " + name}
	}
	return []string{"the pod network"}
}
