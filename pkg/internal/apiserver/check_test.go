package apiserver

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// cases reads a directory of cases: the first line says why the case exists,
// "want" holds the problems.
func cases(t *testing.T, dir string) map[string]map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in %s: %v", dir, err)
	}
	all := map[string]map[string]string{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, file := range archive.Files {
			files[file.Name] = string(file.Data)
		}
		all[strings.TrimSuffix(filepath.Base(path), ".txtar")] = files
	}
	return all
}

// recorder is a test that takes note of its failures.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func TestCheck(t *testing.T) {
	all := cases(t, "create")
	manifests := map[string][]byte{}
	for name, files := range all {
		manifests[name] = []byte(files["manifest.yaml"])
	}
	r := &recorder{TB: t}
	Check(r, manifests)
	for name, files := range all {
		t.Run(name, func(t *testing.T) {
			var got strings.Builder
			for _, failure := range r.failures {
				if line, ok := strings.CutPrefix(failure, "the API server says: "+name+": "); ok {
					got.WriteString(line + "\n")
				}
			}
			if diff := cmp.Diff(files["want"], got.String()); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUpdate(t *testing.T) {
	for name, files := range cases(t, "update") {
		t.Run(name, func(t *testing.T) {
			var got strings.Builder
			for _, line := range Update(t, []byte(files["before.yaml"]), []byte(files["after.yaml"])) {
				got.WriteString(line + "\n")
			}
			if diff := cmp.Diff(files["want"], got.String()); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// Image volumes came with Kubernetes 1.35: older servers drop the field, and then
// miss it.
func TestCheckOldest(t *testing.T) {
	manifests := map[string][]byte{"pod": []byte(`
apiVersion: v1
kind: Pod
metadata: {name: shell}
spec:
  containers: [{name: shell, image: busybox}]
  volumes: [{name: data, image: {reference: "busybox:1.37"}}]
`)}
	r := &recorder{TB: t}
	Check(r, manifests)
	if !slices.ContainsFunc(r.failures, func(f string) bool {
		return strings.HasPrefix(f, "the API server of Kubernetes 1.33 says: pod: Pod/shell: spec.volumes")
	}) {
		t.Errorf("Kubernetes 1.33 has no image volumes, got %q", r.failures)
	}
	CheckSince(t, "1.35", manifests)
}

// What operators add is checked by their own definitions.
func TestCheckDefined(t *testing.T) {
	dirs := Operators(t)
	for group, object := range map[string]string{
		"external-secrets.io":   "{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: a}, spec: {dataFrom: [{extract: {name: a}}]}}",
		"bitnami.com":           "{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: a}, spec: {data: {A: b}}}",
		"monitoring.coreos.com": "{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: a}, spec: {selector: {}, endpoints: [{path: 1}]}}",
	} {
		if dirs[group] == "" {
			continue // Operators said so
		}
		r := &recorder{TB: t}
		if CheckDefined(r, dirs, map[string][]byte{"a": []byte(object)}); len(r.failures) == 0 {
			t.Errorf("%s was accepted", object)
		} else {
			t.Log(r.failures[0])
		}
	}
}
