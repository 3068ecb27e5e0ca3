package bridge

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/krm"
)

const model = "name: shop\nservices:\n  web:\n    image: nginx\n    environment: {PRICE: $5, API_TOKEN: do-not-show}\n    volumes: [{type: bind, source: /home/me/uploads, target: /uploads}]\n"

// handed is a run over files below /in, /out and /templates.
type handed struct {
	Transformation
	t         *testing.T
	said, log strings.Builder
}

func newHanded(t *testing.T, files map[string]string) *handed {
	t.Helper()
	dir := t.TempDir()
	h := &handed{t: t}
	h.Transformation = Transformation{
		In: filepath.Join(dir, "in"), Out: filepath.Join(dir, "out"), Templates: filepath.Join(dir, "templates"), Said: &h.said, Log: &h.log,
	}
	files["out/."] = ""
	for name, text := range files {
		name = filepath.Join(dir, filepath.Dir(name)) + string(filepath.Separator) + filepath.Base(name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if filepath.Base(name) == "." {
			continue
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// written returns the files in /out.
func (h *handed) written() map[string]string {
	h.t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(h.Out), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			var text []byte
			text, err = os.ReadFile(filepath.Join(h.Out, name))
			files[name] = string(text)
		}
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return files
}

func TestRun(t *testing.T) {
	h := newHanded(t, map[string]string{"in/compose.yaml": model, "out/notes.txt": "mine\n"})
	if !Handed(h.In) || Handed(h.Out) {
		t.Error("a model in /in is not recognised, or one that isn't there is")
	}
	for range 2 {
		if err := h.Run(); err != nil {
			t.Fatal(err, h.log.String())
		}
	}
	files := h.written()
	for name, want := range map[string]string{
		"notes.txt": "mine\n", "base/configmap_web-env.yaml": "PRICE: $5\n", "base/deployment_web.yaml": mark,
		"base/kustomization.yaml": "  - deployment_web.yaml\n", "overlays/prod/kustomization.yaml": "  - ../../base\n", "overlays/dev/namespace.yaml": mark,
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s has no %q:\n%s", name, want, files[name])
		}
	}
	if want := "services.web.volumes[0]: warning: Compose Bridge hands over that /home/me/uploads is mounted"; !strings.Contains(h.log.String(), want) {
		t.Errorf("said\n%s", h.log.String())
	}
	if strings.Contains(h.log.String()+h.said.String(), "do-not-show") {
		t.Error("a secret was said")
	}
}

// TestRunWritesAllOrNothing: whatever is wrong, what was there stays as it was.
func TestRunWritesAllOrNothing(t *testing.T) {
	const config = "apiVersion: composesource.dev/v1alpha1\nkind: ComposeSource\nspec: "
	for _, test := range []struct {
		why   string
		files map[string]string
		want  string
	}{
		{"a mistake in the project", map[string]string{"in/compose.yaml": "services: {web: {imag: x}}"}, "services.web.imag: error:"},
		{"no YAML", map[string]string{"in/compose.yaml": "services: ["}, "compose.yaml: error:"},
		{"a file of another transformation", map[string]string{"out/base/kustomization.yaml": "x: y\n"}, "somebody else wrote base/kustomization.yaml;"},
		{"a kustomization under another name", map[string]string{"out/overlays/dev/Kustomization": "x: y\n"}, "somebody else wrote overlays/dev/Kustomization;"},
		{"a file where a directory belongs", map[string]string{"out/overlays": "x\n"}, "overlays"},
		{"a file of an object that is somebody's", map[string]string{"out/base/deployment_web.yaml": "a: b\n"}, "somebody else wrote base/deployment_web.yaml;"},
		{"a configuration with a mistake", map[string]string{"templates/composesource.yaml": config + "{volume: {}}"}, "composesource.yaml:3:8: error:"},
		{"a configuration of what was decided", map[string]string{"templates/composesource.yaml": config + "{profiles: [a]}"}, "spec.profiles comes too late"},
		{"warnings that fail", map[string]string{"templates/composesource.yaml": config + "{report: {strict: true}}"}, "spec.report.strict makes"},
	} {
		if test.files["in/compose.yaml"] == "" {
			test.files["in/compose.yaml"] = model
		}
		h := newHanded(t, test.files)
		before := h.written()
		err := h.Run()
		if err == nil {
			t.Errorf("%s: no error", test.why)
			continue
		}
		said := h.log.String()
		if !errors.Is(err, krm.ErrRefused) {
			said += err.Error()
		}
		if !strings.Contains(said, test.want) || strings.Contains(said, "do-not-show") {
			t.Errorf("%s: said\n%s", test.why, said)
		}
		after := h.written()
		if len(before) != len(after) || h.said.Len() > 0 {
			t.Errorf("%s: wrote %v", test.why, slices.Sorted(maps.Keys(after)))
		}
		for _, dir := range []string{"base", "overlays/prod"} {
			if _, there := test.files["out/"+dir+"/kustomization.yaml"]; !there && len(before) == 0 {
				if _, err := os.Stat(filepath.Join(h.Out, dir)); err == nil {
					t.Errorf("%s: left the directory %s", test.why, dir)
				}
			}
		}
	}
}

// TestRunFollowsTheConfiguration takes from --templates what isn't decided yet.
func TestRunFollowsTheConfiguration(t *testing.T) {
	h := newHanded(t, map[string]string{"in/compose.yaml": model, "templates/composesource.yaml": `apiVersion: composesource.dev/v1alpha1
kind: ComposeSource
spec: {mounts: {./uploads: PersistentVolumeClaim}, services: {web: {kind: StatefulSet}}}
`})
	if err := h.Run(); err != nil {
		t.Fatal(err, h.log.String())
	}
	files := h.written()
	for _, name := range []string{"base/persistentvolumeclaim_uploads.yaml", "base/statefulset_web.yaml", "overlays/prod/claims.yaml"} {
		if files[name] == "" {
			t.Errorf("%s is not there", name)
		}
	}
	if strings.Contains(h.log.String(), "bind-not-handed-over") {
		t.Errorf("said\n%s", h.log.String())
	}
}
