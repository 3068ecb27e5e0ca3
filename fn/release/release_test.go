package main

import (
	"archive/tar"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/validate"
)

// assemble makes a release of this test's own binary.
func assemble(t *testing.T) (dir, binary string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("skipped: the release, because this binary is not for linux")
	}
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	if err := release(dir, "example.com/composesource:test", []string{binary}); err != nil {
		t.Fatal(err)
	}
	return dir, binary
}

func TestImage(t *testing.T) {
	dir, binary := assemble(t)
	index, err := layout.ImageIndexFromPath(filepath.Join(dir, "image"))
	if err != nil {
		t.Fatal(err)
	}
	if err := validate.Index(index); err != nil {
		t.Error(err)
	}
	manifest, err := index.IndexManifest()
	if err != nil {
		t.Fatal(err)
	}
	if len(manifest.Manifests) != 1 || manifest.Manifests[0].Platform.Architecture != runtime.GOARCH ||
		manifest.Annotations["org.opencontainers.image.title"] != "composesource" {
		t.Errorf("index: %+v", manifest)
	}
	image, err := index.Image(manifest.Manifests[0].Digest)
	if err != nil {
		t.Fatal(err)
	}
	config, err := image.ConfigFile()
	if err != nil {
		t.Fatal(err)
	}
	if c := config.Config; config.OS != "linux" || config.Architecture != runtime.GOARCH || c.User != "65534:65534" ||
		c.WorkingDir != "/work" || c.Labels["org.opencontainers.image.source"] == "" {
		t.Errorf("config: %+v", config)
	}
	loaded, err := tarball.ImageFromPath(filepath.Join(dir, filepath.Base(binary)+".image.tar"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := digest(t, image.ConfigName), digest(t, loaded.ConfigName); a != b {
		t.Errorf("the layout holds image %s, the archive %s", a, b)
	}
	checkFiles(t, image, binary)
}

func digest(t *testing.T, of func() (v1.Hash, error)) string {
	t.Helper()
	hash, err := of()
	if err != nil {
		t.Fatal(err)
	}
	return hash.String()
}

// checkFiles wants the program and what it needs to be run as nobody.
func checkFiles(t *testing.T, image v1.Image, binary string) {
	t.Helper()
	program, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"etc": "drwxr-xr-x ", "etc/passwd": "-rw-r--r-- " + string(passwd), "work": "drwxr-xr-x ",
		"composesource": "-rwxr-xr-x " + string(program),
	}
	files := mutate.Extract(image)
	defer files.Close()
	for r := tar.NewReader(files); ; {
		header, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if got := header.FileInfo().Mode().String() + " " + string(data); want[header.Name] != got {
			t.Errorf("%s: %.40q", header.Name, got)
		}
		delete(want, header.Name)
	}
	if len(want) > 0 {
		t.Errorf("missing: %d files", len(want))
	}
}

func TestSameBytes(t *testing.T) {
	first, _ := assemble(t)
	second, _ := assemble(t)
	if a, b := sums(t, first), sums(t, second); a != b {
		t.Errorf("first\n%s\nsecond\n%s", a, b)
	}
}

func sums(t *testing.T, dir string) (list string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		list += fmt.Sprintf("%x %s\n", sha256.Sum256(data), name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestReleaseSaysWhatIsWrong(t *testing.T) {
	for why, paths := range map[string][]string{
		"no binary":    nil,
		"no such file": {"no-such-file"},
		"not a binary": {"release_test.go"},
	} {
		if err := release(t.TempDir(), "a:b", paths); err == nil {
			t.Errorf("%s: no error", why)
		}
	}
	if err := release(t.TempDir(), "not a name", nil); err == nil {
		t.Error("a bad name: no error")
	}
}
