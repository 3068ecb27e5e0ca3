package words

import (
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/secret"
)

// variables looks variables up.
func variables(all map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		value, ok := all[name]
		return value, ok
	}
}

// none are the variables of a container that has none.
func none() *Variables { return &Variables{Own: variables(nil)} }

// marked returns a word with its secret variables.
func marked(raw string, lookup func(string) (string, bool)) Word {
	m := marker{secret: secret.Variable}
	text := m.text(raw, lookup)
	line := NewLine([]string{m.replace(text, func(_, value string) string { return value })}, m.spans(text))
	return line.Find(func(string) []Span { return nil })[0]
}

func TestMarkedTextIsTheInterpolatedText(t *testing.T) {
	lookup := variables(map[string]string{"A": "plain", "PW": "s3cret", "EMPTY": ""})
	for _, c := range []struct{ raw, want string }{
		{"$PW", "<PW>"},
		{"${PW}", "<PW>"},
		{"${A} and ${PW} and ${A}", "plain and <PW> and plain"},
		{"x${PW}${PW}x", "x<PW><PW>x"},
		{"$$PW $${PW} $$$PW", "$PW ${PW} $<PW>"},
		{"${PW:-other}", "<PW>"},
		{"${OTHER_PASSWORD:-written}", "<OTHER_PASSWORD>"},
		{"${OTHER_PASSWORD}", ""},
		{"${A:-${PW}}", "plain"},
		{"${EMPTY:-x}${PW}", "x<PW>"},
		{"${PW:?must be set} {x}", "<PW> {x}"},
		{`{"a": "${PW}"}`, `{"a": "<PW>"}`},
	} {
		m := marker{secret: secret.Variable}
		marked := m.text(c.raw, lookup)
		if got := m.replace(marked, func(name, _ string) string { return "<" + name + ">" }); got != c.want {
			t.Errorf("%s: got %q, want %q", c.raw, got, c.want)
		}
	}
}

func TestReferencesSurviveTheDollarsBeforeThem(t *testing.T) {
	lookup := variables(map[string]string{"PW": "s3cret"})
	for _, c := range []struct{ raw, want, why string }{
		{"${PW}", "$(PW)", "a reference"},
		{"$$${PW}", "$$$(PW)", "a dollar, which is written twice, and a reference"},
		{"$$$$${PW}", "$$$$$(PW)", "two dollars, each written twice, and a reference"},
		{"$$(PW)${PW}", "$$(PW)$(PW)", "text that looks like a reference, and one"},
	} {
		if got := Expanded(marked(c.raw, lookup), none()); got != c.want {
			t.Errorf("%s: got %s, want %s: %s", c.raw, got, c.want, c.why)
		}
	}
}

func TestSecretVariableNeverTakesTheNameOfAnotherValue(t *testing.T) {
	v := Variables{Own: variables(map[string]string{"SAME": "a", "OTHER": "b"})}
	for _, c := range []struct{ name, value, want string }{
		{"SAME", "a", "SAME"},
		{"OTHER", "a", "OTHER_ARG"},
		{"OTHER", "a", "OTHER_ARG"},
		{"OTHER", "c", "OTHER_ARG_ARG"},
		{"UNSET", "a", "UNSET"},
		{"NEW", "a", "NEW"},
		{"NEW", "b", "NEW_ARG"},
	} {
		if got := v.Name(c.name, c.value); got != c.want {
			t.Errorf("%s=%s: got %s, want %s", c.name, c.value, got, c.want)
		}
	}
	want := map[string]string{"OTHER_ARG": "a", "OTHER_ARG_ARG": "c", "UNSET": "a", "NEW": "a", "NEW_ARG": "b"}
	if diff := cmp.Diff(want, v.Added); diff != "" {
		t.Errorf("what is known already needs no second variable:\n%s", diff)
	}
}

// What is rewritten in front of a secret moves it, what is rewritten in it
// lengthens it, and what takes its place ends it.
func TestEdit(t *testing.T) {
	spans := []Span{{2, 4, "A"}, {6, 10, "B"}}
	for _, c := range []struct {
		edits []reference.Edit
		want  []Span
	}{
		{nil, spans},
		{[]reference.Edit{{Start: 0, End: 2, To: "xxxxx"}}, []Span{{5, 7, "A"}, {9, 13, "B"}}},
		{[]reference.Edit{{Start: 0, End: 1}, {Start: 4, End: 5, To: "xxx"}}, []Span{{1, 3, "A"}, {7, 11, "B"}}},
		{[]reference.Edit{{Start: 7, End: 8, To: "xxxx"}}, []Span{{2, 4, "A"}, {6, 13, "B"}}},
		{[]reference.Edit{{Start: 1, End: 5, To: "xx"}}, []Span{{4, 8, "B"}}},
		{[]reference.Edit{{Start: 12, End: 14, To: "xxxxxxxxx"}}, spans},
	} {
		got := NewLine([]string{"0123456789", "123456789"}, spans).Edit(c.edits).secrets
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.edits, got, c.want)
		}
	}
}

// A command names a host and holds a secret: each keeps its place, whichever comes
// first, and also where one stands in the other.
func TestLineKeepsHostsAndSecrets(t *testing.T) {
	for _, c := range []struct {
		why   string
		words []string
		want  []string
	}{
		{"a secret after a host", []string{"-h", "the_db", "-p${PW}"}, []string{"-h", "db", "-p$(PW)"}},
		{"a host after a secret", []string{"-p${PW}", "the_db"}, []string{"-p$(PW)", "db"}},
		{"both in one word", []string{"u://me:${PW}@the_db/x"}, []string{"u://me:$(PW)@db/x"}},
		{"twice", []string{"the_db ${PW} the_db ${PW}"}, []string{"db $(PW) db $(PW)"}},
	} {
		m := marker{secret: secret.Variable}
		var masked, plain []string
		for _, w := range c.words {
			lookup := variables(map[string]string{"PW": "s3cret"})
			masked, plain = append(masked, m.text(w, lookup)), append(plain, marked(w, lookup).String())
		}
		spans, ok := m.spansOf(masked, plain)
		if !ok {
			t.Fatalf("%s: the words are not told apart", c.why)
		}
		line := NewLine(plain, spans)
		var edits []reference.Edit
		for _, at := range regexp.MustCompile("the_db").FindAllStringIndex(line.Joined(), -1) {
			edits = append(edits, reference.Edit{Start: at[0], End: at[1], To: "db"})
		}
		var got []string
		for _, word := range line.Edit(edits).Find(func(string) []Span { return nil }) {
			got = append(got, Expanded(word, none()))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.why, diff)
		}
	}
}
