package changes_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/kustomize/kyaml/kio"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/changes"
)

func nodes(t testing.TB, text string) []*yaml.RNode {
	t.Helper()
	all, err := kio.FromBytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

const pods = "spec: {replicas: %d, selector: {matchLabels: {app: %s}}, template: {spec: {containers: [{name: a, image: 'x:1', env: [{name: A, value: %s}], envFrom: [{configMapRef: {name: %s}}]}]}}}\n---\n"

func TestObjects(t *testing.T) {
	deployment := func(replicas int, label, value, config string) string {
		return "kind: Deployment\nmetadata: {name: web}\n" + fmt.Sprintf(pods, replicas, label, value, config)
	}
	config := func(name, value string) string {
		return "kind: ConfigMap\nmetadata: {name: " + name + "}\ndata: {MODE: " + value + ", OTHER: x}\n---\n"
	}
	service := func(spec string) string { return "kind: Service\nmetadata: {name: s}\nspec: " + spec + "\n---\n" }
	claim := func(name, spec string) string {
		return "kind: PersistentVolumeClaim\nmetadata: {name: " + name + "}\nspec: " + spec + "\n---\n"
	}
	for _, test := range []struct {
		why, before, after string
		want               []string
	}{
		{"the same is no change", deployment(1, "a", "b", "c"), deployment(1, "a", "b", "c"), nil},
		{"another hash alone is none", deployment(1, "a", "b", "c-2456789bcd") + config("c-2456789bcd", "x"), deployment(1, "a", "b", "c-fghkmt2456") + config("c-fghkmt2456", "x"), nil},
		{"a setting says who reads it", deployment(1, "a", "b", "c-2456789bcd") + config("c-2456789bcd", "x"), deployment(1, "a", "b", "c-fghkmt2456") + config("c-fghkmt2456", "y"),
			[]string{"1 Deployment web: MODE changed in ConfigMap c"}},
		{"a setting that nobody reads", config("c", "x"), config("c", "y"), []string{"2 ConfigMap c: MODE changed, and no pod reads it"}},
		{"values of variables are not shown", deployment(1, "a", "hunter2", "c"), deployment(1, "a", "hunter3", "c"), []string{"1 Deployment web: containers.a.env.A.value"}},
		{"replicas replace nothing", deployment(1, "a", "b", "c"), deployment(3, "a", "b", "c"), []string{"2 Deployment web: replicas 1 -> 3"}},
		{"a selector can't change", deployment(1, "a", "b", "c"), deployment(1, "z", "b", "c"),
			[]string{"0 Deployment web: spec.selector can't change in place, and the API server refuses it: delete the object first"}},
		{"a port is lost", service("{ports: [{port: 80}, {port: 53, protocol: UDP}]}"), service("{ports: [{port: 80}]}"),
			[]string{"0 Service s no longer has port 53/UDP: what dials it there is refused"}},
		{"a Service becomes headless", service("{ports: [{port: 80}]}"), service("{clusterIP: None, ports: [{port: 80}]}"),
			[]string{"0 Service s: spec.clusterIP can't change in place, and the API server refuses it: delete the object first"}},
		{"a claim of another class and size", claim("d", "{storageClassName: a, resources: {requests: {storage: 1Gi}}}"), claim("d", "{storageClassName: b, resources: {requests: {storage: 2Gi}}}"), []string{
			"0 PersistentVolumeClaim d: size 1Gi -> 2Gi; a claim grows where its class allows it, and never shrinks",
			"0 PersistentVolumeClaim d: spec.storageClassName can't change in place, and the API server refuses it: delete the object first",
		}},
		{"a claim that is new", "", claim("d", "{}"), []string{"0 PersistentVolumeClaim d is new, and empty"}},
		{"a job's template", "kind: Job\nmetadata: {name: j}\nspec: {template: {spec: {a: b}}}\n", "kind: Job\nmetadata: {name: j}\nspec: {template: {spec: {a: c}}}\n", []string{
			"0 Job j: spec.template can't change in place, and the API server refuses it: delete the object first", "2 Job j: spec.template.spec.a",
		}},
	} {
		t.Run(test.why, func(t *testing.T) {
			all, err := changes.Objects(nodes(t, test.before), nodes(t, test.after))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range all {
				got = append(got, fmt.Sprintf("%d %s", c.Care, c.Text))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// BenchmarkObjects shows that comparing grows with the objects.
func BenchmarkObjects(b *testing.B) {
	for _, n := range []int{1, 4, 16} {
		var before, after strings.Builder
		for i := range n * 50 {
			name := fmt.Sprintf("kind: Deployment\nmetadata: {name: w%d}\n", i)
			before.WriteString(name + fmt.Sprintf(pods, 1, "a", "b", "c"))
			after.WriteString(name + fmt.Sprintf(pods, 2, "a", "x", "c"))
		}
		from, to := nodes(b, before.String()), nodes(b, after.String())
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := changes.Objects(from, to); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
