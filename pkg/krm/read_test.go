package krm

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
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
	want := string(archive.Files[0].Data)
	block, err := inBlockStyle(want)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"CRLF":         strings.ReplaceAll(want, "\n", "\r\n"),
		"no last line": strings.TrimSuffix(want, "\n"),
		"indented":     "  " + strings.ReplaceAll(want, "\n", "\n  "),
		"a document":   "---\n" + want,
		"the library":  block,
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(told(t, want), told(t, text)); diff != "" {
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

// Where the lines of an item are read without a parser, they say what a parser reads.
func TestLinesOfAHeader(t *testing.T) {
	for _, test := range []struct {
		text string
		read bool
	}{
		{"- apiVersion: v1\n  kind: A\n  metadata:\n    name: a\n    namespace: 'b c'\n    labels:\n      l: m\n    annotations:\n      a.b/c-d: \"e: f\"\n      n: 1\n", true},
		{"- # above\n  kind: A\n  data:\n    kind: B\n  list:\n  - kind: C\n  # below\n\n  text: |2\n     kind: D\n  apiVersion: v1\n", true},
		{"- kind: true\n  apiVersion: ''\n  metadata:\n    name:\n    annotations:\n  more: {\n    kind: B}\n", true},
		{"- kind: A # a comment\n", false},
		{"- kind: null\n", false},
		{"- kind:\n    A\n", false},
		{"- kind: A\n   B\n", false},
		{"- kind: 'it''s'\n", false},
		{"- kind: \"a\\x41\"\n", false},
		{"- kind: &a A\n", false},
		{"- kind: A \n", false},
		{"- \"kind\": A\n", true},
		{"-   kind: A\n    apiVersion: v1\n", false},
		{"-\n  kind: A\n", false},
		{"- {kind: A}\n", false},
		{"- data: a\n  \"kind\": A\n", true},
		{"- metadata: {name: a}\n", false},
		{"- metadata:\n    name: a\n      b\n", false},
		{"- metadata:\n    # a comment\n    name: a\n", false},
		{"- metadata:\n    annotations:\n      a: b\n        c\n", false},
		{"- metadata:\n    annotations:\n      a: |\n        c\n", false},
		{"- metadata:\n   name: a\n", false},
	} {
		var h header
		if h.read(test.text) != test.read {
			t.Errorf("%q is read: %v", test.text, !test.read)
			continue
		}
		n, err := parse(test.text)
		if err != nil {
			t.Fatalf("%q: %v", test.text, err)
		}
		want, err := decode(n.Content[0])
		if diff := cmp.Diff(want, h, cmpopts.EquateEmpty()); test.read && (err != nil || diff != "") {
			t.Errorf("%q: %v\n%s", test.text, err, diff)
		}
	}
}
