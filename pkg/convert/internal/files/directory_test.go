package files

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/composesource/composesource/pkg/report"
)

// A link to another part of a directory leads there in a container, too. One that
// leads out of it, or in a circle, has no end there that the project knows.
func TestReadDirectoryFollowsLinksInside(t *testing.T) {
	dir := t.TempDir()
	for _, file := range []string{"site/v2/css/main.css", "site/v2/index.html", "other/secret.key"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{
		"site/current":  "v2",
		"site/home":     "v2/index.html",
		"site/here":     ".",
		"site/v2/up":    "..",
		"site/v2/again": "../v2/css",
		"site/out":      "../other",
		"site/absolute": filepath.Join(dir, "site/v2"),
	} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for top, want := range map[string][]string{
		"site": {
			"current/css/main.css", "current/index.html", "home", "v2/again/main.css", "v2/css/main.css", "v2/index.html",
		},
		".": {
			"other/secret.key", "site/current/css/main.css", "site/current/index.html", "site/home", "site/out/secret.key",
			"site/v2/again/main.css", "site/v2/css/main.css", "site/v2/index.html",
		},
	} {
		r := New(root.FS(), NewBudget(report.New(report.Options{})), func(string) bool { return false })
		var below []string
		for _, f := range r.Directory(top, "/x").Files {
			below = append(below, f.Below)
		}
		if !slices.Equal(below, want) {
			t.Errorf("%s holds %q, want %q", top, below, want)
		}
	}
}
