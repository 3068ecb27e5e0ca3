package build

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/limit"
)

// project writes files below a directory of its own, and returns it.
func project(t testing.TB, files string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(files)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// run builds a directory of a project, and returns what comes out, and the error.
func run(t *testing.T, o Options, files, dir string) (string, string) {
	t.Helper()
	var said bytes.Buffer
	o.Root, o.Generate, o.Err = project(t, files), generate.Run, &said
	built, err := Run(filepath.Join(o.Root, dir), o)
	if err != nil {
		return "", strings.ReplaceAll(err.Error(), o.Root+"/", "")
	}
	text, err := built.Objects.AsYaml()
	if err != nil {
		t.Fatal(err)
	}
	return string(text), said.String()
}

const compose = `
-- base/compose.yaml --
services: {web: {image: nginx, environment: {MODE: fast}}}
`

func configuration(kind, function string) string {
	return "apiVersion: composesource.dev/v1alpha1\nkind: " + kind + "\nmetadata:\n  name: a\n  annotations:\n    config.kubernetes.io/function: |\n      " + function + "\n"
}

func TestTheFunctionRunsInThisProcess(t *testing.T) {
	asConfigMap := func(function string) string {
		text := strings.Replace(configuration("ConfigMap", function), "composesource.dev/v1alpha1", "v1", 1)
		return text + "data: {compose.yaml: 'services: {web: {image: nginx, environment: {MODE: fast}}}'}\n"
	}
	for why, text := range map[string]string{
		"a ComposeSource with an image":    configuration("ComposeSource", "container: {image: nope}"),
		"a ComposeSource with a program":   configuration("ComposeSource", "exec: {path: ./evil}"),
		"a ConfigMap with our image":       asConfigMap("container: {image: 'ghcr.io/composesource/composesource:v1'}"),
		"a ConfigMap with a digest":        asConfigMap("container: {image: 'localhost:5000/composesource@sha256:abc'}"),
		"a ConfigMap with our binary":      asConfigMap("exec: {path: ./bin/composesource}"),
		"a ComposeSource with nothing":     "apiVersion: composesource.dev/v1alpha1\nkind: ComposeSource\nmetadata: {name: a}\n",
		"fields are read in any case, too": configuration("ComposeSource", "exec: {path: ./evil}"),
	} {
		t.Run(why, func(t *testing.T) {
			field := "generators"
			if strings.Contains(why, "any case") {
				field = "Generators"
			}
			got, said := run(t, Options{}, "-- base/kustomization.yaml --\n"+field+": [gen.yaml]\nnamespace: kept\n-- base/gen.yaml --\n"+text+compose, "base")
			for _, want := range []string{"kind: Deployment", "name: web-env-", "namespace: kept"} {
				if !strings.Contains(got, want) {
					t.Errorf("no %s in %q, said %q", want, got, said)
				}
			}
			if strings.Contains(got, "composesource.dev") || strings.Contains(got, "needs") || strings.Contains(got, "objects-") {
				t.Errorf("traces in the output:\n%s", got)
			}
		})
	}
}

func TestFunctionsOfOthers(t *testing.T) {
	foreign := func(function string) string {
		return strings.Replace(configuration("Foreign", function), "composesource.dev", "example.com", 1)
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
		{"plugin that leads out", "apiVersion: ../../x\nkind: Foreign\nmetadata: {name: a}\n", Options{}, "--enable-alpha-plugins"},
		{"builtin", "apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: a}\n", Options{}, ""},
		{"chart", "apiVersion: builtin\nkind: HelmChartInflationGenerator\nmetadata: {name: a}\n", Options{}, "--enable-helm"},
	} {
		for _, field := range []string{"generators", "transformers", "validators"} {
			_, err := settle(t, test.o, field+": [gen.yaml]\n", test.text)
			switch {
			case test.want == "" && err != nil:
				t.Errorf("%s in %s: %v", test.why, field, err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "kustomization.yaml:1: ")):
				t.Errorf("%s in %s: %v, want %s", test.why, field, err, test.want)
			}
		}
	}
}

// settle returns a kustomization as Kustomize sees it, and why it was refused.
func settle(t *testing.T, o Options, kustomization, generator string) (string, error) {
	t.Helper()
	dir := project(t, "-- kustomization.yaml --\n"+kustomization+"-- gen.yaml --\n"+generator)
	files, err := openFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.root.Close()
	g := newGate(files, o)
	data, err := g.ReadFile(filepath.Join(files.top, "kustomization.yaml"))
	if (err == nil) != (g.refusal == nil) {
		t.Errorf("returned %v, remembered %v", err, g.refusal)
	}
	return string(data), err
}

func TestOtherFilesPassAsTheyAre(t *testing.T) {
	for _, text := range []string{"resources: [a.yaml] # a comment\n", "not: [a kustomization\n", "", "generators: [gen.yaml] # of Kustomize's own\n"} {
		if got, err := settle(t, Options{}, text, "apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: a}\n"); err != nil || got != text {
			t.Errorf("%q became %q, %v", text, got, err)
		}
	}
}

func TestRemote(t *testing.T) {
	for _, text := range []string{
		"https://example.com/a.yaml", "HTTP://example.com/a.yaml", "http:a", "git::https://example.com/a", "git@example.com:a/b", "user@host/a/b",
		"ssh://example.com/a", "file:///srv/a.git", "github.com/a/b?ref=main", "GitHub.com:a/b", "key=https://example.com/a",
	} {
		if !isRemote(text) {
			t.Errorf("%s is no longer remote", text)
		}
	}
	for _, text := range []string{"", "a.yaml", "../base", "./https:/a", "a@b.yaml", "v1:a.yaml", "github.com.yaml", "key=a.yaml", "dir/user@host:a"} {
		if isRemote(text) {
			t.Errorf("%s became remote", text)
		}
	}
}

func TestRunSaysWhatIsWrong(t *testing.T) {
	for dir, want := range map[string]string{
		"no-such-dir": "is not a directory",
		"empty":       "empty has no kustomization.yaml; name the directory of an overlay",
		"broken":      "nope.yaml",
		"transformer": "transformer/kustomization.yaml:1: ComposeSource a is a generator; list it under generators",
		"cycle":       "itself as a generator",
		"outside":     "outside/kustomization.yaml:1: resources: ../../x.yaml: it is outside of the directory that build may read",
		"charts":      "charts/kustomization.yaml:1: helmCharts: build runs no helm; give --enable-helm if you trust the charts",
		"patch":       "patch/kustomization.yaml:2: patches: https://example.com/p.yaml is remote, and build fetches nothing",
	} {
		_, got := run(t, Options{}, `
-- empty/x --
-- broken/kustomization.yaml --
resources: [nope.yaml]
-- transformer/kustomization.yaml --
transformers: [a.yaml]
-- transformer/a.yaml --
{apiVersion: composesource.dev/v1alpha1, kind: ComposeSource, metadata: {name: a}}
-- cycle/kustomization.yaml --
generators: [../two]
-- two/kustomization.yaml --
generators: [../cycle]
-- outside/kustomization.yaml --
resources: [../../x.yaml]
-- charts/kustomization.yaml --
helmCharts: [{name: a}]
-- patch/kustomization.yaml --
patches:
- path: https://example.com/p.yaml
`, dir)
		if !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %q", dir, got, want)
		}
	}
}

func TestLimits(t *testing.T) {
	bomb := "a: &a0 [x,x,x,x,x,x,x,x,x]\n"
	for i := range 7 {
		bomb += fmt.Sprintf("b%[2]d: &a%[2]d [%[1]s]\n", strings.Repeat(fmt.Sprintf("*a%d,", i), 9), i+1)
	}
	for text, want := range map[string]string{
		bomb: limit.BuildValues.What(),
		"%YAML 1.1\n" + strings.Repeat("%TAG !e! tag:example.com,2000:a/\n", 101) + "---\na: b\n": limit.Tags.What(),
		"a: &a [b]\nc: *a\nd: *a\n": "",
		"a & b * c: [not YAML":      "",
	} {
		if err := new(budget).spend([]byte(text)); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		}
	}
	if err := new(budget).spend([]byte("a: &a [*a]\n")); err == nil {
		t.Error("an alias that holds itself has no end")
	}
	if err := (&budget{files: limit.BuildFiles.Max()}).spend(nil); err == nil {
		t.Error("files have no end")
	}
}

// Whoever may run functions has the door to the network closed still.
func TestDoorsOpenAgain(t *testing.T) {
	path := os.Getenv("PATH")
	open := closeDoors(Options{EnableExec: true})
	if os.Getenv("PATH") != path {
		t.Error("a function that was asked for needs PATH")
	}
	open()
	open = closeDoors(Options{})
	if _, set := os.LookupEnv("PATH"); set {
		t.Error("PATH is still there")
	}
	open()
	if os.Getenv("PATH") != path {
		t.Error("PATH was lost")
	}
}
