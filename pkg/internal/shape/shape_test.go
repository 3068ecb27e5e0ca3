package shape

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/composesource/composesource/"

// maxLines is how long a package may be, without its tests.
const maxLines = 3000

// pack is a package: its lines without tests, and what it imports of the program.
type pack struct {
	lines   int
	imports map[string]bool
}

// TestShape prints every package below those that it imports, so that every line
// names only what stands above it: `go test ./pkg/internal/shape -v`.
func TestShape(t *testing.T) {
	packs := packages(t, filepath.FromSlash("../../.."))
	placed := map[string]bool{}
	for level := 0; len(placed) < len(packs); level++ {
		var ready []string
		for _, name := range slices.Sorted(maps.Keys(packs)) {
			if !placed[name] && !slices.ContainsFunc(slices.Collect(maps.Keys(packs[name].imports)), func(i string) bool { return !placed[i] }) {
				ready = append(ready, name)
			}
		}
		if len(ready) == 0 {
			t.Fatal("there is a circle")
		}
		for _, name := range ready {
			placed[name] = true
			t.Logf("%2d %5d %-45s %s", level, packs[name].lines, name, strings.Join(slices.Sorted(maps.Keys(packs[name].imports)), " "))
		}
	}
	for name, p := range packs {
		if p.lines > maxLines {
			t.Errorf("%s has %d lines, more than the %d that a package may have: split it", name, p.lines, maxLines)
		}
	}
}

// packages reads the packages below root.
func packages(t *testing.T, root string) map[string]*pack {
	packs := map[string]*pack{}
	for _, top := range []string{"pkg", "fn"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(file string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), "_")):
				return fs.SkipDir
			case path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go"):
				return nil
			}
			below, err := filepath.Rel(root, filepath.Dir(file))
			if err != nil {
				return err
			}
			name := filepath.ToSlash(below)
			if packs[name] == nil {
				packs[name] = &pack{imports: map[string]bool{}}
			}
			return packs[name].read(file)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return packs
}

// read adds a file to its package.
func (p *pack) read(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	p.lines += bytes.Count(text, []byte("\n"))
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		if below, ok := strings.CutPrefix(imported, module); ok {
			p.imports[below] = true
		}
	}
	return nil
}
