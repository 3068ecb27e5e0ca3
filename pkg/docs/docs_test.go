package docs

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the pages anew")

func TestPagesAreNotStale(t *testing.T) {
	table, err := Configuration()
	if err != nil {
		t.Fatal(err)
	}
	definition, err := Definition()
	if err != nil {
		t.Fatal(err)
	}
	metadata, err := Metadata()
	if err != nil {
		t.Fatal(err)
	}
	locked, err := Lock()
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"mapping.md": Mapping(), "findings.md": Findings(), "configuration.md": table, "limits.md": Limits(), "lock.md": locked,
		"../../fn/composesource/krm-function-metadata.yaml": definition, "../../fn/composesource/metadata.yaml": metadata,
	} {
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

// A schema that can't be read is no page with an empty table.
func TestConfigurationOfABrokenSchema(t *testing.T) {
	for _, schema := range []string{"{", "properties: {a: {examples: [{[1]: 2}]}}"} {
		if page, err := configuration([]byte(schema)); err == nil {
			t.Errorf("%s gave no error and\n%s", schema, page)
		}
	}
}
