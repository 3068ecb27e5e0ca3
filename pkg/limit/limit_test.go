package limit

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// Every constant has a row: one without would allow nothing and say nothing.
func TestEveryLimitHasARow(t *testing.T) {
	seen := map[string]int{}
	for i, row := range Rows() {
		if row.Max <= 0 || row.What == "" || row.Of == "" {
			t.Errorf("limit %d has no whole row: %+v", i, row)
		}
		seen[fmt.Sprint(row)]++
		if seen[fmt.Sprint(row)] > 1 {
			t.Errorf("two limits are the same: %+v", row)
		}
	}
	if len(Rows()) != int(BuildObjects)+1 {
		t.Errorf("%d rows for %d limits", len(Rows()), BuildObjects+1)
	}
}

func lines(n int, line string) string { return strings.Repeat(line, n) }

func TestYAML(t *testing.T) {
	bomb := "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
	for i := range 9 {
		bomb += fmt.Sprintf("a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i), 9), ","))
	}
	for _, test := range []struct {
		name, text, want string
	}{
		{"nothing", "", ""},
		{"an object", "kind: A\nspec: {a: [1, 2]}\n", ""},
		{"anchors that are used", "a: &a {b: c}\nd: *a\ne: *a\n", ""},
		{"no YAML", "a: [&b *c", ""},
		{"directives as many as are allowed", lines(100, "%TAG !a! b\n") + "---\na: b\n", ""},
		{"one directive more", lines(101, "%TAG !a! b\n") + "---\na: b\n", "101:1 too many %TAG directives: the limit is 100"},
		{"directives that end in CR", lines(101, "%TAG !a! b\r") + "---\ra: b\r", "1:1 too many %TAG directives: the limit is 100"},
		{"marks", lines(300_001, ","), "0:0 too many commas, colons, brackets and line breaks: the limit is 300000"},
		{"entries of a mapping", "a:\n" + func() string {
			var b strings.Builder
			for i := range 10_001 {
				fmt.Fprintf(&b, "  k%d: 1\n", i)
			}
			return b.String()
		}(), "2:3 too many entries of one list or mapping: the limit is 10000"},
		{"values of several documents", lines(12, "---\na: ["+lines(9_000, "x,")+"]\n"), "23:1 too many keys and values: the limit is 100000"},
		{"an alias bomb", bomb, "6:14 too many keys and values: the limit is 100000"},
		{"an anchor in itself", "a: &a [*a]\n", "1:4 too many keys and values: the limit is 100000"},
		{"a long text in a block", "a: |\n" + lines(20_000, "  x: y, z\n"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			for way, look := range map[string]func([]byte) *Exceeded{"at once": YAML, "in two steps": twice} {
				got := ""
				if e := look([]byte(test.text)); e != nil {
					got = fmt.Sprintf("%d:%d %v", e.Line, e.Column, e)
				}
				if got != test.want {
					t.Errorf("%s: got %q, want %q", way, got, test.want)
				}
			}
		})
	}
}

// twice looks at a text before and after it is read.
func twice(text []byte) *Exceeded {
	if e := Text(text); e != nil {
		return e
	}
	var all []*yaml.Node
	for d := yaml.NewDecoder(bytes.NewReader(text)); ; {
		var doc yaml.Node
		if d.Decode(&doc) != nil {
			return Nodes(all...)
		}
		all = append(all, &doc)
	}
}

// BenchmarkYAML shows that the look grows with the text.
func BenchmarkYAML(b *testing.B) {
	for _, n := range []int{1, 4, 16} {
		text := []byte("a: &a b\nc:\n" + lines(n*500, "- *a\n"))
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				YAML(text)
			}
		})
	}
}
