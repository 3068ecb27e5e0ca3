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

const internal = "github.com/composesource/composesource/pkg/convert/internal/"

// phases stand in the order in which they run. The chapters of the rules are one.
func phases() []string {
	return []string{
		"account", "units", "files", "paths", "drivers", "inspect", "users", "objects", "tools", "words", "pods", "secrets", "storage", "sharing", "network",
		"rollout", "order", "expose", "content", "drafts", "rules", "posture",
	}
}

// A phase reads what came before it and nothing else: the packages below internal
// stand in an order, in which each imports only those before it. No chapter of the
// rules knows another.
func TestPhasesReadWhatCameBefore(t *testing.T) {
	files, err := filepath.Glob("internal/*/*.go")
	chapters, _ := filepath.Glob("internal/rules/*/*.go")
	if files = append(files, chapters...); err != nil || len(chapters) == 0 {
		t.Fatalf("no phases: %v", err)
	}
	for _, name := range files {
		phase := phaseOf(strings.TrimPrefix(filepath.ToSlash(name), "internal/"))
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
			if ok && phaseOf(below) >= phase && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s imports %s, which does not come before it", name, below)
			}
		}
	}
}

func phaseOf(path string) int {
	phase, _, _ := strings.Cut(path, "/")
	return slices.Index(phases(), phase)
}
