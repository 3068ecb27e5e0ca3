package report

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// raised is a finding that a test expects: in the text of a report, in the
// pattern that a script looks for, or among the results of a ResourceList.
var raised = regexp.MustCompile(`(?m)^.*[^:,-] \\?\[([a-z0-9-]+)\\?\]|^ +code: ([a-z0-9-]+)$`)

// TestEveryCodeHasACase looks through the tests and their cases for each code.
// One that no project raises has a message that nobody has read, and may be dead.
func TestEveryCodeHasACase(t *testing.T) {
	cases := map[Code]bool{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txtar" && !strings.HasSuffix(path, "_test.go") {
			return err
		}
		content, err := os.ReadFile(path)
		for _, m := range raised.FindAllStringSubmatch(string(content), -1) {
			cases[Code(m[1]+m[2])] = true
			if strings.Contains(m[0], "%!") {
				t.Errorf("%s: a message doesn't fit its arguments: %s", path, m[0])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range Rows() {
		if !cases[row.Code] {
			t.Errorf("no case raises %s: write one under testdata/rules, or in the tests of the package that raises it", row.Code)
		}
	}
}

// constant is the definition of a code.
var constant = regexp.MustCompile(`(?m)^(?:const |\t)(\w+) +Code += "([a-z0-9-]+)"`)

// TestConstantsAreCalledLikeTheirCodes lets a reader who has a code from a report
// find its constant, and so everything that raises it.
func TestConstantsAreCalledLikeTheirCodes(t *testing.T) {
	files, err := filepath.Glob("codes_*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range constant.FindAllStringSubmatch(string(content), -1) {
			found++
			if name, code := m[1], m[2]; !strings.EqualFold(name, strings.ReplaceAll(code, "-", "")) {
				t.Errorf("%s: the constant of %s is called %s", file, code, name)
			}
		}
	}
	if found != len(Rows()) {
		t.Errorf("%d constants for %d codes", found, len(Rows()))
	}
}
