package engine

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	names := Row{Args: "what, count int"}.Arguments()
	for format, want := range map[string]string{
		"nothing":                       "nothing",
		"{what} dials {count}":          `a\nb dials 3`,
		"{{what:q}: X} ${{what}:-y}":    `{"a\nb": X} ${a\nb:-y}`,
		"{count}{count} {other} {} { }": "33 {other} {} { }",
		"{what":                         "{what",
	} {
		if got := text(format, names, []any{"a\nb", 3}); got != want {
			t.Errorf("%s: %q, want %q", format, got, want)
		}
	}
	if got := text("{what} {count}", names, []any{"a"}); got != "a {count}" {
		t.Errorf("an argument that is missing: %q", got)
	}
}

// A sentence of the row stands where the argument does, with arguments of its own, as a
// part of one line; secrets are taken out of those as well.
func TestChoices(t *testing.T) {
	row := Row{Code: "a", Severity: Info, Word: Exact, Args: "what, hint", Message: "{what}", Hint: "{hint}, or not", Choices: []Sentence{
		{Name: "other", Text: "leave it"}, {Name: "this", Args: "way, count int", Text: "go {way} {count} times"},
	}}
	for _, test := range []struct {
		choice Choice
		want   string
	}{
		{Choice{"this", []any{"a\nb hunter2", 3}}, "go a\\nb [hidden] 3 times, or not"},
		{Choice{"other", nil}, "leave it, or not"},
		{Choice{"none", nil}, ", or not"},
	} {
		r := New(Options{}, Book{Rows: []Row{row}})
		r.Hide(func(text string) string { return strings.ReplaceAll(text, "hunter2", "[hidden]") })
		r.Add("a", Position{}, "", "x", test.choice)
		if got := r.Findings()[0].Hint; got != test.want {
			t.Errorf("%v: %q, want %q", test.choice, got, test.want)
		}
	}
}
