package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// read returns a kustomization as Kustomize sees it, and why it was refused.
func read(t *testing.T, o Options, files map[string]string) (string, error) {
	t.Helper()
	disk := filesys.MakeFsInMemory()
	for name, text := range files {
		if err := disk.WriteFile(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	g := newGate(disk, o)
	data, err := g.ReadFile("/base/kustomization.yaml")
	if (err == nil) != (g.refusal == nil) {
		t.Errorf("returned %v, remembered %v", err, g.refusal)
	}
	return string(data), err
}

func config(kind, function string) string {
	return "apiVersion: composesource.dev/v1alpha1\nkind: " + kind + "\nmetadata:\n  name: a\n  annotations:\n    config.kubernetes.io/function: |\n      " + function + "\n"
}

func TestOwnFunctionRunsThisBinary(t *testing.T) {
	for why, text := range map[string]string{
		"a ComposeSource with an image":    config("ComposeSource", "container: {image: nope}"),
		"a ComposeSource with a program":   config("ComposeSource", "exec: {path: ./evil}"),
		"a ConfigMap with our image":       strings.Replace(config("ConfigMap", "container: {image: 'ghcr.io/composesource/composesource:v1'}"), "composesource.dev/v1alpha1", "v1", 1),
		"a ConfigMap with a digest":        strings.Replace(config("ConfigMap", "container: {image: 'localhost:5000/composesource@sha256:abc'}"), "composesource.dev/v1alpha1", "v1", 1),
		"a ConfigMap with our binary":      strings.Replace(config("ConfigMap", "exec: {path: ./bin/composesource}"), "composesource.dev/v1alpha1", "v1", 1),
		"a ComposeSource with nothing":     "apiVersion: composesource.dev/v1alpha1\nkind: ComposeSource\nmetadata: {name: a}\n",
		"fields are read in any case, too": config("ComposeSource", "exec: {path: ./evil}"),
	} {
		t.Run(why, func(t *testing.T) {
			field := "generators"
			if strings.Contains(why, "any case") {
				field = "Generators"
			}
			got, err := read(t, Options{Executable: "/opt/our binary"}, map[string]string{
				"/base/kustomization.yaml": field + ": [gen.yaml]\nnamespace: kept\n", "/base/gen.yaml": text,
			})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(got, `exec: {path: "/opt/our binary"}`) || !strings.Contains(got, "namespace: kept") ||
				strings.Contains(got, "evil") || strings.Contains(got, "gen.yaml") {
				t.Error(got)
			}
		})
	}
}

func TestFunctionsOfOthers(t *testing.T) {
	foreign := func(function string) string {
		return strings.Replace(config("Foreign", function), "composesource.dev", "example.com", 1)
	}
	for _, test := range []struct {
		why, text string
		o         Options
		want      string
	}{
		{"exec", foreign("exec: {path: ./x}"), Options{}, "--enable-exec"},
		{"exec with the other flag", foreign("exec: {path: ./x}"), Options{EnablePlugins: true}, "--enable-exec"},
		{"exec allowed", foreign("exec: {path: ./x}"), Options{EnableExec: true}, ""},
		{"container", foreign("container: {image: x}"), Options{EnableExec: true}, "--enable-alpha-plugins"},
		{"container allowed", foreign("container: {image: x}"), Options{EnablePlugins: true}, ""},
		{"both runs the container", foreign("{container: {image: x}, exec: {path: composesource}}"), Options{EnableExec: true}, "--enable-alpha-plugins"},
		{"a name that only ends alike", foreign("container: {image: evilcomposesource}"), Options{}, "--enable-alpha-plugins"},
		{"plugin", "apiVersion: example.com/v1\nkind: Foreign\nmetadata: {name: a}\n", Options{}, "--enable-alpha-plugins"},
		{"builtin", "apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: a}\n", Options{}, ""},
	} {
		for _, field := range []string{"generators", "transformers", "validators"} {
			_, err := read(t, test.o, map[string]string{"/base/kustomization.yaml": field + ": [gen.yaml]\n", "/base/gen.yaml": test.text})
			switch {
			case test.want == "" && err != nil:
				t.Errorf("%s in %s: %v", test.why, field, err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("%s in %s: %v, want %s", test.why, field, err, test.want)
			}
		}
	}
}

func TestOtherFilesPassAsTheyAre(t *testing.T) {
	for _, text := range []string{"resources: [a.yaml] # a comment\n", "not: [a kustomization\n", ""} {
		if got, err := read(t, Options{}, map[string]string{"/base/kustomization.yaml": text}); err != nil || got != text {
			t.Errorf("%q became %q, %v", text, got, err)
		}
	}
}

func TestRunSaysWhatIsWrong(t *testing.T) {
	empty := t.TempDir()
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, "kustomization.yaml"), []byte("resources: [nope.yaml]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]string{
		"no-such-dir": "is not a directory",
		empty:         "unable to find one of 'kustomization.yaml'",
		broken:        "nope.yaml",
	} {
		if _, err := Run(dir, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", dir, err, want)
		}
	}
}
