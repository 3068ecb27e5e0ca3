package apiserver

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// errOffline says that the modules are neither in the cache nor to be had.
var errOffline = errors.New("k8s.io/kubernetes is not in the module cache, and the module proxy can't be reached")

// built builds the command at most once a process; other processes find it on disk.
var built = sync.OnceValues(func() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	_, self, _, _ := runtime.Caller(0)
	module := filepath.Join(filepath.Dir(self), "..", "..", "..", "testdata", "apiserver")
	return build(module, filepath.Join(cache, "composesource"))
})

// command returns the path of the command. A test that can't have it for want of
// a network is skipped; any other reason fails it.
func command(t testing.TB) string {
	t.Helper()
	path, err := built()
	switch {
	case errors.Is(err, errOffline):
		t.Skipf("SKIPPED, nothing was validated: %v", err)
	case err != nil:
		t.Fatalf("apiserver: %v", err)
	}
	return path
}

// build returns the command built from the Go module in a directory. Below cache
// there is one executable for each state of that module, so a stale one is never
// run; a lock keeps packages tested in parallel from building it twice.
func build(module, cache string) (string, error) {
	key, err := fingerprint(module)
	if err != nil {
		return "", err
	}
	target := filepath.Join(cache, "validate-"+key)
	if runtime.GOOS == "windows" {
		target += ".exe"
	}
	if _, err := os.Stat(target); err == nil {
		return target, nil
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(cache, "lock")).Lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	if _, err := os.Stat(target); err == nil {
		return target, nil // another process built it while this one waited
	}
	// a killed build leaves a part, which must never be taken for the whole
	part := target + ".part"
	if err := compile(module, part); err != nil {
		return "", err
	}
	return target, os.Rename(part, target)
}

// fingerprint hashes what the executable is made from: the module's files (its
// go.sum pins the rest) and the toolchain.
func fingerprint(module string) (string, error) {
	hash := sha256.New()
	fmt.Fprintln(hash, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	for _, pattern := range []string{"*.go", "go.mod", "go.sum"} {
		paths, err := filepath.Glob(filepath.Join(module, pattern))
		if err != nil {
			return "", err
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				return "", err
			}
			fmt.Fprintf(hash, "%s %x\n", filepath.Base(path), sha256.Sum256(data))
		}
	}
	return fmt.Sprintf("%x", hash.Sum(nil)[:8]), nil
}

// compile loads the packages first, because only that needs the network, and an
// error of the compiler must not pass for a missing network.
func compile(module, target string) error {
	steps := [][]string{
		{"list", "-mod=readonly", "-deps", "."},
		{"build", "-mod=readonly", "-buildvcs=false", "-ldflags=-s -w", "-o", target, "."},
	}
	for _, args := range steps {
		var stderr strings.Builder
		cmd := exec.Command("go", args...)
		cmd.Dir = module
		cmd.Env = append(os.Environ(), "GOWORK=off")
		cmd.Stderr = &stderr
		err := cmd.Run()
		if err == nil {
			continue
		}
		if line := offline(stderr.String()); line != "" && args[0] == "list" {
			return fmt.Errorf("%w: %s", errOffline, line)
		}
		return fmt.Errorf("go %s: %w\n%s", args[0], err, stderr.String())
	}
	return nil
}

// offline returns the line that says that the go command couldn't reach a module
// proxy, "" when there is none: an answer that it didn't like is no such line.
func offline(stderr string) string {
	for line := range strings.Lines(stderr) {
		for _, sign := range []string{"dial tcp", "module lookup disabled by GOPROXY=off", "i/o timeout", "TLS handshake timeout"} {
			if strings.Contains(line, sign) {
				return strings.TrimSpace(line)
			}
		}
	}
	return ""
}
