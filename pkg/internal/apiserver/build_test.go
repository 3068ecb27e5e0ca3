package apiserver

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// writeModule writes a module of one file and returns its directory.
func writeModule(t *testing.T, gomod, source string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"go.mod": gomod, "go.sum": gosum, "main.go": source} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	gomod  = "module example.org/validate\n\ngo 1.26\n"
	source = "package main\n\nfunc main() {}\n"

	// of a module that nobody has
	gosum = "example.org/absent v1.0.0 " + sum + "\nexample.org/absent v1.0.0/go.mod " + sum + "\n"
	sum   = "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
)

func TestBuildOnce(t *testing.T) {
	module, cache := writeModule(t, gomod, source), t.TempDir()
	paths := make([]string, 4)
	var wg sync.WaitGroup
	for i := range paths {
		wg.Go(func() {
			path, err := build(module, cache)
			if err != nil {
				t.Error(err)
			}
			paths[i] = path
		})
	}
	wg.Wait()
	entries, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 { // the executable and the lock, no part
		t.Errorf("four builds left %v", entries)
	}
	before, err := os.Stat(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	again, err := build(module, cache)
	if err != nil || again != paths[3] {
		t.Fatalf("built again as %s: %v", again, err)
	}
	if after, err := os.Stat(again); err != nil || !os.SameFile(before, after) {
		t.Errorf("an executable that was there was built again: %v", err)
	}
}

func TestBuildAgainAfterChange(t *testing.T) {
	module, cache := writeModule(t, gomod, source), t.TempDir()
	before, err := build(module, cache)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(module, "main.go"), []byte(source+"// changed\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	after, err := build(module, cache)
	if err != nil {
		t.Fatal(err)
	}
	if before == after {
		t.Error("a changed module runs the old executable")
	}
}

// Only a network that is missing may skip tests.
func TestBuildFailure(t *testing.T) {
	t.Setenv("GOFLAGS", "-modcacherw")
	t.Setenv("GOMODCACHE", t.TempDir())
	t.Setenv("GOPROXY", "off")
	needs := gomod + "\nrequire example.org/absent v1.0.0\n"
	imports := "package main\n\nimport _ \"example.org/absent\"\n\nfunc main() {}\n"
	for name, test := range map[string]struct {
		gomod, source string
		offline       bool
		message       string
	}{
		"module not to be had": {needs, imports, true, "GOPROXY=off"},
		"broken source":        {gomod, "package main\n\nfunc main() { absent() }\n", false, "undefined: absent"},
		"module not required":  {gomod, imports, false, "cannot find module providing package"},
		"broken go.mod":        {"nonsense\n", source, false, "unknown directive"},
	} {
		t.Run(name, func(t *testing.T) {
			cache := t.TempDir()
			_, err := build(writeModule(t, test.gomod, test.source), cache)
			if err == nil {
				t.Fatal("no error")
			}
			if errors.Is(err, errOffline) != test.offline || !strings.Contains(err.Error(), test.message) {
				t.Errorf("offline %t, want %t: %v", errors.Is(err, errOffline), test.offline, err)
			}
			if left, _ := filepath.Glob(filepath.Join(cache, "validate-*")); len(left) > 0 {
				t.Errorf("a failed build left %v", left)
			}
		})
	}
}
