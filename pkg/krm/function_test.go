package krm

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/report"
)

var update = flag.Bool("update", false, "rewrite the wanted output of the cases")

// fake generates one ConfigMap for each file that the configuration names.
func fake(source *api.ComposeSource, o generate.Options, r *report.Report) (*generate.Result, error) {
	result := &generate.Result{Services: len(source.Spec.Files)}
	shared := map[string]string{} // objects share what is the same in them
	if o.Lock != nil {
		r.Add(report.LockUnreadable, report.Position{File: o.Lock.File}, "", strings.Join(strings.Fields(string(o.Lock.Text)), " "))
	}
	for _, name := range source.Spec.Files {
		switch name {
		case "bad":
			r.Add(report.ConfigNoFiles, report.Position{File: "compose.yaml", Line: 3, Column: 5}, "services.bad")
			continue
		case "broken":
			return nil, errors.New("the disk is gone")
		case "referred": // its value is known, and stands in no object
			result.Hide = func(text string) string { return strings.ReplaceAll(text, "hunter2hunter2", "[redacted]") }
		case "secret":
			result.Objects = append(result.Objects, &corev1.Secret{
				TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "Secret"}, ObjectMeta: metav1.ObjectMeta{Name: name},
			})
			continue
		}
		result.Objects = append(result.Objects, &corev1.ConfigMap{
			TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "ConfigMap"}, ObjectMeta: metav1.ObjectMeta{Name: name, Annotations: shared},
		})
	}
	return result, nil
}

// TestFunction runs every case of testdata: in is what stdin holds; out, err and
// exit are what is wanted. Where a case has again, the output is fed back, and
// nothing may change.
func TestFunction(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(data)
			part := map[string]string{}
			for _, f := range archive.Files {
				part[f.Name] = string(f.Data)
			}
			got, said, failure := run(part["in"])
			if failure != nil && !errors.Is(failure, ErrRefused) {
				said += failure.Error() + "\n"
			}
			if *update {
				rewrite(t, file, archive, map[string]string{"out": got, "err": said})
				return
			}
			if diff := cmp.Diff(part["out"], got); diff != "" {
				t.Errorf("stdout (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(part["err"], said); diff != "" {
				t.Errorf("stderr (-want +got):\n%s", diff)
			}
			if _, ok := part["again"]; !ok {
				return
			}
			if again, _, _ := run(got); again != got {
				t.Errorf("a second run (-first +second):\n%s", cmp.Diff(got, again))
			}
		})
	}
}

// rewrite puts what was got into the case.
func rewrite(t *testing.T, file string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	for i, f := range archive.Files {
		if text, ok := got[f.Name]; ok {
			archive.Files[i].Data = []byte(text)
		}
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func run(in string) (out, said string, err error) {
	var stdout, stderr bytes.Buffer
	err = Function{In: strings.NewReader(in), Out: &stdout, Err: &stderr, Generate: fake}.Run()
	return stdout.String(), stderr.String(), err
}

// FuzzFunction runs the whole function over what may come on stdin. It never
// panics, says why it fails, and gives Kustomize nothing when it does.
func FuzzFunction(f *testing.F) {
	f.Add("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: []\nfunctionConfig: {apiVersion: composesource.dev/v1alpha1, kind: ComposeSource, spec: {files: [a]}}")
	f.Add("kind: ResourceList\nitems: [1, null, {kind: 2}]\nfunctionConfig: []")
	f.Add("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nfunctionConfig: {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {compose.yaml: 'services: {web: {image: x}}'}}")
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if file.Name == "in" {
				f.Add(string(file.Data))
			}
		}
	}
	empty := f.TempDir()
	f.Fuzz(func(t *testing.T, in string) {
		t.Chdir(empty)
		var stdout, stderr bytes.Buffer
		err := Function{In: strings.NewReader(in), Out: &stdout, Err: &stderr, Generate: generate.Run}.Run()
		if err == nil && stdout.Len() == 0 || err != nil && stderr.Len() == 0 && err.Error() == "" {
			t.Errorf("out %q, said %q, err %v", stdout.String(), stderr.String(), err)
		}
	})
}
