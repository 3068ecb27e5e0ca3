package e2e

import (
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/report"
)

// namespace is a namespace of the cluster that lives as long as a test.
type namespace struct {
	*testing.T
	name string
}

// newNamespace skips the test aloud when there is no cluster.
func newNamespace(t *testing.T, name string) *namespace {
	t.Helper()
	if os.Getenv("KUBECONFIG") == "" {
		t.Skip("KUBECONFIG is not set: no cluster to try this on")
	}
	t.Parallel()
	n := &namespace{T: t, name: "composesource-e2e-" + name}
	n.kubectl("", "delete", "namespace", n.name, "--ignore-not-found", "--wait")
	n.kubectl("", "create", "namespace", n.name)
	t.Cleanup(func() {
		if !t.Failed() {
			n.kubectl("", "delete", "namespace", n.name, "--wait=false")
		}
	})
	return n
}

// kubectl runs one command in the namespace and returns what it printed.
func (n *namespace) kubectl(stdin string, args ...string) string {
	n.Helper()
	out, err := n.try(stdin, args...)
	if err != nil {
		n.Fatalf("kubectl %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out
}

func (n *namespace) try(stdin string, args ...string) (string, error) {
	cmd := exec.Command(cmp.Or(os.Getenv("KUBECTL"), "kubectl"), append([]string{"--namespace", n.name}, args...)...)
	cmd.Stdin = strings.NewReader(stdin)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	return out.String(), err
}

// apply converts a Compose file and applies it as the docs say.
func (n *namespace) apply(source string, spec api.Spec) (string, error) {
	n.Helper()
	return n.try(convert(n.T, source, spec), "apply", "--server-side", "--filename", "-")
}

// until polls until the probe says yes, and fails the test after the limit.
func (n *namespace) until(limit time.Duration, what string, probe func() bool) {
	n.Helper()
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(500 * time.Millisecond) {
		if probe() {
			return
		}
	}
	pods, _ := n.try("", "get", "pods", "-o", "wide")
	n.Fatalf("not within %v: %s\n%s", limit, what, pods)
}

// started reports whether the container of a service has run.
func (n *namespace) started(service string) bool {
	out, err := n.try("", "get", "pods", "--selector", "app.kubernetes.io/name="+service, "--output",
		"jsonpath={.items[*].status.containerStatuses[*].started}")
	return err == nil && strings.Contains(out, "true")
}

// convert makes manifests of a Compose file, in which IMAGE stands for the image.
func convert(t *testing.T, source string, spec api.Spec) string {
	t.Helper()
	image := cmp.Or(os.Getenv("E2E_IMAGE"), "busybox:1.37")
	root := fstest.MapFS{"compose.yaml": {Data: []byte(strings.ReplaceAll(source, "IMAGE", image))}}
	spec.DependsOn.Image = image
	r := report.New(report.Options{})
	config := &api.ComposeSource{Metadata: api.Metadata{Name: "e2e"}, Spec: spec}
	result, err := generate.Run(config, generate.Options{Root: func() (fs.FS, error) { return root, nil }}, r)
	if err != nil {
		t.Fatal(err)
	}
	if r.Failed() {
		var text strings.Builder
		_ = r.WriteText(&text)
		t.Fatal(text.String())
	}
	var documents strings.Builder
	if err := emit.Write(&documents, result.Objects); err != nil {
		t.Fatal(err)
	}
	return documents.String()
}
