package look

import (
	"archive/tar"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/compression"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	ocilayout "github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"

	"github.com/composesource/composesource/pkg/lock"
)

// layoutOf writes a layout that holds images with annotations; nil for none.
func layoutOf(t *testing.T, annotations ...map[string]string) string {
	t.Helper()
	index := v1.ImageIndex(empty.Index)
	for i, a := range annotations {
		image := imageOf(t, "amd64", v1.Config{WorkingDir: strings.Repeat("/x", i+1)}, layerWith(t, packed(t, base()), compression.GZip))
		index = mutate.AppendManifests(index, mutate.IndexAddendum{Add: image, Descriptor: v1.Descriptor{Annotations: a}})
	}
	dir := t.TempDir()
	if _, err := ocilayout.Write(dir, index); err != nil {
		t.Fatal(err)
	}
	return dir
}

// An image of a layout is found by its name, however that is written, and without a name
// only where there can be no other. The working directory tells which one it is.
func TestNamesInLayouts(t *testing.T) {
	for _, test := range []struct {
		name        string
		annotations []map[string]string
		only        bool
		want        string
	}{
		{"its whole name", []map[string]string{{refName: "other:1"}, {refName: "docker.io/example/app:1"}}, false, "/x/x"},
		{"containerd's name", []map[string]string{{refName: "1", containerName: "docker.io/example/other:1"}, {refName: "1", containerName: "docker.io/example/app:1"}}, false, "/x/x"},
		{"a tag, of one image", []map[string]string{{refName: "2"}, {refName: "1"}}, true, "/x/x"},
		{"a tag, of several images", []map[string]string{{refName: "1"}}, false, ""},
		{"no name, of one image", []map[string]string{nil}, true, "/x"},
		{"no name, of several images", []map[string]string{nil}, false, ""},
		{"another name, and one image", []map[string]string{{refName: "2"}}, true, ""},
		{"other names", []map[string]string{{refName: "2"}, {refName: "3"}}, true, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := from(t, Options{From: "oci:" + layoutOf(t, test.annotations...), Only: test.only}).Look(context.Background(), lock.Want{Reference: "example/app:1"}, "")
			switch {
			case test.want == "" && (err == nil || !strings.Contains(err.Error(), "it doesn't hold example/app:1")):
				t.Errorf("found, or %v", err)
			case test.want != "" && (err != nil || r.Image.WorkingDir != test.want):
				t.Errorf("%v, %v, want %s", r, err, test.want)
			}
		})
	}
}

// A layout in a tar file is one, too. What is damaged in it is said.
func TestLayoutInATarFile(t *testing.T) {
	dir := layoutOf(t, map[string]string{refName: "example/app:1"})
	archive := func() *Looker {
		file := filepath.Join(t.TempDir(), "layout.tar")
		f, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		w := tar.NewWriter(f)
		if err := w.AddFS(os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		return from(t, Options{From: file})
	}
	if _, err := archive().Look(context.Background(), lock.Want{Reference: "example/app:1"}, ""); err != nil {
		t.Error(err)
	}
	all, err := filepath.Glob(filepath.Join(dir, "blobs/sha256/*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range all {
		whole, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, append([]byte(" "), whole...), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err = archive().Look(context.Background(), lock.Want{Reference: "example/app:1"}, "")
		if isManifest := strings.Contains(string(whole[:min(len(whole), 100)]), `"schemaVersion"`); err == nil && !isManifest {
			t.Errorf("%s is damaged, and nobody says so", filepath.Base(name))
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		if _, err := archive().Look(context.Background(), lock.Want{Reference: "example/app:1"}, ""); err == nil || !strings.Contains(err.Error(), filepath.Base(name)) {
			t.Errorf("%s is missing: %v", filepath.Base(name), err)
		}
		if err := os.WriteFile(name, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
