package examples

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/kustomize/kyaml/kio"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/internal/apiserver"
)

// root is a copy of the examples, with the files that a reader makes first.
var root, binary string

func TestMain(m *testing.M) { os.Exit(run(m)) }

// run builds the program, and runs the tests with it.
func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "composesource")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	root = filepath.Join(dir, "examples")
	if err := errors.Join(os.CopyFS(root, os.DirFS("../../../examples")), decrypt(root)); err != nil {
		log.Fatal(err)
	}
	binary = filepath.Join(dir, "composesource")
	if out, err := exec.Command("go", "build", "-o", binary, "../../../fn/composesource").CombinedOutput(); err != nil {
		log.Fatalf("go build: %v\n%s", err, out)
	}
	return m.Run()
}

// decrypt makes web.env of each web.enc.env, as sops would: of the same names, with
// values that say nothing. sops encrypts values only.
func decrypt(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*", "*.enc.env"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no encrypted files: %w", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var plain strings.Builder
		for line := range strings.Lines(string(text)) {
			if name, _, _ := strings.Cut(line, "="); !strings.HasPrefix(name, "sops_") {
				plain.WriteString(name + "=stand-in\n")
			}
		}
		if err := os.WriteFile(strings.TrimSuffix(file, ".enc.env")+".env", []byte(plain.String()), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// TestExamplesBuild builds every kustomization of the examples twice, and asks
// the API server about the objects.
func TestExamplesBuild(t *testing.T) {
	manifests, operators := map[string][]byte{}, apiserver.Operators(t)
	for _, dir := range kustomizations(t) {
		once := built(t, dir)
		if again := built(t, dir); !bytes.Equal(once, again) {
			t.Errorf("%s: the second build differs from the first", dir)
		}
		manifests[filepath.ToSlash(dir)] = known(t, operators, once)
	}
	if len(manifests) < 20 {
		t.Errorf("found only %d kustomizations", len(manifests))
	}
	apiserver.CheckDefined(t, operators, manifests)
}

// kustomizations returns the directories below examples that can be built.
func kustomizations(t *testing.T) []string {
	t.Helper()
	var dirs []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "kustomization.yaml" {
			return err
		}
		text, err := os.ReadFile(path)
		if err == nil && !bytes.Contains(text, []byte("kind: Component\n")) {
			dirs = append(dirs, filepath.Dir(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dirs
}

// built is what the program prints for a kustomization.
func built(t *testing.T, dir string) []byte {
	t.Helper()
	var out, stderr bytes.Buffer
	cmd := exec.Command(binary, "build", dir)
	cmd.Dir, cmd.Stdout, cmd.Stderr = root, &out, &stderr // what is below it may be read
	if err := cmd.Run(); err != nil {
		t.Fatalf("composesource build %s: %v\n%s", dir, err, stderr.Bytes())
	}
	return out.Bytes()
}

// objects parses manifests.
func objects(t *testing.T, manifests []byte) []*yaml.RNode {
	t.Helper()
	nodes, err := (&kio.ByteReader{Reader: bytes.NewReader(manifests), OmitReaderAnnotations: true}).Read()
	if err != nil {
		t.Fatal(err)
	}
	return nodes
}

// foreign are the groups of the kinds that operators add to a cluster.
var foreign = []string{"argoproj.io", "bitnami.com", "external-secrets.io", "monitoring.coreos.com"}

// known leaves out the objects of operators whose definitions are not at hand.
func known(t *testing.T, operators map[string]string, manifests []byte) []byte {
	t.Helper()
	var text strings.Builder
	for _, n := range objects(t, manifests) {
		group, _, _ := strings.Cut(n.GetApiVersion(), "/")
		if slices.Contains(foreign, group) && operators[group] == "" {
			t.Logf("not checked: %s %s, of an operator", n.GetKind(), n.GetName())
			continue
		}
		text.WriteString("---\n" + n.MustString())
	}
	return []byte(text.String())
}
