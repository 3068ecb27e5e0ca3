package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func filled() *Report {
	r := New(Options{})
	r.Add("config-wrong-type", Position{File: "c.yaml", Line: 2, Column: 3}, "spec.env.A", "spec.env.A", "a string", "a number", "quote it")
	r.Settle(Setting{Position: Position{File: "compose.yaml", Line: 1, Column: 1}, Field: "services.web.image", Word: Exact, Became: "image"})
	return r
}

func TestResults(t *testing.T) {
	want := []Result{{
		Message: "c.yaml:2:3: spec.env.A must be a string, not a number\nhint: quote it", Severity: "error",
		Field: &Path{Path: "spec.env.A"}, File: &Path{Path: "c.yaml"},
		Tags: map[string]string{"code": "config-wrong-type", "line": "2", "column": "3"},
	}}
	if diff := cmp.Diff(want, filled().Results()); diff != "" {
		t.Errorf("results (-want +got):\n%s", diff)
	}
}

func TestResultsEndSomewhere(t *testing.T) {
	r := New(Options{})
	for i := range 1002 {
		r.Add(VariableUnset, Position{File: "c.yaml", Line: i + 1, Column: 1}, "", fmt.Sprint("V", i))
	}
	got := r.Results()
	if last := got[len(got)-1]; len(got) != 1001 || !strings.Contains(last.Message, "the first 1000 of 1002 findings") {
		t.Errorf("%d results, the last is %v", len(got), last)
	}
}

func TestWriteJSON(t *testing.T) {
	var out strings.Builder
	if err := filled().WriteJSON(&out, Counts{Services: 1}); err != nil {
		t.Fatal(err)
	}
	want := `{
  "findings": [
    {
      "file": "c.yaml",
      "line": 2,
      "column": 3,
      "field": "spec.env.A",
      "code": "config-wrong-type",
      "severity": "error",
      "message": "spec.env.A must be a string, not a number",
      "hint": "quote it"
    }
  ],
  "settings": [
    {
      "file": "compose.yaml",
      "line": 1,
      "column": 1,
      "field": "services.web.image",
      "word": "exact",
      "became": "image"
    }
  ],
  "objects": 0,
  "services": 1,
  "jobs": 0
}
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
}

func TestWriteSaysWhyNothingWasGenerated(t *testing.T) {
	strict := New(Options{Strict: true, Codes: map[Code]Severity{}})
	strict.Add("secret-on-disk", Position{}, "")
	for want, r := range map[string]*Report{
		"nothing was generated because of 1 error\n":                              filled(),
		"nothing was generated because spec.report.strict makes 1 warning fail\n": strict,
	} {
		var out strings.Builder
		if err := r.Write(&out, Counts{Objects: 3, Services: 1}); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(out.String(), want) {
			t.Errorf("no %q at the end of\n%s", want, out.String())
		}
	}
}

func TestHide(t *testing.T) {
	r := New(Options{})
	r.Add(NotConverted, Position{File: "conf/hunter2.yaml"}, "a", "a hunter2 b")
	r.Hide(func(text string) string { return strings.ReplaceAll(text, "hunter2", "[redacted]") })
	want := "a [redacted] b is not known to this version and was left out"
	if got := r.Findings()[0].File; got != "conf/[redacted].yaml" {
		t.Errorf("the place is %q", got)
	}
	if got := r.Findings()[0].Message; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	r.Settle(Setting{Field: "a", Word: Exact})
	if got := r.Settings()[0].Became; got != want {
		t.Errorf("the account says %q, want %q", got, want)
	}
}
