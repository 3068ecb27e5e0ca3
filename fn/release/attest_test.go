package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/v1/layout"
)

// clone makes a repository of a small program with one commit, or a second clone of
// the one that is given.
func clone(t *testing.T, of string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "clone")
	if of != "" {
		run(t, ".", "git", "clone", "-q", of, dir)
		return dir
	}
	write(t, filepath.Join(dir, "go.mod"), "module example.com/small\n\ngo 1.26\n")
	write(t, filepath.Join(dir, "main.go"), "package main\n\nfunc main() { println(1) }\n")
	run(t, dir, "git", "init", "-q")
	run(t, dir, "git", "add", ".")
	run(t, dir, "git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "a")
	return dir
}

// built releases the program for three platforms, as make dist does.
func built(t *testing.T, repository string) string {
	t.Helper()
	dist := filepath.Join(repository, "..", "dist")
	var paths []string
	for _, platform := range []string{"linux-amd64", "linux-arm64", "windows-amd64"} {
		system, arch, _ := strings.Cut(platform, "-")
		path := filepath.Join(dist, "small-"+platform)
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-o", path, ".")
		cmd.Dir, cmd.Env = repository, append(os.Environ(), "GOOS="+system, "GOARCH="+arch, "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		paths = append(paths, path)
	}
	if err := release(dist, "example.com/small:test", paths); err != nil {
		t.Fatal(err)
	}
	return dist
}

func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The same commit gives the same bytes in two clones, and what a release says of itself
// holds.
func TestTwoClones(t *testing.T) {
	first := clone(t, "")
	a, b := built(t, first), built(t, clone(t, first))
	if x, y := sums(t, a), sums(t, b); x != y {
		t.Errorf("first\n%s\nsecond\n%s", x, y)
	}
	if err := verify(a); err != nil {
		t.Error(err)
	}
	if out := run(t, a, "sha256sum", "--check", "--quiet", checksumFile); out != "" {
		t.Error(out)
	}
	commit := strings.TrimSpace(run(t, first, "git", "rev-parse", "HEAD"))
	text, err := os.ReadFile(filepath.Join(a, provenanceFile))
	if err != nil || !strings.Contains(string(text), `"gitCommit": "`+commit+`"`) {
		t.Errorf("%v\n%s", err, text)
	}
	index, err := layout.ImageIndexFromPath(filepath.Join(a, imageDir))
	if err != nil {
		t.Fatal(err)
	}
	manifest, err := index.IndexManifest()
	if err != nil || len(manifest.Manifests) != 4 {
		t.Errorf("%v: %d manifests, want two images and what is attested of each", err, len(manifest.Manifests))
	}
}

// Whatever is changed after the build is found.
func TestVerifyFinds(t *testing.T) {
	whole := os.DirFS(built(t, clone(t, "")))
	for why, change := range map[string]func(dist string){
		"another binary": func(dist string) { write(t, filepath.Join(dist, "small-linux-amd64"), "other") },
		"another binary with its checksum": func(dist string) {
			path := filepath.Join(dist, "small-linux-amd64")
			was, err := read(dist, path)
			if err != nil {
				t.Fatal(err)
			}
			write(t, path, "other")
			is, err := read(dist, path)
			if err != nil {
				t.Fatal(err)
			}
			replace(t, filepath.Join(dist, checksumFile), was.sha256, is.sha256)
		},
		"a file that nobody speaks of": func(dist string) {
			write(t, filepath.Join(dist, "more"), "")
			more, err := read(dist, filepath.Join(dist, "more"))
			if err != nil {
				t.Fatal(err)
			}
			replace(t, filepath.Join(dist, checksumFile), "  small-linux-amd64\n", "  small-linux-amd64\n"+more.sha256+"  more\n")
		},
		"a file outside": func(dist string) {
			replace(t, filepath.Join(dist, checksumFile), "  small-linux-amd64\n", "  ../small\n")
		},
		"no provenance":   func(dist string) { remove(t, filepath.Join(dist, provenanceFile)) },
		"no checksums":    func(dist string) { remove(t, filepath.Join(dist, checksumFile)) },
		"another image":   func(dist string) { replace(t, filepath.Join(dist, imageDir, "index.json"), `"amd64"`, `"riscv64"`) },
		"no attestations": func(dist string) { replace(t, filepath.Join(dist, imageDir, "index.json"), referenceDigest, "other") },
	} {
		dist := t.TempDir()
		if err := os.CopyFS(dist, whole); err != nil {
			t.Fatal(err)
		}
		change(dist)
		if err := verify(dist); err == nil {
			t.Errorf("%s was not found", why)
		} else {
			t.Logf("%s: %v", why, err)
		}
	}
}

func replace(t *testing.T, path, old, with string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%s has no %s: %v", path, old, err)
	}
	write(t, path, strings.Replace(string(text), old, with, 1))
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

// What was built beside uncommitted changes is not what a commit gives.
func TestUncommitted(t *testing.T) {
	repository := clone(t, "")
	built(t, repository)
	write(t, filepath.Join(repository, "main.go"), "package main\n\nfunc main() { println(2) }\n")
	dist := built(t, repository)
	for _, name := range []string{provenanceFile, checksumFile} {
		if _, err := os.Stat(filepath.Join(dist, name)); err == nil {
			t.Errorf("%s was written, or left", name)
		}
	}
}
