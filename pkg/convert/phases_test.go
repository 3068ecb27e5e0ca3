package convert_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A phase reads what came before it and nothing else: the packages below internal
// stand in an order, in which each imports only those before it.
func TestPhasesReadWhatCameBefore(t *testing.T) {
	phases := []string{"account", "units", "files", "paths", "inspect", "users", "objects", "tools", "words", "pods", "secrets", "storage", "sharing", "network", "rollout", "order", "expose"}
	const internal = "github.com/composesource/composesource/pkg/convert/internal/"
	files, err := filepath.Glob("internal/*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no phases: %v", err)
	}
	for _, name := range files {
		phase := slices.Index(phases, filepath.Base(filepath.Dir(name)))
		if phase < 0 {
			t.Errorf("%s is of no known phase: give it a place in the order", name)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			below, ok := strings.CutPrefix(imported, internal)
			if below, _, _ = strings.Cut(below, "/"); ok && slices.Index(phases, below) >= phase && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s imports %s, which comes after it", name, below)
			}
		}
	}
}
