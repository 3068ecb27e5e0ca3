package embed

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/report"
)

const source = `# The project.
apiVersion: composesource.dev/v1alpha1
kind: ComposeSource
metadata:
  name: coco # as on stage
spec:
  # Keep this name.
  projectName: coco
  files:
    - compose.yaml
  storage: {size: 1Gi}
`

func TestWriteKeepsCommentsAndOrder(t *testing.T) {
	got, err := write([]byte(source), map[string]string{"compose.yaml": "services:\n  web: # a\n    image: x\n", "b/.env": "A=1"}, "../..")
	if err != nil {
		t.Fatal(err)
	}
	want := `# The project.
apiVersion: composesource.dev/v1alpha1
kind: ComposeSource
metadata:
  name: coco # as on stage
  annotations:
    composesource.dev/embedded-from: '../..'
spec:
  # Keep this name.
  projectName: coco
  files:
    - compose.yaml
  storage: {size: 1Gi}
  # Copies, written by ` + "`composesource embed`" + `: edit the files, not these.
  inline:
    b/.env: |-
      A=1
    compose.yaml: |
      services:
        web: # a
          image: x
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Embedding again must change nothing but what changed.
func TestWriteTwice(t *testing.T) {
	files := map[string]string{"compose.yaml": "services: {}\n"}
	once, err := write([]byte(source), files, "..")
	if err != nil {
		t.Fatal(err)
	}
	twice, err := write(once, files, "..")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(once), string(twice)); diff != "" {
		t.Errorf("(-once +twice):\n%s", diff)
	}
}

// The forms of a ComposeSource that hold no block mapping to write into.
func TestWriteIntoEverySpec(t *testing.T) {
	head := "apiVersion: composesource.dev/v1alpha1\nkind: ComposeSource\nmetadata: {name: a}\n"
	for _, spec := range []string{"", "spec: {}\n", "spec: {files: [a.yaml]}\n", "spec:\n", "spec:\n  inline: {}\n", "spec: {inline: {a: b}, projectName: a}\n"} {
		checkRoundTrip(t, head+spec, map[string]string{"a.yaml": "services:\n  web:\n    image: x\n"})
	}
}

// Every content must come back byte for byte.
func TestWriteEveryContent(t *testing.T) {
	for _, content := range []string{
		"", "\n", "\n\na\n", "a", "a\n", "a\n\n\n", "  indented\nnot\n", "\ttab\n", "a \nb\n", "a\r\nb\r\n", "a\rb",
		"\u0085", "\u2028x", "\uFEFFservices: {}\n", "\x00\x1b[0m", "null", "1.10", "- a", "'\"", "# comment", "---\na: b\n...\n",
		"key: |\n  block\n", "{{ template }}\n", "a\n \n", "é\n😀\n",
	} {
		checkRoundTrip(t, source, map[string]string{"file": content})
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("a: b\n")
	f.Fuzz(func(t *testing.T, content string) {
		files := map[string]string{"file": content}
		r := Result{Report: report.New(report.Options{})}
		if r.refuseBinaries(files); !r.Report.Failed() {
			checkRoundTrip(t, source, files)
		}
	})
}

func checkRoundTrip(t *testing.T, text string, files map[string]string) {
	t.Helper()
	got, err := write([]byte(text), files, ".")
	if err != nil {
		t.Fatal(err)
	}
	r := report.New(report.Options{})
	decoded := api.Decode(got, api.Origin{}, r)
	if decoded == nil {
		t.Fatalf("can't be read again: %v\n%s", r.Findings(), got)
	}
	if diff := cmp.Diff(files, decoded.Spec.Inline); diff != "" {
		t.Errorf("(-want +got):\n%s\n%s", diff, got)
	}
}
