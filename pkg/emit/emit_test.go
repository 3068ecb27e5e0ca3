package emit

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"
	"sigs.k8s.io/yaml"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func meta(kind, version, name string) (metav1.TypeMeta, metav1.ObjectMeta) {
	return metav1.TypeMeta{Kind: kind, APIVersion: version}, metav1.ObjectMeta{Name: name, Labels: map[string]string{"b": "y", "a": "1"}}
}

// samples holds one object of each kind that is generated, in no order.
func samples() []Object {
	pod := corev1.PodTemplateSpec{Spec: corev1.PodSpec{
		Volumes: []corev1.Volume{
			{Name: "tmp", VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}}},
			{Name: "shm", VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{Medium: "Memory", SizeLimit: new(resource.MustParse("64Mi"))}}},
		},
		InitContainers: []corev1.Container{{Name: "wait", Image: "busybox:1.37"}},
		Containers: []corev1.Container{{
			Name: "web", Image: "y", Args: []string{"-c", "line one\nline two\n"},
			Ports: []corev1.ContainerPort{{ContainerPort: 80}},
			Resources: corev1.ResourceRequirements{Limits: corev1.ResourceList{
				"cpu": resource.MustParse("1"), "memory": resource.MustParse("512Mi")}},
			ReadinessProbe: &corev1.Probe{ProbeHandler: corev1.ProbeHandler{HTTPGet: &corev1.HTTPGetAction{Port: intstr.FromInt32(80)}}},
			VolumeMounts:   []corev1.VolumeMount{{Name: "tmp", MountPath: "/tmp"}},
		}},
		EnableServiceLinks: new(bool),
	}}
	selector := &metav1.LabelSelector{MatchLabels: map[string]string{"a": "1"}}
	var (
		deployment appsv1.Deployment
		set        appsv1.StatefulSet
		cron       batchv1.CronJob
		service    corev1.Service
		config     corev1.ConfigMap
		secret     corev1.Secret
		claim      corev1.PersistentVolumeClaim
		policy     networkingv1.NetworkPolicy
		ingress    networkingv1.Ingress
		route      gatewayv1.HTTPRoute
	)
	deployment.TypeMeta, deployment.ObjectMeta = meta("Deployment", "apps/v1", "web")
	deployment.Spec = appsv1.DeploymentSpec{Replicas: new(int32), Selector: selector, Template: pod}
	set.TypeMeta, set.ObjectMeta = meta("StatefulSet", "apps/v1", "db")
	set.Spec = appsv1.StatefulSetSpec{ServiceName: "db-pods", Selector: selector, Template: pod}
	cron.TypeMeta, cron.ObjectMeta = meta("CronJob", "batch/v1", "backup")
	cron.Spec = batchv1.CronJobSpec{Schedule: "0 1 * * *", JobTemplate: batchv1.JobTemplateSpec{Spec: batchv1.JobSpec{Template: pod}}}
	service.TypeMeta, service.ObjectMeta = meta("Service", "v1", "web")
	service.Spec = corev1.ServiceSpec{Ports: []corev1.ServicePort{{Name: "80", Port: 80, TargetPort: intstr.FromString("http")}}}
	config.TypeMeta, config.ObjectMeta = meta("ConfigMap", "v1", "web-env")
	config.Data = map[string]string{
		"on": "off", "OCTAL": "0123", "EXP": "1e3", "BASE60": "1:30", "DATE": "2024-01-01", "NULL": "~", "PLAIN": "a b",
		"EMPTY": "", "LINES": "a\n\n  b\n", "CRLF": "a\r\nb\r\n", "TRAILING": "a \nb", "MERGE": "<<", "LEAD": "\n a", "TAB": "a\tb",
		"y": "n", "12": "0x1F", "UNDERSCORE": "1_000", "COLON": "a: b", "HASH": "a #b", "UNICODE": "ü\u2028ü", "SPACE": " a ",
	}
	config.BinaryData = map[string][]byte{"logo.png": {0xff, 0}}
	secret.TypeMeta, secret.ObjectMeta = meta("Secret", "v1", "web-secret")
	secret.Type = "Opaque"
	secret.Data = map[string][]byte{"KEY": []byte("value"), "EMPTY": {}}
	claim.TypeMeta, claim.ObjectMeta = meta("PersistentVolumeClaim", "v1", "static")
	claim.Spec.Resources.Requests = corev1.ResourceList{"storage": resource.MustParse("5Gi")}
	policy.TypeMeta, policy.ObjectMeta = meta("NetworkPolicy", "networking.k8s.io/v1", "default")
	policy.Spec.Ingress = []networkingv1.NetworkPolicyIngressRule{{}}
	ingress.TypeMeta, ingress.ObjectMeta = meta("Ingress", "networking.k8s.io/v1", "web")
	ingress.Spec.Rules = []networkingv1.IngressRule{{Host: "*.example.org"}}
	route.TypeMeta, route.ObjectMeta = meta("HTTPRoute", "gateway.networking.k8s.io/v1", "web")
	route.Spec.Hostnames = []gatewayv1.Hostname{"example.org"}
	return []Object{&cron, &set, &deployment, &service, &claim, &secret, &config, &policy, &route, &ingress}
}

func write(t testing.TB, objects []Object) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, objects); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	const golden = "testdata/objects.yaml"
	got := write(t, samples())
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("output (-want +got):\n%s", diff)
	}
}

func TestRoundTrip(t *testing.T) {
	for _, want := range samples() {
		text := write(t, []Object{want})
		got := reflect.New(reflect.TypeOf(want).Elem()).Interface()
		if err := yaml.UnmarshalStrict([]byte(text), got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%T after a round trip (-want +got):\n%s\n%s", want, diff, text)
		}
	}
}

func TestOrderDoesNotDependOnTheInput(t *testing.T) {
	objects := samples()
	want := write(t, objects)
	for range objects {
		objects = append(objects[1:], objects[0])
		if got := write(t, objects); got != want {
			t.Fatalf("another order of the input gave another output")
		}
	}
}

func TestNothingIsWrittenWhenOneObjectCanNotBe(t *testing.T) {
	bad := &corev1.ConfigMap{TypeMeta: metav1.TypeMeta{Kind: "ConfigMap"}, Data: map[string]string{"a": "\xff"}}
	var out bytes.Buffer
	if err := Write(&out, append(samples(), bad)); err == nil || out.Len() > 0 {
		t.Errorf("Write = %v, %d bytes", err, out.Len())
	}
	if err := WriteList(&out, append(samples(), bad), nil); err == nil || out.Len() > 0 {
		t.Errorf("WriteList = %v, %d bytes", err, out.Len())
	}
}
