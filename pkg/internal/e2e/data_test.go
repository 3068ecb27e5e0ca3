package e2e

import (
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/migrate"
	"github.com/composesource/composesource/pkg/report"
)

const store = `services:
  store:
    image: IMAGE
    command: sleep infinity
    stop_grace_period: 1s
    volumes: ["uploads:/uploads", "./files:/files"]
volumes: {uploads: {}}
`

// moving is a project that runs in Docker, and in a namespace.
type moving struct {
	*namespace
	dir, project string
}

func (m *moving) compose(args ...string) string {
	m.Helper()
	return m.run("docker", append([]string{"compose", "--project-name", m.project}, args...)...)
}

func (m *moving) run(name string, args ...string) string {
	m.Helper()
	out, err := m.attempt(name, args...)
	if err != nil {
		m.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return out
}

func (m *moving) attempt(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = m.dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// script returns the script that the command prints.
func (m *moving) script(o migrate.DataOptions) string {
	m.Helper()
	r := report.New(report.Options{})
	result, err := generate.Run(&api.ComposeSource{Metadata: api.Metadata{Name: "e2e"}},
		generate.Options{Root: func() (fs.FS, error) { return os.DirFS(m.dir), nil }}, r)
	if err != nil || r.Failed() {
		m.Fatal(err, "the project can't be converted")
	}
	o.Compose, o.Namespace, o.Image = migrate.Compose{Project: m.project}, m.name, tarImage()
	var script bytes.Buffer
	if err := migrate.Data(&script, result, o); err != nil {
		m.Fatal(err)
	}
	return script.String()
}

func (m *moving) bash(script string) (string, error) { return m.attempt("bash", "-c", script) }

func tarImage() string { return cmp.Or(os.Getenv("E2E_TAR_IMAGE"), "debian:13-slim") }

// onClass has claims ask for a storage class; the cluster's default when it is empty.
func onClass(objects, class string) string {
	if class == "" {
		return objects
	}
	return strings.ReplaceAll(objects, "spec:\n  accessModes:", "spec:\n  storageClassName: "+class+"\n  accessModes:")
}

func newMoving(t *testing.T, class string) *moving {
	t.Helper()
	if out, err := exec.Command("docker", "image", "inspect", tarImage()).CombinedOutput(); err != nil {
		t.Skipf("docker has no image %s (E2E_TAR_IMAGE) with bash and GNU tar: %s", tarImage(), out)
	}
	m := &moving{namespace: newNamespace(t, strings.Trim("data-"+class, "-")), dir: t.TempDir()}
	m.project = m.name
	text := strings.ReplaceAll(store, "IMAGE", tarImage())
	if err := os.WriteFile(filepath.Join(m.dir, "compose.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(m.dir, "files"), 0o755); err != nil {
		t.Fatal(err)
	}
	m.compose("down", "--volumes")
	m.compose("up", "--detach")
	t.Cleanup(func() { m.compose("down", "--volumes") })
	m.makeOdd()
	if out, err := m.try(onClass(convert(t, text, api.Spec{}), class), "apply", "--server-side", "--filename", "-"); err != nil {
		t.Fatal(out)
	}
	return m
}

// TestDataThereAndBack copies files with everything odd about them from Docker to
// a claim and back, is interrupted wherever that could hurt, and is run again.
func TestDataThereAndBack(t *testing.T) {
	for _, class := range classes() {
		t.Run(class, func(t *testing.T) { newMoving(t, class).thereAndBack() })
	}
}

func (m *moving) thereAndBack() {
	want := m.compose("exec", "--no-TTY", "store", "bash", "-c", listed)
	script := m.script(migrate.DataOptions{Names: []string{"uploads"}})
	for where, cut := range map[string][2]string{
		"while files are unpacked":     {"exec tar --extract --file=-", "head -c 2000 | tar --extract --file=-"},
		"before the copy is looked at": {"  after=$(", "  exit 9; after=$("},
		"while it takes its place":     {"chown --reference", "exit 9; chown --reference"},
	} {
		if out, err := m.bash(strings.Replace(script, cut[0], cut[1], 1)); err == nil {
			m.Errorf("interrupted %s, and ended well:\n%s", where, out)
		}
	}
	out, err := m.bash(script)
	if err != nil || !strings.Contains(out, "uploads: copied, checksum") {
		m.Fatalf("%v\n%s", err, out)
	}
	m.until(90*time.Second, "store runs again", func() bool { return m.started("store") })
	if got := m.kubectl("", "exec", "deployment/store", "--container", "store", "--", "bash", "-c", listed); got != want {
		m.Errorf("in Docker\n%s\nin the cluster\n%s", want, got)
	}
	if out, err := m.bash(script); err != nil || !strings.Contains(out, "is there already, with the same checksum") {
		m.Errorf("run again: %v\n%s", err, out)
	}

	m.until(90*time.Second, "store runs again", func() bool { return m.started("store") })
	m.kubectl("", "exec", "deployment/store", "--container", "store", "--", "bash", "-c", "echo new > /uploads/new")
	if out, err := m.bash(script); err == nil || !strings.Contains(out, "already holds other data, which was left alone") {
		m.Errorf("over other data: %v\n%s", err, out)
	}
	out, err = m.bash(m.script(migrate.DataOptions{Names: []string{"uploads"}, Back: true, Replace: true}))
	if err != nil {
		m.Fatal(out)
	}
	if got := m.compose("exec", "--no-TTY", "store", "cat", "/uploads/new"); got != "new\n" {
		m.Errorf("back in Docker: %q", got)
	}
	back := m.compose("exec", "--no-TTY", "store", "bash", "-c", "rm /uploads/new; touch -d 2002-02-03 /uploads; "+listed)
	if back != want {
		m.Errorf("at first\n%s\nback again\n%s", want, back)
	}
}
