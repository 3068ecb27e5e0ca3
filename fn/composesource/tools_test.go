package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sigs.k8s.io/kustomize/kyaml/fn/framework"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// guideEnvironment is the environment of a reader who has the pinned kustomize
// and this binary on PATH. Where docker answers, it runs the image of these
// sources for the published one.
func guideEnvironment(t *testing.T) []string {
	t.Helper()
	tools := t.TempDir()
	if err := os.Symlink(pinnedKustomize(t), filepath.Join(tools, "kustomize")); err != nil {
		t.Fatal(err)
	}
	if image := testImage(t); image != "" {
		docker, err := exec.LookPath("docker")
		if err != nil {
			t.Fatal(err)
		}
		script := strings.NewReplacer("IMAGE", image, "DOCKER", docker).Replace(dockerScript)
		if err := os.WriteFile(filepath.Join(tools, "docker"), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// dockerScript stands before docker. The images of kpt's catalog can't be had
// without a network, so programs of this test stand in for them.
const dockerScript = `#!/bin/sh
case "$*" in
*krm-functions-catalog/set-namespace:*) exec set-namespace ;;
*krm-functions-catalog/set-image:*) exec set-image ;;
esac
for word; do
	shift
	case "$word" in ghcr.io/composesource/composesource:*) word=IMAGE ;; esac
	set -- "$@" "$word"
done
exec DOCKER "$@"
`

// setNamespace does what the example wants of kpt's set-namespace.
func setNamespace() {
	mutate(func(config map[string]string, n *yaml.RNode) error {
		return n.SetNamespace(config["namespace"])
	})
}

// setImage does what the example wants of kpt's set-image.
func setImage() {
	mutate(func(config map[string]string, n *yaml.RNode) error {
		containers, err := n.Pipe(yaml.Lookup("spec", "template", "spec", "containers"))
		if err != nil || containers == nil {
			return err
		}
		return containers.VisitElements(func(c *yaml.RNode) error {
			if name, _, _ := strings.Cut(yaml.GetValue(c.Field("image").Value), ":"); name != config["name"] {
				return nil
			}
			return c.PipeE(yaml.SetField("image", yaml.NewStringRNode(config["name"]+":"+config["newTag"])))
		})
	})
}

// mutate is a KRM function that changes every object that goes to a cluster.
func mutate(change func(config map[string]string, n *yaml.RNode) error) {
	err := framework.Execute(framework.ResourceListProcessorFunc(func(rl *framework.ResourceList) error {
		for _, n := range rl.Items {
			if n.GetAnnotations()["config.kubernetes.io/local-config"] == "true" {
				continue
			}
			if err := change(rl.FunctionConfig.GetDataMap(), n); err != nil {
				return err
			}
		}
		return nil
	}), nil)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
