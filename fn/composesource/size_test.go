package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The linker leaves out methods that nobody calls, unless something that can be reached
// asks reflect for a method by a name that isn't a constant, as text/template does: then
// any method may be called, and the binary is a quarter larger. The linker knows whether
// there is such a function, and the test says who calls it.
func TestTheLinkerLeavesMethodsOut(t *testing.T) {
	build := exec.Command("go", "build", "-buildvcs=false", "-ldflags=-dumpdep", "-o", filepath.Join(t.TempDir(), "composesource"), ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	asks, callers := "", map[string]string{} // the first that was found to reach a symbol
	for line := range strings.Lines(string(out)) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), " -> ")
		if !ok {
			continue
		}
		from, _, _ = strings.Cut(from, " <")
		to, marks, _ := strings.Cut(to, " <")
		if callers[to] == "" {
			callers[to] = from
		}
		if asks == "" && strings.Contains(marks, "ReflectMethod") {
			asks = to
		}
	}
	if callers["main.main"] == "" {
		t.Fatal("the linker did not say what the program is made of")
	}
	way := asks
	for range len(callers) {
		if asks = callers[asks]; asks == "" || asks == "_" {
			break
		}
		way = asks + "\n" + way
	}
	if way != "" {
		t.Errorf("the last of these asks for methods by their names:\n%s", way)
	}
}
