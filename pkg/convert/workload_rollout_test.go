package convert_test

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

const rolloutProject = `
services:
  web:
    image: web
    environment: {LEVEL: debug, DB_PASSWORD: first}
    configs: [site]
    volumes: ["./conf:/etc/web:ro"]
  db:
    image: db
    environment: {LEVEL: debug}
    secrets: [key]
configs:
  site: {content: hello}
secrets:
  key: {file: key.txt}
`

// A changed value changes the object that holds it and, where no name ends in a
// hash, the checksum of the pods that use it. Nothing else changes, and of what is in
// a Secret nothing else knows.
func TestOneValueChangesOneObject(t *testing.T) {
	for change, want := range map[string]struct{ object, pod string }{
		"LEVEL: debug, |LEVEL: info, ":             {"ConfigMap web-env", "Deployment web"},
		"DB_PASSWORD: first|DB_PASSWORD: second":   {"Secret web-secret", "Deployment web"},
		"content: hello|content: bye":              {"ConfigMap site", "Deployment web"},
		"key.txt=one|key.txt=two":                  {"Secret key", "Deployment db"},
		"conf/deep/a.conf=one|conf/deep/a.conf=x ": {"ConfigMap web-etc-web", "Deployment web"},
	} {
		old, new, _ := strings.Cut(change, "|")
		for _, checksums := range []bool{false, true} {
			before, after := rollout(t, checksums, "", ""), rollout(t, checksums, old, new)
			wanted := []string{want.object}
			if checksums && !strings.HasPrefix(want.object, "Secret ") {
				wanted = []string{want.object, want.pod}
				slices.Sort(wanted)
			}
			if got := differing(before, after); !slices.Equal(got, wanted) {
				t.Errorf("%s (checksums %v) changes %v, want %v", change, checksums, got, wanted)
			}
		}
	}
}

// rollout converts the project with old replaced by new, and returns its objects
// by kind and name.
func rollout(t *testing.T, checksums bool, old, new string) map[string]string {
	t.Helper()
	replaced := strings.Replace(rolloutProject, old, new, 1)
	root := fstest.MapFS{"compose.yaml": {Data: []byte(replaced)}, "key.txt": {Data: []byte("one")}, "conf/deep/a.conf": {Data: []byte("one")}}
	if name, content, ok := strings.Cut(new, "="); ok {
		root[name] = &fstest.MapFile{Data: []byte(content)}
	}
	objects := map[string]string{}
	for _, object := range convertRollout(t, root, checksums) {
		encoded, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		kind, name := emit.Identity(object)
		objects[kind+" "+name] = string(encoded)
	}
	return objects
}

func convertRollout(t *testing.T, root fs.FS, checksums bool) []emit.Object {
	t.Helper()
	r := report.New(report.Options{})
	p := compose.Load(root, compose.Options{DefaultName: "app"}, r)
	if p == nil {
		t.Fatal(r.Findings())
	}
	return convert.Convert(p, convert.Options{Checksums: checksums}, r).Objects
}

func differing(a, b map[string]string) []string {
	var names []string
	for name := range a {
		if a[name] != b[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Name hashes belong to Kustomize alone: kpt and plain apply know nothing of them.
func TestHashOrChecksum(t *testing.T) {
	root := fstest.MapFS{"compose.yaml": {Data: []byte(rolloutProject)}, "key.txt": {Data: []byte("one")}, "conf/a": {Data: []byte("one")}}
	for _, checksums := range []bool{false, true} {
		for _, object := range convertRollout(t, root, checksums) {
			annotations := map[string]string{}
			wantHash := false
			switch o := object.(type) {
			case *corev1.ConfigMap:
				annotations, wantHash = o.Annotations, !checksums
			case *corev1.Secret:
				annotations, wantHash = o.Annotations, !checksums
			case *appsv1.Deployment:
				if (o.Spec.Template.Annotations["composesource.dev/checksum"] != "") != checksums {
					t.Errorf("checksums %v: the pods of %s have %v", checksums, o.Name, o.Spec.Template.Annotations)
				}
			}
			if (annotations["kustomize.config.k8s.io/needs-hash"] == "true") != wantHash {
				t.Errorf("checksums %v: %T has %v", checksums, object, annotations)
			}
		}
	}
}
