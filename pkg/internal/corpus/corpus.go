// Package corpus finds real Compose projects for tests. They are no part of the
// repository: a test that wants them skips, aloud, where there are none.
package corpus

import (
	"cmp"
	"os"
	"path/filepath"
	"testing"
)

// Variable names a directory of projects.
const Variable = "COMPOSESOURCE_CORPUS"

// Dir returns the directory of projects, whether it is there or not: the one that
// Variable names, else one beside the repository.
func Dir(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs(cmp.Or(os.Getenv(Variable), "../../../shared/corpus"))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// Find returns the directory of projects, and skips the test where there is none.
func Find(t testing.TB) string {
	t.Helper()
	dir := Dir(t)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("skipped: no corpus of real projects in %s; name one in %s", dir, Variable)
	}
	return dir
}

// Files returns the Compose file of every sample application; none where there is no
// corpus.
func Files(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(Dir(t), "awesome-compose", "*", "compose.y*ml"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}
