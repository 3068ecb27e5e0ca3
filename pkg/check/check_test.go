package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/kustomize/kyaml/kio"

	"github.com/composesource/composesource/pkg/check"
	"github.com/composesource/composesource/pkg/report"
)

const workload = "kind: Deployment\nmetadata: {name: web}\nspec: {template: {metadata: {labels: {app: web, tier: a}}, spec: {containers: [{name: a, image: 'x:1'}]}}}\n---\n"

// found returns the codes of what is said of objects, with the names it is about.
func found(t testing.TB, text string) []string {
	t.Helper()
	nodes, err := kio.FromBytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r := report.New(report.Options{})
	err = check.Objects(nodes, func(o *check.Object, name string) report.Position {
		return report.Position{File: o.Kind + "/" + o.Name + ":" + name}
	}, r)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range r.Findings() {
		all = append(all, string(f.Code)+" "+f.File)
	}
	return all
}

// What looks like development's is known by its name and its value together.
func TestDevelopment(t *testing.T) {
	for _, test := range []struct {
		name, value string
		want        check.Why
	}{
		{"DEBUG", "true", check.DebugOn}, {"APP_DEBUG", "1", check.DebugOn}, {"DEBUG", "false", ""}, {"DEBUG", "express:*", ""},
		{"NODE_ENV", "development", check.EnvironmentOfDevelopment}, {"FLASK_ENV", "Development", check.EnvironmentOfDevelopment},
		{"ASPNETCORE_ENVIRONMENT", "Development", check.EnvironmentOfDevelopment}, {"RAILS_ENV", "production", ""}, {"VIRTUAL_ENV", "/venv", ""},
		{"API_URL", "http://localhost:3000/x", check.LocalURL}, {"API_URL", "https://127.0.0.1", check.LocalURL}, {"API_URL", "http://api:80", ""},
		{"HOST", "localhost", ""}, {"", "", ""}, {"URL", "http://[", ""},
	} {
		if got := check.Development(test.name, test.value); got != test.want {
			t.Errorf("%s=%s: %q, want %q", test.name, test.value, got, test.want)
		}
	}
}

func TestObjects(t *testing.T) {
	pod := func(kind, spec string) string {
		return "kind: " + kind + "\nmetadata: {name: p}\nspec: " + spec + "\n"
	}
	for _, test := range []struct {
		why, text string
		want      []string
	}{
		{"nothing is nothing", "", nil},
		{"what all pods need is there", workload, nil},
		{"a CronJob makes pods", pod("CronJob", "{jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: x}]}}}}}"), []string{"image-untagged CronJob/p:x"}},
		{"so does a kind of somebody else", pod("Rollout", "{template: {spec: {containers: [{name: a, image: 'x:1', envFrom: [{secretRef: {name: s}}]}]}}}"), []string{"object-missing Rollout/p:s"}},
		{"a Pod is one", pod("Pod", "{containers: [{name: a, image: 'x:1'}], serviceAccountName: default}"), nil},
		{"a budget for nothing", pod("PodDisruptionBudget", "{selector: {matchLabels: {app: web}}}"), []string{"selects-nothing PodDisruptionBudget/p:p"}},
		{"a budget for something", workload + pod("PodDisruptionBudget", "{selector: {matchLabels: {app: web, tier: a}}}"), nil},
		{"labels of two workloads are those of none", workload + pod("NetworkPolicy", "{podSelector: {matchLabels: {app: web, tier: b}}}"), []string{"selects-nothing NetworkPolicy/p:p"}},
		{"a policy for all pods", pod("NetworkPolicy", "{podSelector: {}}"), nil},
		{"a Service without a selector", pod("Service", "{ports: [{port: 80}]}"), nil},
		{"an autoscaler of nothing", pod("HorizontalPodAutoscaler", "{scaleTargetRef: {kind: Deployment, name: gone}}"), []string{"object-missing HorizontalPodAutoscaler/p:gone"}},
		{"a route to a port that isn't there", workload + "kind: Service\nmetadata: {name: s}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n---\n" +
			pod("HTTPRoute", "{rules: [{backendRefs: [{name: s, port: 81}, {name: s, port: 80}, {name: other, namespace: else, port: 1}, {kind: Bucket, name: b}]}]}"), []string{"port-missing HTTPRoute/p:s"}},
		{"a StatefulSet's own claims", pod("StatefulSet", "{serviceName: p, volumeClaimTemplates: [{metadata: {name: d}}], template: {spec: {containers: [{name: a, image: 'x:1'}], volumes: [{name: d, persistentVolumeClaim: {claimName: d}}]}}}"), []string{"object-missing StatefulSet/p:p"}},
		{"cert-manager makes the Secret", "kind: Ingress\nmetadata: {name: i, annotations: {cert-manager.io/cluster-issuer: le}}\nspec: {tls: [{secretName: tls}]}\n", nil},
		{"an issuer of the namespace does, too", "kind: Ingress\nmetadata: {name: i, annotations: {cert-manager.io/issuer: le}}\nspec: {tls: [{secretName: tls}]}\n", nil},
		{"nobody makes the Secret", "kind: Ingress\nmetadata: {name: i}\nspec: {tls: [{secretName: tls}]}\n", []string{"object-missing Ingress/i:tls"}},
		{"a container of a patch alone", pod("Pod", "{containers: [{name: a}]}"), []string{"no-container-image Pod/p:a"}},
		{"what is missing is said once", pod("Pod", "{containers: [{name: a, image: 'x:1', envFrom: [{configMapRef: {name: m}}, {configMapRef: {name: m}}]}]}"), []string{"object-missing Pod/p:m"}},
		{"a certificate makes a Secret", "kind: Certificate\nmetadata: {name: c}\nspec: {secretName: tls}\n---\n" + pod("Ingress", "{tls: [{secretName: tls}]}"), nil},
	} {
		t.Run(test.why, func(t *testing.T) {
			if diff := cmp.Diff(test.want, found(t, test.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Pods that are kept on one node share a claim as they did in Docker.
func TestClaims(t *testing.T) {
	claim := "kind: PersistentVolumeClaim\nmetadata: {name: d}\nspec: {accessModes: [%s]}\n---\n"
	user := func(name, more string) string {
		return "kind: Deployment\nmetadata: {name: " + name + "}\nspec: {template: {spec: {containers: [{name: a, image: 'x:1'}], volumes: [{name: d, persistentVolumeClaim: {claimName: d}}]" + more + "}}}\n---\n"
	}
	bound := ", affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname}]}}"
	for _, test := range []struct {
		text string
		want int
	}{
		{fmt.Sprintf(claim, "ReadWriteOnce") + user("a", "") + user("b", ""), 1},
		{fmt.Sprintf(claim, "ReadWriteMany") + user("a", "") + user("b", ""), 0},
		{fmt.Sprintf(claim, "ReadWriteOnce") + user("a", ""), 0},
		{fmt.Sprintf(claim, "ReadWriteOnce") + user("a", "") + user("b", bound), 0},
		{fmt.Sprintf(claim, "ReadWriteOnce") + user("a", ", nodeName: n") + user("b", ", nodeSelector: {a: b}"), 0},
	} {
		if got := found(t, test.text); len(got) != test.want {
			t.Errorf("%s: %v", test.text, got)
		}
	}
}

// BenchmarkObjects shows that looking grows with the objects.
func BenchmarkObjects(b *testing.B) {
	for _, n := range []int{1, 4, 16} {
		text := strings.Repeat(workload, n*50)
		nodes, err := kio.FromBytes([]byte(text))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) {
			for b.Loop() {
				r := report.New(report.Options{})
				if err := check.Objects(nodes, func(*check.Object, string) report.Position { return report.Position{} }, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
