package generate

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

func disk(files map[string]string) func() (fs.FS, error) {
	return func() (fs.FS, error) {
		root := fstest.MapFS{}
		for name, text := range files {
			root[name] = &fstest.MapFile{Data: []byte(text)}
		}
		return root, nil
	}
}

func noDisk() (fs.FS, error) { return nil, errors.New("the disk was opened") }

// run returns the objects and what is said.
func run(t *testing.T, spec api.Spec, o Options) (*Result, string, string) {
	t.Helper()
	r := report.New(report.Options{})
	result, err := Run(&api.ComposeSource{Metadata: api.Metadata{Name: "app"}, Spec: spec}, o, r)
	if err != nil {
		t.Fatal(err)
	}
	var objects, said bytes.Buffer
	if err := emit.Write(&objects, result.Objects); err != nil {
		t.Fatal(err)
	}
	if err := r.Write(&said, result.Counts()); err != nil {
		t.Fatal(err)
	}
	return result, objects.String(), said.String()
}

const web = "services: {web: {image: 'nginx:${TAG:-1}', environment: {MODE: fast, PASSWORD: hunter2hunter2}}}"

func TestInlineFilesKeepTheDiskClosed(t *testing.T) {
	inline := api.Spec{Inline: map[string]string{"compose.yaml": web}}
	_, fromInline, _ := run(t, inline, Options{Root: noDisk})
	_, fromDisk, _ := run(t, api.Spec{}, Options{Root: disk(inline.Inline)})
	if fromInline != fromDisk || !strings.Contains(fromDisk, "image: nginx:1") {
		t.Errorf("inline:\n%s\ndisk:\n%s", fromInline, fromDisk)
	}
}

func TestHashesAreForKustomizeOnly(t *testing.T) {
	root := disk(map[string]string{"compose.yaml": web})
	for _, kustomize := range []bool{true, false} {
		_, objects, _ := run(t, api.Spec{}, Options{Root: root, Kustomize: kustomize})
		if got := strings.Contains(objects, "needs-hash"); got != kustomize {
			t.Errorf("needs-hash with Kustomize %v: %v\n%s", kustomize, got, objects)
		}
		if got := strings.Contains(objects, "checksum"); got == kustomize {
			t.Errorf("checksum with Kustomize %v: %v\n%s", kustomize, got, objects)
		}
	}
}

// Also the values of Secrets that are not emitted, because pods only refer to them.
func TestSecretsAreKnown(t *testing.T) {
	for _, mode := range []string{"Generate", "Reference"} {
		spec := api.Spec{Secrets: api.Secrets{Mode: mode}}
		result, objects, said := run(t, spec, Options{Root: disk(map[string]string{"compose.yaml": web})})
		if got := result.Hide("a hunter2hunter2"); got != "a [redacted]" || strings.Contains(said, "hunter2") {
			t.Errorf("%s: %q\n%s", mode, got, said)
		}
		if emitted := strings.Contains(objects, "kind: Secret\n"); emitted != (mode == "Generate") {
			t.Errorf("%s: a Secret is emitted: %v", mode, emitted)
		}
	}
}

func TestTheSpecReachesTheReport(t *testing.T) {
	spec := api.Spec{Report: api.Report{Level: "error", Strict: true}}
	_, _, said := run(t, spec, Options{Root: disk(map[string]string{"compose.yaml": "services: {web: {build: .}}"})})
	if !strings.HasPrefix(said, "composesource: nothing was generated because spec.report.strict makes ") {
		t.Error(said)
	}
}

func TestTheDiskFails(t *testing.T) {
	if _, err := Run(&api.ComposeSource{}, Options{Root: noDisk}, report.New(report.Options{})); err == nil {
		t.Error("no error")
	}
}

func TestNothingToConvert(t *testing.T) {
	result, objects, said := run(t, api.Spec{}, Options{Root: disk(nil)})
	if result == nil || objects != "" || !strings.Contains(said, "error: ") {
		t.Errorf("%v %q\n%s", result, objects, said)
	}
}

// TestSameBytes runs the same project a hundred times: map order must not show.
func TestSameBytes(t *testing.T) {
	root := disk(map[string]string{"compose.yaml": project(5)})
	_, objects, said := run(t, api.Spec{}, Options{Root: root, Kustomize: true})
	for range 100 {
		if _, again, saidAgain := run(t, api.Spec{}, Options{Root: root, Kustomize: true}); again != objects || saidAgain != said {
			t.Fatal("another run gave other bytes")
		}
	}
}
