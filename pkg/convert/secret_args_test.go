package convert

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// newUnit returns a service of a project with the given variables, for rules
// that need no file.
func newUnit(t *testing.T, variables map[string]string) *unit {
	t.Helper()
	p := &compose.Project{
		Project: &types.Project{Name: "app", Environment: variables, Services: types.Services{"web": {Name: "web"}}},
		Tree:    &compose.Node{Kind: compose.Mapping},
	}
	c := newConverter(p, Options{}, report.New(report.Options{Level: report.Info}))
	return c.newUnit(units.List(p, c.report).All[0])
}

// variable finds a variable of the project.
func (u *unit) variable(name string) (string, bool) {
	v, ok := u.project.Project.Environment[name]
	return v, ok
}

// marked returns a word with its secret variables.
func marked(u *unit, raw string) secretWord {
	var m marks
	text := u.markText(raw, u.variable, &m)
	return secretWord{m.replace(text, func(_, value string) string { return value }), m.spans(text)}
}

func TestMarkedTextIsTheInterpolatedText(t *testing.T) {
	u := newUnit(t, map[string]string{"A": "plain", "PW": "s3cret", "EMPTY": ""})
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
		var m marks
		marked := u.markText(c.raw, u.variable, &m)
		if got := m.replace(marked, func(name, _ string) string { return "<" + name + ">" }); got != c.want {
			t.Errorf("%s: got %q, want %q", c.raw, got, c.want)
		}
	}
}

func TestReferencesSurviveTheDollarsBeforeThem(t *testing.T) {
	u := newUnit(t, map[string]string{"PW": "s3cret"})
	for _, c := range []struct{ raw, want, why string }{
		{"${PW}", "$(PW)", "a reference"},
		{"$$${PW}", "$$$(PW)", "a dollar, which is written twice, and a reference"},
		{"$$$$${PW}", "$$$$$(PW)", "two dollars, each written twice, and a reference"},
		{"$$(PW)${PW}", "$$(PW)$(PW)", "text that looks like a reference, and one"},
	} {
		if got := u.reference(marked(u, c.raw)); got != c.want {
			t.Errorf("%s: got %s, want %s: %s", c.raw, got, c.want, c.why)
		}
	}
}

func TestSecretVariableNeverTakesTheNameOfAnotherValue(t *testing.T) {
	u := newUnit(t, nil)
	u.env = []compose.Variable{{Name: "SAME", Value: "a"}, {Name: "OTHER", Value: "b"}, {Name: "UNSET", Unset: true}}
	for _, c := range []struct{ name, value, want string }{
		{"SAME", "a", "SAME"},
		{"OTHER", "a", "OTHER_ARG"},
		{"OTHER", "a", "OTHER_ARG"},
		{"OTHER", "c", "OTHER_ARG_ARG"},
		{"UNSET", "a", "UNSET"},
		{"NEW", "a", "NEW"},
		{"NEW", "b", "NEW_ARG"},
	} {
		if got := u.secretVariable(c.name, c.value); got != c.want {
			t.Errorf("%s=%s: got %s, want %s", c.name, c.value, got, c.want)
		}
	}
	want := map[string]string{"OTHER_ARG": "a", "OTHER_ARG_ARG": "c", "UNSET": "a", "NEW": "a", "NEW_ARG": "b"}
	if diff := cmp.Diff(want, u.secretArgs); diff != "" {
		t.Errorf("what is known already needs no second variable:\n%s", diff)
	}
}

func TestSecretGlobs(t *testing.T) {
	c := &converter{options: Options{Spec: api.Spec{Secrets: api.Secrets{
		Include: []string{"*_WEBHOOK_URL", "BOTH"}, Exclude: []string{"DEMO_*", "BOTH"},
	}}}}
	for key, want := range map[string]bool{
		"SLACK_WEBHOOK_URL": true, "WEBHOOK_URL": false, "DEMO_PASSWORD": false, "DB_PASSWORD": true, "BOTH": true,
	} {
		if got := c.secret(key, "value"); got != want {
			t.Errorf("secret(%s) = %v, want %v", key, got, want)
		}
	}
}
