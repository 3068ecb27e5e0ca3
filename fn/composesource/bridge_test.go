package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/report"
)

// TestBridge has Docker's own command run the image over coco and the corpus. The
// objects are those of `convert`, but for what a service mounts of the host, which
// Compose Bridge doesn't hand over and a finding names.
func TestBridge(t *testing.T) {
	image, kustomize := bridgeImage(t), pinnedKustomize(t)
	dir := os.Getenv("COMPOSESOURCE_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	files, err := filepath.Glob(filepath.Join(dir, "awesome-compose", "*", "compose.y*ml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Logf("skipped: the corpus of real projects, of which there is none in %s; name one in COMPOSESOURCE_CORPUS", dir)
	}
	for _, file := range append([]string{"../../examples/coco/base/docker-compose.yml"}, files...) {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			project := filepath.Join(t.TempDir(), filepath.Base(filepath.Dir(file)))
			if err := os.CopyFS(project, os.DirFS(filepath.Dir(file))); err != nil {
				t.Fatal(err)
			}
			want, binds := convertedWithoutBinds(t, project)
			standIn(t, project)
			said := inProject(t, project, "docker", "compose", "bridge", "convert", "--transformation", image)
			if diff := cmp.Diff(want, generated(t, filepath.Join(project, "out", "base"))); diff != "" {
				t.Errorf("(-convert +bridge):\n%s", diff)
			}
			for _, target := range binds {
				if !strings.Contains(said, " at "+target) {
					t.Errorf("nothing is said of the mount at %s:\n%s", target, said)
				}
			}
			for _, overlay := range []string{"dev", "prod"} {
				inProject(t, project, kustomize, "build", filepath.Join("out", "overlays", overlay))
			}
		})
	}
}

// bridgeImage returns the image, when there is a docker compose that takes it.
func bridgeImage(t *testing.T) string {
	t.Helper()
	if !hasBridge() {
		t.Skip("skipped: what needs Compose Bridge, because there is no docker compose bridge")
	}
	image := testImage(t)
	if image == "" {
		t.SkipNow()
	}
	return image
}

func hasBridge() bool {
	out, err := exec.Command("docker", "compose", "bridge", "convert", "--help").CombinedOutput()
	return err == nil && bytes.Contains(out, []byte("--transformation"))
}

// convertedWithoutBinds converts a project in which nothing of the host is mounted,
// and returns the objects and where there would have been mounts.
func convertedWithoutBinds(t *testing.T, dir string) (objects map[string]string, binds []string) {
	t.Helper()
	run := func(mounts map[string]api.Mount) *generate.Result {
		r := report.New(report.Options{})
		source := &api.ComposeSource{Metadata: api.Metadata{Name: filepath.Base(dir)}, Spec: api.Spec{Mounts: mounts}}
		result, err := generate.Run(source, generate.Options{Root: func() (fs.FS, error) { return os.DirFS(dir), nil }}, r)
		if err != nil || r.Failed() {
			t.Fatal(err, "the project can't be converted")
		}
		return result
	}
	mounts := map[string]api.Mount{}
	for _, s := range run(nil).Project.Services {
		for _, v := range s.Volumes {
			if v.Type != "bind" {
				continue
			}
			key := v.Source
			if fs.ValidPath(key) {
				key = "./" + key
			}
			mounts[key] = api.Mount{Treatment: api.MountOmit}
			binds = append(binds, v.Target)
		}
	}
	files, err := emit.Files(run(mounts).Objects)
	if err != nil {
		t.Fatal(err)
	}
	objects = map[string]string{}
	for name, text := range files.Content {
		objects[name] = string(text)
	}
	return objects, binds
}

// standIn gives docker an empty image for each that the project names and docker
// has not: Compose Bridge asks for the ports that images expose.
func standIn(t *testing.T, project string) {
	t.Helper()
	for _, name := range strings.Fields(inProject(t, project, "sh", "-c", "docker compose config --images 2>&-")) {
		if exec.Command("docker", "image", "inspect", name).Run() == nil {
			continue
		}
		inProject(t, project, "sh", "-c", `tar --create --files-from=/dev/null | docker import - "$0"`, name)
		t.Cleanup(func() { _ = exec.Command("docker", "image", "rm", name).Run() })
	}
}

// generated returns the objects in the files of a base.
func generated(t *testing.T, base string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(base, "*_*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	objects := map[string]string{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		mark, object, _ := strings.Cut(string(text), "\n")
		if !strings.HasPrefix(mark, "# Made by composesource ") {
			t.Errorf("%s begins with %s", name, mark)
		}
		objects[filepath.Base(name)] = object
	}
	return objects
}

// inProject runs a command that must succeed, and returns what it says.
func inProject(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// TestBridgeGivesFilesToTheirOwner runs the image as Compose Bridge does for a
// caller, and as root, which is what is left when nobody says as whom.
func TestBridgeGivesFilesToTheirOwner(t *testing.T) {
	image := bridgeImage(t)
	if os.Getuid() != 0 {
		t.Skip("skipped: only root can make a directory that is somebody else's")
	}
	for _, user := range []string{"12345", "0"} {
		in, out := t.TempDir(), t.TempDir()
		if err := os.WriteFile(filepath.Join(in, "compose.yaml"), []byte("name: shop\nservices: {web: {image: nginx}}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		inProject(t, in, "chown", "-R", "12345:12345", in, out)
		for range 2 { // the second run writes over the files of the first
			inProject(t, in, "docker", "run", "--rm", "--user", user, "--volume", in+":/in", "--volume", out+":/out", image)
		}
		inProject(t, out, "chmod", "700", in)
		cmd := exec.Command("docker", "run", "--rm", "--volume", in+":/in", "--volume", out+":/out", image) // as nobody
		if said, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(said), "permission denied; run the container as who owns") {
			t.Errorf("as nobody: %v\n%s", err, said)
		}
		if others := inProject(t, out, "find", ".", "!", "-uid", "12345"); others != "" {
			t.Errorf("as user %s, somebody else's: %s", user, others)
		}
	}
}
