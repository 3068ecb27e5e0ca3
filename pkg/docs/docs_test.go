package docs

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the pages anew")

func TestPagesAreNotStale(t *testing.T) {
	for file, page := range map[string]func() string{"mapping.md": Mapping, "findings.md": Findings, "configuration.md": Configuration} {
		want := page()
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(got), want); diff != "" {
			t.Errorf("%s is stale, run go test ./pkg/docs -update (-page +code):\n%s", file, diff)
		}
	}
}
