package graph

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/compose"
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
			Name: "shop",
			Services: types.Services{
				"web_app": {Name: "web_app", ContainerSpec: types.ContainerSpec{
					Image: "shop:1",
					Volumes: []types.ServiceVolumeConfig{
						{Type: "volume", Source: "data", Target: "/data"},
						{Type: "bind", Source: "etc", Target: "/etc/app"},
						{Type: "volume", Target: "/anonymous"},
					},
				}},
			},
			Networks: types.Networks{"back": {}, "front": {}},
		},
	}
	web := project.Services["web_app"]
	web.DependsOn = types.DependsOnConfig{"migrate": {Condition: types.ServiceConditionCompletedSuccessfully}}
	web.Networks = map[string]*types.ServiceNetworkConfig{"back": nil}
	project.Services["web_app"] = web
	project.Services["migrate"] = types.ServiceConfig{Name: "migrate"}
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
	if diff := cmp.Diff(want, New(project, objects)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
