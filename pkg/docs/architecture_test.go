package docs

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the pages for contributors call by its name must be there: files, directories,
// and functions, in the package where the page says they are.
func TestPagesForContributorsNameWhatIsThere(t *testing.T) {
	known := declared(t)
	for page, least := range map[string]int{"ARCHITECTURE.md": 60, "CONTRIBUTING.md": 8} {
		text, err := os.ReadFile("../../.github/" + page)
		if err != nil {
			t.Fatal(err)
		}
		names := 0
		for number, line := range strings.Split(string(text), "\n") {
			for _, cell := range strings.Split(line, "|") {
				names += checkNames(t, page, number+1, cell, known)
			}
		}
		if names < least {
			t.Errorf("%s: %d names were found, and %d or more are expected: it is not written any more as it was", page, names, least)
		}
	}
}

var (
	quoted     = regexp.MustCompile("`([^`]+)`")
	place      = regexp.MustCompile(`^(pkg|fn|testdata|examples)/[\w./*-]+$`)
	file       = regexp.MustCompile(`^\w+\.go$`)
	identifier = regexp.MustCompile(`^[A-Za-z]+$`)
	distinct   = regexp.MustCompile(`^[a-z]+[A-Z]\w*$|^(Test|Benchmark)[A-Z]\w+$|^[a-z]+\.[A-Z]\w+$`) // nothing else is written like a name of the program
)

// checkNames looks up the names of a cell, and counts them. Those behind a package must
// be in it.
func checkNames(t *testing.T, page string, line int, cell string, known map[string]map[string]bool) int {
	t.Helper()
	names, in := 0, ""
	for _, m := range quoted.FindAllStringSubmatch(cell, -1) {
		name := m[1]
		switch {
		case place.MatchString(name):
			if found, err := filepath.Glob("../../" + name); err != nil || len(found) == 0 {
				t.Errorf("%s:%d: there is no %s", page, line, name)
			}
			if in = name; filepath.Ext(name) == ".go" {
				in = filepath.Dir(name)
			}
		case file.MatchString(name):
			if found, _ := filepath.Glob("../../pkg/convert/" + name); len(found) == 0 {
				t.Errorf("%s:%d: there is no %s in pkg/convert", page, line, name)
			}
		case in != "" && (identifier.MatchString(name) || strings.Contains(name, ".")) && strings.Contains(cell, "`: `"):
			if last := name[strings.LastIndex(name, ".")+1:]; !known[in][last] {
				t.Errorf("%s:%d: %s has no %s", page, line, in, name)
			}
		case distinct.MatchString(name):
			if !known[""][name[strings.LastIndex(name, ".")+1:]] {
				t.Errorf("%s:%d: there is no %s", page, line, name)
			}
		default:
			continue
		}
		names++
	}
	return names
}

// declared returns what is declared, by package; "" stands for all of them.
func declared(t *testing.T) map[string]map[string]bool {
	t.Helper()
	known := map[string]map[string]bool{"": {}}
	for _, dir := range []string{"../../pkg", "../../fn"} {
		err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" {
				return err
			}
			tree, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			in := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../../")
			if known[in] == nil {
				known[in] = map[string]bool{}
			}
			for _, name := range namesOf(tree) {
				known[in][name], known[""][name] = true, true
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return known
}

// namesOf returns the functions, methods and types of a file.
func namesOf(tree *ast.File) []string {
	var names []string
	for _, d := range tree.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			names = append(names, d.Name.Name)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if is, ok := spec.(*ast.TypeSpec); ok {
					names = append(names, is.Name.Name)
				}
			}
		}
	}
	return names
}
