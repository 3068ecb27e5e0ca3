package krm

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/composesource/composesource/pkg/limit"
)

// What a list says doesn't depend on its style: each is read as it came, with the line
// ends of Windows, in JSON's braces, and as the library writes it.
func TestStylesOfLists(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/kpt-styles.txtar")
	if err != nil {
		t.Fatal(err)
	}
	want := archive.Files[0].Data
	block, err := inBlockStyle(want)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"CRLF":         strings.ReplaceAll(string(want), "\n", "\r\n"),
		"no last line": strings.TrimSuffix(string(want), "\n"),
		"indented":     "  " + strings.ReplaceAll(string(want), "\n", "\n  "),
		"a document":   "---\n" + string(want),
		"the library":  string(block),
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(told(t, string(want)), told(t, text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// told returns what a list tells of its items.
func told(t *testing.T, text string) (all []string) {
	t.Helper()
	l, err := read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range append(l.items, l.config) {
		if it.identity != (identity{}) {
			all = append(all, fmt.Sprint(it.identity, it.owner, it.notes))
		}
	}
	return all
}

// The next run is given all that one wrote, and more than a Compose file may hold.
func TestARunReadsWhatItWrote(t *testing.T) {
	var files strings.Builder
	for i := range 9_000 {
		fmt.Fprintf(&files, "f%d, ", i)
	}
	first, _, err := run("kind: ResourceList\nitems: []\nfunctionConfig:\n  apiVersion: composesource.dev/v1alpha1\n  kind: ComposeSource\n  metadata: {name: a}\n  spec: {files: [" + files.String() + "]}\n")
	if err != nil {
		t.Fatal(err)
	}
	if marks := limit.CountMarks([]byte(first)); marks < limit.ConfigValues.Max() {
		t.Errorf("the list has only %d marks", marks)
	}
	if again, _, err := run(first); err != nil || again != first {
		t.Errorf("a second run: %v\n%.1000s", err, cmp.Diff(first, again))
	}
}

// A run that writes more says so, and not the next one.
func TestReadable(t *testing.T) {
	bytesRow, items := limit.InputBytes.Max(), limit.Items.Max()
	for _, test := range []struct {
		size, items int
		want        string
	}{
		{bytesRow / 2, items, ""},
		{bytesRow/2 + 1, items, "bytes in a ResourceList"},
		{bytesRow / 2, items + 1, "items of a ResourceList"},
	} {
		err := readable(test.size, test.items)
		if got := fmt.Sprint(err); (err != nil) != (test.want != "") || !strings.Contains(got, test.want) {
			t.Errorf("%d bytes, %d items: %v", test.size, test.items, err)
		}
	}
	many := "kind: ResourceList\nfunctionConfig: {}\nitems:\n" + strings.Repeat("- {}\n", items+1)
	if _, err := read(strings.NewReader(many)); err == nil || !strings.Contains(err.Error(), "items of a ResourceList") {
		t.Error(err)
	}
	if _, err := read(bytes.NewReader(make([]byte, bytesRow+1))); err == nil || !strings.Contains(err.Error(), "bytes") {
		t.Error(err)
	}
}
