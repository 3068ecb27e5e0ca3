package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes this test binary the composesource command of the scripts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"composesource": main,
		"ComposeSource": main, // as a legacy plugin
		"set-namespace": setNamespace,
		"set-image":     setImage,
		"measured":      peaked, // of the hostile inputs
		"make-image":    makeImage,
	})
}

// TestScript runs the scripts over the real binary, real Kustomize, and docker
// and kpt where they answer.
func TestScript(t *testing.T) {
	kustomize := pinnedKustomize(t)
	image := testImage(t)
	registry := privateRegistry(t)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("KUSTOMIZE", kustomize)
			env.Setenv("IMAGE", image)
			env.Setenv("ROOT", root)
			env.Setenv("REGISTRY", registry)
			for _, key := range []string{"DOCKER_HOST", "DOCKER_CONFIG"} { // where docker and its plugins are
				if value, set := os.LookupEnv(key); set {
					env.Setenv(key, value)
				}
			}
			for _, key := range []string{"GOCACHE", "GOMODCACHE"} { // the home of a script is empty
				env.Setenv(key, goEnv(t, key))
			}
			return nil
		},
		Condition: func(name string) (bool, error) {
			switch name {
			case "image":
				return image != "", nil
			case "compose":
				return exec.Command("docker", "compose", "version").Run() == nil, nil
			case "bridge":
				return image != "" && hasBridge(), nil
			case "kpt":
				_, err := exec.LookPath("kpt")
				return err == nil, nil
			}
			return false, fmt.Errorf("unknown condition %s", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"follow": follow,
			"subst":  subst,
		},
	})
}

// exits runs a command and wants this exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// proposed matches a command that stderr proposes.
var proposed = regexp.MustCompile("(?m)[:`] ?(composesource (?:init|build|embed|explain)[^`\n;]*?)(?:`|$)")

// follow runs the command that stderr proposed last.
func follow(ts *testscript.TestScript, _ bool, _ []string) {
	all := proposed.FindAllStringSubmatch(ts.ReadFile("stderr"), -1)
	if len(all) == 0 {
		ts.Fatalf("stderr proposes no command")
	}
	words := strings.Fields(all[len(all)-1][1])
	ts.Check(ts.Exec(words[0], words[1:]...))
}

// subst replaces $NAME by the variable's value in files.
func subst(ts *testscript.TestScript, _ bool, args []string) {
	for _, file := range args[1:] {
		text := strings.ReplaceAll(ts.ReadFile(file), "$"+args[0], ts.Getenv(args[0]))
		ts.Check(os.WriteFile(ts.MkAbs(file), []byte(text), 0o644))
	}
}

// pinnedKustomize returns the binary of the tool in go.mod, from Go's own cache.
func pinnedKustomize(t *testing.T) string {
	t.Helper()
	path, err := exec.Command("go", "tool", "-n", "kustomize").Output()
	if err != nil {
		t.Fatalf("building the pinned kustomize: %v", err)
	}
	return strings.TrimSpace(string(path))
}

func goEnv(t *testing.T, key string) string {
	t.Helper()
	value, err := exec.Command("go", "env", key).Output()
	if err != nil {
		t.Fatalf("asking go for %s: %v", key, err)
	}
	return strings.TrimSpace(string(value))
}

// testImage returns the name of the container image built from these sources, or
// nothing when no engine answers.
func testImage(t *testing.T) string {
	t.Helper()
	image, err := builtImage()
	switch {
	case err != nil:
		t.Fatal(err)
	case image == "":
		t.Log("skipped: what needs a container, because docker does not answer")
	}
	return image
}

var builtImage = sync.OnceValues(func() (string, error) {
	if exec.Command("docker", "version").Run() != nil {
		return "", nil
	}
	const image = "composesource:test"
	out, err := exec.Command("make", "--no-print-directory", "-C", "../..", "image", "IMAGE="+image).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("make image: %w\n%s", err, out)
	}
	// the last line is the image's ID, which another run of these tests can't move
	lines := strings.Fields(string(out))
	return lines[len(lines)-1], nil
})
