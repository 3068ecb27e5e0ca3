package e2ereal

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// waiter is the image of the init containers; E2E_IMAGE as in the package e2e.
const waiter = "busybox:1.37-bookworm"

// binary builds the program of a commit, or of the working tree.
func binary(t *testing.T, commit string) (string, error) {
	root, err := filepath.Abs("../../..")
	if err != nil {
		return "", err
	}
	file, dir := filepath.Join(t.TempDir(), "composesource"), root
	if commit != "" {
		dir = filepath.Join(t.TempDir(), "tree")
		if _, err := command(root, "", "git", "worktree", "add", "--detach", dir, commit); err != nil {
			return "", err
		}
		defer func() { _, _ = command(root, "", "git", "worktree", "remove", "--force", dir) }()
	}
	_, err = command(dir, "", "env", "CGO_ENABLED=0", "go", "build", "-trimpath", "-o", file, "./fn/composesource")
	return file, err
}

// converter makes the manifests of an application as its users would: a base
// beside the Compose file, the application's overlay, and an overlay for this
// cluster.
type converter struct {
	binary, dir string
	app         app
	namespace   string
	class       string
	images      []string // built ones
	tag         string
	plain       bool // without the application's spec
}

func (c converter) manifests(files map[string][]byte) (objects, said string, err error) {
	if err := os.RemoveAll(c.dir); err != nil {
		return "", "", err
	}
	if err := write(filepath.Join(c.dir, "base"), files); err != nil {
		return "", "", err
	}
	layers := map[string][]byte{"rig/kustomization.yaml": []byte(c.rig())}
	if _, ok := files["kustomization.yaml"]; !ok {
		layers["base/kustomization.yaml"] = []byte("generators: [composesource.yaml]\n")
		layers["base/composesource.yaml"] = []byte(c.config())
	}
	merge(layers, c.app.layers)
	if err := write(c.dir, layers); err != nil {
		return "", "", err
	}
	out := filepath.Join(c.dir, "objects.yaml")
	said, err = command(c.dir, "", "sh", "-c", `exec "$0" build -o objects.yaml rig 2>&1`, c.binary)
	if err != nil {
		return "", said, fmt.Errorf("%w %s", err, last(said))
	}
	text, err := os.ReadFile(out)
	// A port of the node belongs to one namespace; let the cluster choose.
	return regexp.MustCompile(`(?m)^ +nodePort: .*\n`).ReplaceAllString(string(text), ""), said, err
}

// config is the ComposeSource of an application that brings none.
func (c converter) config() string {
	spec := "dependsOn: {image: " + waiter + "}\n"
	if !c.plain {
		spec += c.app.spec
	}
	return "apiVersion: composesource.dev/v1alpha1\nkind: ComposeSource\nmetadata: {name: " + prefix() + "-" + c.app.name + ", annotations: " +
		`{config.kubernetes.io/function: "exec: {path: composesource}"}}` + "\nspec:\n  " + strings.ReplaceAll(strings.TrimSpace(spec), "\n", "\n  ") + "\n"
}

// rig is the overlay for this cluster: a namespace, the tag of built images,
// which a cluster would look for in a registry otherwise, and the class.
func (c converter) rig() string {
	var b strings.Builder
	fmt.Fprintf(&b, "namespace: %s\nresources: [../%s]\nimages:\n%s", c.namespace, c.app.top,
		strings.ReplaceAll(string(c.app.files["images.yaml"]), "PROJECT", prefix()+"-"+c.app.name))
	for _, image := range c.images {
		fmt.Fprintf(&b, "- {name: %s, newTag: %s}\n", image, c.tag)
	}
	fmt.Fprintf(&b, "patches:\n- target: {kind: PersistentVolumeClaim}\n  patch: |\n    - {op: add, path: /spec/storageClassName, value: %s}\n", c.class)
	return b.String()
}

// codes returns the codes of the findings in a report.
func codes(said string) map[string]bool {
	list := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)(warning|error): .*\[([a-z-]+)\]$`).FindAllStringSubmatch(said, -1) {
		list[m[2]] = true
	}
	return list
}
