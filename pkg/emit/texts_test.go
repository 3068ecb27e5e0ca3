package emit

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Whatever holds a text is visited: a place that a visitor forgets could hold a
// secret unseen.
func TestTexts(t *testing.T) {
	o := &appsv1.Deployment{ObjectMeta: metav1.ObjectMeta{Name: "web", Labels: map[string]string{"b": "2", "a": "1"}}}
	o.Spec.Template.Spec.Containers = []corev1.Container{{
		Name: "main", Args: []string{"--token", "x"}, Env: []corev1.EnvVar{{Name: "A", Value: "b"}, {Name: "EMPTY"}},
		ReadinessProbe: &corev1.Probe{ProbeHandler: corev1.ProbeHandler{HTTPGet: &corev1.HTTPGetAction{Path: "/up", Port: intstr.FromString("http")}}},
	}}
	o.Spec.Template.Spec.HostAliases = []corev1.HostAlias{{IP: "192.0.2.1", Hostnames: []string{"db", "cache"}}}
	const pod = "spec.template.spec."
	want := []string{
		"metadata.name=web",
		"metadata.labels.a key", "metadata.labels.a=1", "metadata.labels.b key", "metadata.labels.b=2",
		pod + "containers.main.name=main",
		pod + "containers.main.args=--token x",
		pod + "containers.main.env.A.name=A", pod + "containers.main.env.A.value=b", pod + "containers.main.env.EMPTY.name=EMPTY",
		pod + "containers.main.readinessProbe.httpGet.path=/up", pod + "containers.main.readinessProbe.httpGet.port.StrVal=http",
		pod + "hostAliases.0.ip=192.0.2.1", pod + "hostAliases.0.hostnames=db cache",
	}
	var got []string
	texts := NewTexts()
	for range 2 { // what was learnt of types serves the next object
		got = nil
		texts.Of(o, func(t Text) {
			if t.Key {
				got = append(got, strings.Join(t.Path, ".")+" key")
				return
			}
			got = append(got, strings.Join(t.Path, ".")+"="+strings.Join(t.Words, " "))
		})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
