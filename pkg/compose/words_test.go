package compose

import (
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-shellwords"

	"github.com/composesource/composesource/pkg/compose/internal/canonical"
)

// FuzzWords holds the splitter against the one that Compose uses, which is asked
// about the text with its operators escaped, because it stops at the first.
func FuzzWords(f *testing.F) {
	for _, text := range []string{
		"", "a b", "a 'b c' d", `a "b 'c' d"`, `''`, `"" ''`, `a''b`, `a\ b`, `"a\"b"`, `'a\'`, `a\`, "a; b && c | d > e", "'a; b' ; c",
		"echo $(a b) c", "$(a 'b) c", "a(b", "a)b) c", "`a b` c", "`a b", "\"a", "2>&1", "a\tb\r\nc\vd", "$( ( ) )", "ü 'é'", "\xff a", "' ", "'' '", "\" \"",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "`()") && strings.ContainsAny(text, ";&|<>") {
			t.Skip("what stands in quotes there is more than escapeOperators knows")
		}
		want, failure := shellwords.Parse(escapeOperators(text))
		got, err := canonical.Words(text)
		if (err == nil) != (failure == nil) {
			t.Fatalf("%q: %v, want %v", text, err, failure)
		}
		if err == nil && !slices.Equal(got, want) {
			t.Errorf("%q = %q, want %q", text, got, want)
		}
	})
}

// escapeOperators puts a backslash before every operator of the shell that
// stands outside quotes.
func escapeOperators(text string) string {
	var b strings.Builder
	var quote byte
	for i := 0; i < len(text); i++ {
		switch ch := text[i]; {
		case ch == '\\' && quote != '\'' && i+1 < len(text):
			b.WriteByte(ch)
			i++
		case quote != 0 && ch == quote:
			quote = 0
		case quote != 0:
		case ch == '\'' || ch == '"' || ch == '`':
			quote = ch
		case strings.IndexByte(";&|<>", ch) >= 0:
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
