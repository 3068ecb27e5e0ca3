package build

import (
	"io"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/generate"
)

// notes builds a directory and returns what was noted, as FILE [CODE].
func notes(t *testing.T, o Options, files, dir string) []string {
	t.Helper()
	o.Root, o.Generate, o.Err = project(t, files), generate.Run, io.Discard
	built, err := Run(filepath.Join(o.Root, dir), o)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, n := range built.Notes {
		all = append(all, n.At.File+" ["+string(n.Code)+"]")
	}
	return all
}

// Only a release has a version that another one can differ from.
func TestVersionDiffers(t *testing.T) {
	base := compose + "-- base/kustomization.yaml --\ngenerators: [gen.yaml]\n-- base/gen.yaml --\n"
	want := []string{"base/gen.yaml [version-differs]"}
	for _, test := range []struct {
		why, function, version string
		want                   []string
	}{
		{"the same", "container: {image: 'ghcr.io/c/composesource:v0.1.0'}", "v0.1.0", nil},
		{"another", "container: {image: 'ghcr.io/c/composesource:v0.1.0'}", "v0.2.0", want},
		{"with a digest", "container: {image: 'localhost:5000/composesource:v0.1.0@sha256:0'}", "v0.2.0", want},
		{"a build on the way to one", "container: {image: 'ghcr.io/c/composesource:v0.1.0'}", "v0.1.1-0.20260101000000-abcdefabcdef", nil},
		{"a build of sources", "container: {image: 'ghcr.io/c/composesource:v0.1.0'}", "(devel)", nil},
		{"a tag that moves", "container: {image: 'ghcr.io/c/composesource:dev'}", "v0.2.0", nil},
		{"a program", "exec: {path: composesource}", "v0.2.0", nil},
	} {
		got := notes(t, Options{Version: test.version}, base+configuration("ComposeSource", test.function), "base")
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.why, diff)
		}
	}
}

// A patch is told to patch nothing only when nobody made what it is for, by any name.
func TestPatchesNothing(t *testing.T) {
	base := compose + "-- base/kustomization.yaml --\ngenerators: [gen.yaml]\n-- base/gen.yaml --\n" + configuration("ComposeSource", "exec: {path: composesource}")
	patch := func(target string) string {
		return "patches: [{target: " + target + ", patch: '- {op: add, path: /metadata/labels, value: {x: y}}'}]\n"
	}
	want := []string{"top/kustomization.yaml [patches-nothing]"}
	for _, test := range []struct {
		why, top string
		want     []string
	}{
		{"it is there", patch("{kind: Deployment, name: web}"), nil},
		{"it isn't", patch("{kind: Deployment, name: wed}"), want},
		{"it is something else", patch("{kind: StatefulSet, name: web}"), want},
		{"one of several", patch("{kind: Deployment, name: api|web}"), nil},
		{"in the namespace that is set here", "namespace: a\n" + patch("{kind: Deployment, name: web, namespace: a}"), nil},
		{"made by a generator of Kustomize", "configMapGenerator: [{name: own}]\n" + patch("{kind: ConfigMap, name: own}"), nil},
		{"taken away by another patch", "patches: [{patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, $patch: delete}'}, {target: {kind: Deployment, name: web}, patch: '- {op: add, path: /metadata/labels, value: {x: y}}'}]\n", nil},
		{"where names change nobody knows", "namePrefix: a-\n" + patch("{kind: Deployment, name: wed}"), nil},
		{"without a name it is a rule", patch("{kind: StatefulSet}"), nil},
	} {
		got := notes(t, Options{}, base+"-- top/kustomization.yaml --\nresources: [../base]\n"+test.top, "top")
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.why, diff)
		}
	}
}
