package look

import (
	"archive/tar"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/lock"
)

// What is wrong with a tar file is said, whoever wrote it.
func TestHostileTarFile(t *testing.T) {
	const named = `[{"Config": "c", "RepoTags": ["app:1"], "Layers": ["a/layer.tar"]}]`
	config := `{"os": "linux", "architecture": "amd64", "rootfs": {"type": "layers", "diff_ids": ["sha256:` + strings.Repeat("0", 64) + `"]}}`
	circle := []tar.Header{link("a/layer.tar", "../b/layer.tar"), link("b/layer.tar", "../a/layer.tar")}
	for _, test := range []struct {
		name  string
		parts []tar.Header
		want  string
	}{
		{"another image", []tar.Header{text("manifest.json", 0, 0, 0, strings.ReplaceAll(named, "app:1", "app:2"))}, "it doesn't hold app:1"},
		{"no list", []tar.Header{text("manifest.json", 0, 0, 0, "{")}, "manifest.json is none of `docker save`"},
		{"a huge list", []tar.Header{text("manifest.json", 0, 0, 0, strings.Repeat(" ", limit.ManifestBytes.Max()+1))}, "manifest.json: too many bytes in a manifest or configuration"},
		{"no configuration", []tar.Header{text("manifest.json", 0, 0, 0, named)}, "c: file does not exist"},
		{"a configuration of something else", []tar.Header{text("manifest.json", 0, 0, 0, named), text("c", 0, 0, 0, "{}")}, "it is no image of a container"},
		{"no layer", []tar.Header{text("manifest.json", 0, 0, 0, named), text("c", 0, 0, 0, config)}, "layer 1: a/layer.tar: file does not exist"},
		{"links in circles", append([]tar.Header{text("manifest.json", 0, 0, 0, named), text("c", 0, 0, 0, config)}, circle...), "layer 1: a/layer.tar: file does not exist"},
		{"another layer", []tar.Header{text("manifest.json", 0, 0, 0, named), text("c", 0, 0, 0, config), text("a/layer.tar", 0, 0, 0, string(make([]byte, 1024)))}, "the image is damaged, or its source lies"},
		{"fewer layers", []tar.Header{text("manifest.json", 0, 0, 0, strings.ReplaceAll(named, `"a/layer.tar"`, "")), text("c", 0, 0, 0, config)}, "it has 0 layers, and its configuration says 1"},
		{"neither list nor layout", []tar.Header{text("x", 0, 0, 0, "x")}, "index.json: file does not exist"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "saved.tar")
			if err := os.WriteFile(file, packed(t, test.parts), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := from(t, Options{From: file}).Look(context.Background(), lock.Want{Reference: "app:1"}, "")
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
	packedOnce := filepath.Join(t.TempDir(), "saved.tar.gz")
	if err := os.WriteFile(packedOnce, append([]byte{0x1f, 0x8b}, make([]byte, 1024)...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := New(Options{From: packedOnce}); err == nil || !strings.Contains(err.Error(), "is no tar file as `docker save` writes it") {
		t.Errorf("a packed file: %v", err)
	}
}
