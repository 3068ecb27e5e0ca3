package graph

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
)

func meta(name string) metav1.ObjectMeta {
	return metav1.ObjectMeta{Name: name, Labels: map[string]string{"app.kubernetes.io/name": name}}
}

// deployment mounts a claim at /data, a ConfigMap at /etc/app, and runs migrate
// first.
func deployment(name string) *appsv1.Deployment {
	d := &appsv1.Deployment{ObjectMeta: meta(name)}
	d.Spec.Template.Spec = corev1.PodSpec{
		InitContainers: []corev1.Container{{Name: "migrate"}},
		Containers: []corev1.Container{{Name: name, VolumeMounts: []corev1.VolumeMount{
			{Name: "data", MountPath: "/data"}, {Name: "etc", MountPath: "/etc/app"},
		}}},
		Volumes: []corev1.Volume{
			{Name: "data", VolumeSource: corev1.VolumeSource{PersistentVolumeClaim: &corev1.PersistentVolumeClaimVolumeSource{ClaimName: "shop-data"}}},
			{Name: "etc", VolumeSource: corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{LocalObjectReference: corev1.LocalObjectReference{Name: "web-etc"}}}},
		},
	}
	return d
}

func TestNew(t *testing.T) {
	claim := &corev1.PersistentVolumeClaim{ObjectMeta: meta("shop-data")}
	claim.Spec.AccessModes = []corev1.PersistentVolumeAccessMode{corev1.ReadWriteOnce}
	claim.Spec.Resources.Requests = corev1.ResourceList{corev1.ResourceStorage: resource.MustParse("5Gi")}
	service := &corev1.Service{ObjectMeta: meta("web-app")}
	service.Spec.Ports = []corev1.ServicePort{{Port: 80}, {Port: 53, Protocol: corev1.ProtocolUDP}}
	objects := []emit.Object{
		&corev1.Secret{ObjectMeta: meta("web-app"), Data: map[string][]byte{"PASSWORD": []byte("do-not-draw")}},
		service, deployment("web-app"), claim,
		&networkingv1.NetworkPolicy{ObjectMeta: metav1.ObjectMeta{Name: "back"}},
	}
	project := &compose.Project{
		Tree: &compose.Node{Kind: compose.Mapping, Fields: []compose.Field{{Name: "networks", Value: &compose.Node{}}}},
		Project: &types.Project{
			Name:     "shop",
			Networks: types.Networks{"back": {}, "front": {}},
		},
		Services: compose.Services{
			"web_app": {Name: "web_app", ContainerSpec: types.ContainerSpec{
				Image: "shop:1",
				Volumes: []types.ServiceVolumeConfig{
					{Type: "volume", Source: "data", Target: "/data"},
					{Type: "bind", Source: "etc", Target: "/etc/app"},
					{Type: "volume", Target: "/anonymous"},
				},
			}},
		},
	}
	web := project.Services["web_app"]
	web.DependsOn = types.DependsOnConfig{"migrate": {Condition: types.ServiceConditionCompletedSuccessfully}}
	web.Networks = map[string]*types.ServiceNetworkConfig{"back": nil}
	project.Services["migrate"] = &types.ServiceConfig{Name: "migrate"}
	want := &Graph{
		Name: "shop",
		Nodes: []Node{
			{Service, "migrate", "", []Object{{Kind: "init container of Deployment", Name: "web-app"}}},
			{Service, "web_app", "shop:1", became("Deployment web-app", "Service web-app: 80, 53/udp", "ConfigMap web-etc", "Secret web-app")},
			{Volume, "data", "", became("PersistentVolumeClaim shop-data: 5Gi RWO")},
			{Network, "back", "", became("NetworkPolicy back")},
			{Network, "front", "", []Object{{Kind: "the pod network"}}},
		},
		Edges: []Edge{{1, 0, DependsOn, "completed"}, {1, 2, Mounts, ""}, {1, 3, Joins, ""}},
	}
	if diff := cmp.Diff(want, New(project, convert.Result{Objects: objects, Placed: map[string]convert.Placed{
		"web_app": {Kind: "Deployment", Workload: "web-app", Container: "web-app"},
		"migrate": {Kind: "Deployment", Workload: "web-app", Container: "migrate", Init: true},
	}})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A job is drawn as what it becomes, and what both it and a service mount is one
// volume.
func TestNewWithJobs(t *testing.T) {
	claim := &corev1.PersistentVolumeClaim{ObjectMeta: meta("data")}
	claim.Spec.Resources.Requests = corev1.ResourceList{corev1.ResourceStorage: resource.MustParse("5Gi")}
	nightly, byHand := &batchv1.CronJob{ObjectMeta: meta("backup")}, &batchv1.CronJob{ObjectMeta: meta("restore")}
	nightly.Spec.Schedule, byHand.Spec.Schedule, byHand.Spec.Suspend = "0 3 * * *", "0 0 1 1 *", new(true)
	pod := deployment("db").Spec.Template.Spec
	pod.InitContainers, pod.Containers[0].Name, pod.Volumes[0].PersistentVolumeClaim.ClaimName = nil, "backup", "data"
	nightly.Spec.JobTemplate.Spec.Template.Spec = pod
	db := deployment("db")
	db.Spec.Template.Spec.Volumes[0].PersistentVolumeClaim.ClaimName = "data"
	mounts := []types.ServiceVolumeConfig{{Type: "volume", Source: "data", Target: "/data"}}
	project := &compose.Project{
		Tree:     &compose.Node{Kind: compose.Mapping},
		Services: compose.Services{"db": {Name: "db", ContainerSpec: types.ContainerSpec{Image: "postgres", Volumes: mounts}}},
		Project: &types.Project{
			Name: "shop",
			Jobs: types.Jobs{
				"backup": {
					ContainerSpec: types.ContainerSpec{Image: "backup", Volumes: mounts},
					WorkloadSpec:  types.WorkloadSpec{DependsOn: types.DependsOnConfig{"db": {Condition: types.ServiceConditionHealthy}}},
				},
				"restore": {WorkloadSpec: types.WorkloadSpec{
					Build:     &types.BuildConfig{Context: "./restore"},
					DependsOn: types.DependsOnConfig{"backup": {Condition: types.ServiceConditionCompletedSuccessfully}},
				}},
			},
		},
	}
	want := &Graph{
		Name: "shop",
		Nodes: []Node{
			{Service, "db", "postgres", became("Deployment db", "ConfigMap web-etc")},
			{Job, "backup", "backup", became("CronJob backup: 0 3 * * *", "ConfigMap web-etc")},
			{Job, "restore", "build ./restore", became("CronJob restore: by hand")},
			{Volume, "data", "", became("PersistentVolumeClaim data: 5Gi")},
		},
		Edges: []Edge{{0, 3, Mounts, ""}, {1, 0, DependsOn, "healthy"}, {1, 3, Mounts, ""}, {2, 1, DependsOn, "completed"}},
	}
	if diff := cmp.Diff(want, New(project, convert.Result{Objects: []emit.Object{claim, nightly, byHand, db}, Placed: map[string]convert.Placed{
		"db":      {Kind: "Deployment", Workload: "db", Container: "db"},
		"backup":  {Kind: "CronJob", Workload: "backup", Container: "backup"},
		"restore": {Kind: "CronJob", Workload: "restore", Container: "restore"},
	}})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Services in one pod are joined once, however many namespaces they share.
func TestNewWithSharedPods(t *testing.T) {
	vpn := deployment("vpn")
	vpn.Spec.Template.Spec.InitContainers = nil
	vpn.Spec.Template.Spec.Containers = append(vpn.Spec.Template.Spec.Containers, corev1.Container{Name: "torrent"})
	project := &compose.Project{
		Tree:    &compose.Node{Kind: compose.Mapping},
		Project: &types.Project{Name: "shop"},
		Services: compose.Services{
			"vpn":     {Name: "vpn"},
			"torrent": {Name: "torrent", ContainerSpec: types.ContainerSpec{NetworkMode: "service:vpn", Pid: "service:vpn"}},
		},
	}
	g := New(project, convert.Result{Objects: []emit.Object{vpn}, Placed: map[string]convert.Placed{
		"vpn":     {Kind: "Deployment", Workload: "vpn", Container: "vpn"},
		"torrent": {Kind: "Deployment", Workload: "vpn", Container: "torrent"},
	}})
	if diff := cmp.Diff([]Edge{{0, 1, SharesPod, "one pod"}}, g.Edges); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := g.Nodes[0].Became; len(got) != 1 || got[0].String() != "container of Deployment vpn" {
		t.Errorf("torrent became %v", got)
	}
}
