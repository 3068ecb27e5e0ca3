package build

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestObjectsStandWhereAGeneratorPutsThem asks for the order of the build itself: objects
// come behind the resources and what Kustomize's own generators make, before components.
func TestObjectsStandWhereAGeneratorPutsThem(t *testing.T) {
	const files = compose + `
-- base/gen.yaml --
{apiVersion: composesource.dev/v1alpha1, kind: ComposeSource, metadata: {name: a}}
-- base/z.yaml --
{apiVersion: v1, kind: ConfigMap, metadata: {name: resource}}
-- base/part/kustomization.yaml --
{kind: Component, apiVersion: kustomize.config.k8s.io/v1alpha1, resources: [part.yaml]}
-- base/part/part.yaml --
{apiVersion: v1, kind: ConfigMap, metadata: {name: component}}
-- base/kustomization.yaml --
{sortOptions: {order: fifo}, resources: [z.yaml], components: [part], generators: [gen.yaml]`
	for _, test := range []struct{ more, want string }{
		{"}\n", "resource web-env web web component"},
		{", configMapGenerator: [{name: generator, options: {disableNameSuffixHash: true}}]}\n", "resource generator web-env web web component"},
	} {
		got, said := run(t, Options{}, files+test.more, "base")
		var names []string
		for _, name := range regexp.MustCompile(`(?m)^  name: (.+)$`).FindAllStringSubmatch(got, -1) {
			names = append(names, strings.TrimSuffix(name[1], hash.FindString(name[1])))
		}
		if diff := cmp.Diff(test.want, strings.Join(names, " ")); diff != "" {
			t.Errorf("(-want +got):\n%s\n%s", diff, said)
		}
	}
}

var hash = regexp.MustCompile(`-[a-z0-9]{10}$`)

// TestGeneratedObjectsCount counts them with the kustomization that lists their
// configuration, whatever number of files they stand in.
func TestGeneratedObjectsCount(t *testing.T) {
	const services = together + 5
	const objects = 2 * services // each has a Deployment and a Service
	files := "-- compose.yaml --\nservices:\n"
	for i := range services {
		files += fmt.Sprintf("  s%d: {image: x}\n", i)
	}
	files += "-- gen.yaml --\n" + configuration("ComposeSource", "exec: {path: x}") + "-- kustomization.yaml --\ngenerators: [gen.yaml]\n"
	_, said := run(t, Options{MaxObjects: objects}, files, ".")
	if want := fmt.Sprintf("kustomization.yaml: these are %d objects", objects+1); !strings.Contains(said, want) { // with the configuration
		t.Errorf("want %q, got %q", want, said)
	}
	got, said := run(t, Options{MaxObjects: objects + 1}, files, ".")
	if n := strings.Count(got, "\nkind: "); n != objects {
		t.Errorf("%d objects: %s", n, said)
	}
}
