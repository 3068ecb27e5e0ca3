package scaffold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlace(t *testing.T) {
	for _, test := range []struct {
		why, dir, overlays string
		isTop              bool
		want               Layout
	}{
		{"beside the Compose file, without copies", "app", "", false, Layout{"app", "overlays", "app"}},
		{"also further down", "services/app/", "", false, Layout{"services/app", "services/overlays", "services/app"}},
		{"nothing goes above the working directory", ".", "", false, Layout{"k8s/base", "k8s/overlays", "."}},
		{"nor beside a directory that is elsewhere", "../app", "", false, Layout{"../app/k8s/base", "../app/k8s/overlays", "../app"}},
		{"nor beside the top of a repository", "app", "", true, Layout{"app/k8s/base", "app/k8s/overlays", "app"}},
		{"unless it was asked for", ".", "../deploy", false, Layout{".", "../deploy", "."}},
	} {
		got, err := Place(filepath.FromSlash(test.dir), filepath.FromSlash(test.overlays), test.isTop)
		if err != nil {
			t.Errorf("%s: %v", test.why, err)
		}
		got = Layout{filepath.ToSlash(got.Base), filepath.ToSlash(got.Overlays), filepath.ToSlash(got.Root)}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.why, diff)
		}
		if got.Copies(got.Base) != (test.overlays == "" && strings.Contains(got.Base, "k8s")) {
			t.Errorf("%s: copies %v", test.why, got.Copies(got.Base))
		}
	}
}

// Kustomize refuses a base that is above its overlays, or the same directory.
func TestPlaceRefusesOverlaysBelowTheBase(t *testing.T) {
	for _, overlays := range []string{"app", "app/overlays", "./app/../app/x"} {
		if _, err := Place("app", overlays, false); err == nil {
			t.Errorf("%s was accepted", overlays)
		}
	}
	if _, err := Place("app", "application", false); err != nil {
		t.Error(err)
	}
}

func TestWriteOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{filepath.Join(dir, "a", "b.yaml"): "new\n", filepath.Join(dir, "kustomization.yaml"): "new\n"}
	other := filepath.Join(dir, "Kustomization") // another name for the same thing
	if err := os.WriteFile(other, []byte("old\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Write(files); err == nil || !strings.Contains(err.Error(), other) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "a")); err == nil {
		t.Error("something was written")
	}
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	if err := Write(files); err != nil {
		t.Fatal(err)
	}
	if err := Write(files); err == nil {
		t.Error("a second run overwrote the files")
	}
}
