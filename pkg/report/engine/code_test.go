package engine

import "testing"

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
