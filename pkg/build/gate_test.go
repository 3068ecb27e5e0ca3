package build

import (
	"strings"
	"testing"

	"sigs.k8s.io/kustomize/kyaml/filesys"
)

const (
	ownDoc     = "apiVersion: composesource.dev/v1alpha1\nkind: ComposeSource\nmetadata: {name: a}\n"
	foreignDoc = "apiVersion: example.com/v1\nkind: Foreign\nmetadata:\n  name: other\n  annotations:\n    config.kubernetes.io/function: |\n      exec: {path: ./evil}\n"
	builtinDoc = "apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: b}\n"
)

// One function of others among ours is refused like one alone, wherever it hides.
func TestForeignFunctionAmongOthers(t *testing.T) {
	indented := strings.ReplaceAll("\n"+ownDoc+"---\n"+foreignDoc, "\n", "\n  ")
	for why, list := range map[string]string{
		"a later document":   "[all.yaml]",
		"a later entry":      "[ours.yaml, theirs.yaml]",
		"in the text itself": "\n- |" + indented,
		"an absolute path":   "[/base/theirs.yaml]",
		"a path with detour": "[../base/./theirs.yaml]",
	} {
		_, err := read(t, Options{}, map[string]string{
			"/base/kustomization.yaml": "generators: " + list + "\n",
			"/base/all.yaml":           ownDoc + "---\n" + builtinDoc + "---\n" + foreignDoc, "/base/ours.yaml": ownDoc, "/base/theirs.yaml": foreignDoc,
		})
		if err == nil || !strings.Contains(err.Error(), "Foreign other runs the program ./evil") {
			t.Errorf("%s: %v", why, err)
		}
	}
}

// What can't be looked at is not run.
func TestFunctionsThatCanNotBeRead(t *testing.T) {
	for entry, want := range map[string]string{
		"github.com/example/functions//gen.yaml": "remote functions are not run",
		"https://example.com/gen.yaml":           "remote functions are not run",
		"absent.yaml":                            "neither a file nor a directory",
		"broken.yaml":                            "can't be read",
		"odd.yaml":                               "Foreign other",
	} {
		_, err := read(t, Options{}, map[string]string{
			"/base/kustomization.yaml": "transformers: ['" + entry + "']\n", "/base/broken.yaml": "a: [\n",
			"/base/odd.yaml": "apiVersion: example.com/v1\nkind: Foreign\nmetadata: {name: other, annotations: {config.kubernetes.io/function: '['}}\n",
		})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", entry, err, want)
		}
	}
}

// A directory of configurations is wrapped in a kustomization that makes each of
// them this function, or only ours when others may run.
func TestDirectoryOfFunctions(t *testing.T) {
	for _, test := range []struct {
		o     Options
		want  string
		lacks string
	}{
		{Options{Executable: "/bin/us"}, "commonAnnotations:\n  config.kubernetes.io/function: 'exec: {path: \"/bin/us\"}'", "patches:"},
		{Options{Executable: "/bin/us", EnableExec: true}, "target:\n    group: composesource.dev\n    kind: ComposeSource", "commonAnnotations:"},
		{Options{Executable: "/bin/us", EnablePlugins: true}, "target:\n    group: composesource.dev\n    kind: ComposeSource", "commonAnnotations:"},
	} {
		disk := filesys.MakeFsInMemory()
		for name, text := range map[string]string{
			"/base/kustomization.yaml": "generators: [../config]\n", "/config/kustomization.yaml": "resources: [ours.yaml]\n", "/config/ours.yaml": ownDoc,
		} {
			if err := disk.WriteFile(name, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		g := newGate(disk, test.o)
		if text, err := g.ReadFile("/base/kustomization.yaml"); err != nil || !strings.Contains(string(text), "- .composesource-0\n") {
			t.Fatalf("%s, %v", text, err)
		}
		const dir = "/base/.composesource-0"
		text, err := g.ReadFile(dir + "/kustomization.yaml")
		if err != nil || !strings.Contains(string(text), test.want) || !strings.Contains(string(text), "- ../../config\n") || strings.Contains(string(text), test.lacks) {
			t.Errorf("%+v: %v\n%s", test.o, err, text)
		}
		if root, _, err := g.CleanedAbs(dir); err != nil || string(root) != dir || !g.IsDir(dir) {
			t.Errorf("%s is %q, %v", dir, root, err)
		}
		if root, name, err := g.CleanedAbs(dir + "/kustomization.yaml"); err != nil || string(root) != dir || name != "kustomization.yaml" {
			t.Errorf("its kustomization is %q in %q, %v", name, root, err)
		}
		if g.IsDir("/base/.composesource-1") {
			t.Error("another directory appeared")
		}
	}
}
