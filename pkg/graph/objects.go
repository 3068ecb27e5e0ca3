package graph

import (
	"slices"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"

	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/naming"
)

// index finds objects by what they are made of.
type index struct {
	owned    map[string][]Object       // by app.kubernetes.io/name
	placed   map[string]convert.Placed // by the name of the service or job
	uses     map[string][]Object       // ConfigMaps and Secrets that a container mounts
	mounts   map[string]Object         // by container and target
	policies map[string]bool
	claims   map[string]string // what is asked of a claim, by its name
}

func newIndex(result convert.Result) *index {
	x := &index{
		owned: map[string][]Object{}, placed: result.Placed, uses: map[string][]Object{},
		mounts: map[string]Object{}, policies: map[string]bool{}, claims: map[string]string{},
	}
	for _, o := range result.Objects {
		if claim, ok := o.(*corev1.PersistentVolumeClaim); ok {
			size := claim.Spec.Resources.Requests[corev1.ResourceStorage]
			x.claims[claim.Name] = strings.TrimSpace(size.String() + " " + modes(claim.Spec.AccessModes))
		}
	}
	for _, o := range result.Objects {
		x.add(o)
	}
	return x
}

func (x *index) add(o emit.Object) {
	switch o := o.(type) {
	case *appsv1.Deployment:
		x.workload("Deployment", o.ObjectMeta, "", o.Spec.Template.Spec)
	case *appsv1.StatefulSet:
		x.workload("StatefulSet", o.ObjectMeta, "", o.Spec.Template.Spec)
	case *appsv1.DaemonSet:
		x.workload("DaemonSet", o.ObjectMeta, "", o.Spec.Template.Spec)
	case *batchv1.Job:
		x.workload("Job", o.ObjectMeta, "", o.Spec.Template.Spec)
	case *batchv1.CronJob:
		x.workload("CronJob", o.ObjectMeta, schedule(o.Spec), o.Spec.JobTemplate.Spec.Template.Spec)
	case *corev1.Service:
		x.own("Service", o.ObjectMeta, ports(o.Spec.Ports))
	case *corev1.ConfigMap:
		x.own("ConfigMap", o.ObjectMeta, "")
	case *corev1.Secret:
		x.own("Secret", o.ObjectMeta, "")
	case *networkingv1.Ingress:
		x.own("Ingress", o.ObjectMeta, "")
	case *gatewayv1.HTTPRoute:
		x.own("HTTPRoute", o.ObjectMeta, "")
	case *networkingv1.NetworkPolicy:
		x.policies[o.Name] = true
	}
}

func (x *index) own(kind string, meta metav1.ObjectMeta, detail string) {
	name := meta.Labels["app.kubernetes.io/name"]
	x.owned[name] = append(x.owned[name], Object{kind, meta.Name, detail})
}

func (x *index) workload(kind string, meta metav1.ObjectMeta, detail string, pod corev1.PodSpec) {
	x.own(kind, meta, detail)
	volumes := map[string]Object{}
	for _, v := range pod.Volumes {
		volumes[v.Name] = x.volume(v)
	}
	for _, c := range slices.Concat(pod.InitContainers, pod.Containers) {
		for _, m := range c.VolumeMounts {
			x.mounts[c.Name+" "+m.MountPath] = volumes[m.Name]
			if volumes[m.Name].holdsContent() {
				x.uses[c.Name] = append(x.uses[c.Name], volumes[m.Name])
			}
		}
	}
}

// volume says what stands behind a volume of a pod.
func (x *index) volume(v corev1.Volume) Object {
	switch {
	case v.PersistentVolumeClaim != nil:
		name := v.PersistentVolumeClaim.ClaimName
		return Object{"PersistentVolumeClaim", name, x.claims[name]}
	case v.ConfigMap != nil:
		return Object{Kind: "ConfigMap", Name: v.ConfigMap.Name}
	case v.Secret != nil:
		return Object{Kind: "Secret", Name: v.Secret.SecretName}
	case v.HostPath != nil:
		return Object{Kind: "host path", Name: v.HostPath.Path}
	case v.EmptyDir != nil:
		return Object{Kind: "emptyDir"}
	default:
		return Object{}
	}
}

// of returns what a service or job became, and what it mounts.
func (x *index) of(name string) []Object {
	in, own := x.placed[name], naming.Object(name)
	all := slices.Concat(x.owned[own], x.uses[in.Container])
	switch {
	case in.Workload == own || in.Workload == "":
	case in.Init:
		all = append(all, Object{Kind: "init container of " + in.Kind, Name: in.Workload})
	default:
		all = append(all, Object{Kind: "container of " + in.Kind, Name: in.Workload})
	}
	slices.SortFunc(all, Object.compare)
	return slices.Compact(all)
}

// mount returns what the container of a service or job finds at target.
func (x *index) mount(name, target string) Object {
	return x.mounts[x.placed[name].Container+" "+target]
}

func (x *index) network(name string) []Object {
	if x.policies[name] {
		return []Object{{Kind: "NetworkPolicy", Name: name}}
	}
	return []Object{{Kind: "the pod network"}}
}
