package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told returns the lines of the findings, without hints.
func told(t *testing.T, r *Report) []string {
	t.Helper()
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(b.String()) {
		if strings.HasPrefix(line, "compose.yaml") {
			lines = append(lines, strings.TrimSuffix(line, "\n"))
		}
	}
	return lines
}

func TestOneThingIsSaidOnce(t *testing.T) {
	r := New(Options{})
	for _, line := range []int{9, 4, 7, 7} {
		r.Add(VariableUnset, at(line), fmt.Sprintf("services.s%d.image", line), "TAG")
	}
	r.Add(VariableUnset, at(5), "services.web.image", "PORT")
	want := []string{
		"compose.yaml:4:3: warning: variable TAG is not set; it becomes an empty text (also at 7:3, 9:3) [variable-unset]",
		"compose.yaml:5:3: warning: variable PORT is not set; it becomes an empty text [variable-unset]",
	}
	if diff := cmp.Diff(want, told(t, r)); diff != "" {
		t.Error(diff)
	}
	also := []Place{{Position: at(7), Field: "services.s7.image"}, {Position: at(9), Field: "services.s9.image"}}
	if diff := cmp.Diff(also, r.Shown()[0].Also); diff != "" {
		t.Error(diff)
	}
	if results := r.Results(); len(results) != 2 || !strings.Contains(results[0].Message, "(also at 7:3, 9:3)") {
		t.Errorf("%v", results)
	}
}

// What is unset in one service is a list; a service that lacks the same is a place
// of that, and another list stays one of its own.
func TestWhatOneServiceLacksIsOneList(t *testing.T) {
	r := New(Options{})
	line := 0
	unset := func(service string, names ...string) {
		for _, name := range names {
			line++
			r.Add(EnvironmentUnset, at(line), "services."+service+".environment."+name, name)
		}
	}
	unset("a.b", "X", "Y.Z")
	unset("c", "X")
	unset("d", "X", "Y.Z")
	want := []string{
		"compose.yaml:1:3: warning: these environment variables have no value, and no variables of their names are set; the container won't have them: X, Y.Z (also at 4:3) [environment-unset]",
		"compose.yaml:3:3: warning: environment variable X has no value and no variable of that name is set; the container won't have it [environment-unset]",
	}
	if diff := cmp.Diff(want, told(t, r)); diff != "" {
		t.Error(diff)
	}
}

func TestLongListsAreCut(t *testing.T) {
	r := New(Options{})
	for i := range 400 {
		r.Add(EnvironmentUnset, at(i+1), fmt.Sprintf("services.web.environment[%d]", i), fmt.Sprintf("KEY_%d", i))
	}
	got := told(t, r)
	if len(got) != 1 || !strings.Contains(got[0], "KEY_9 and 390 more [environment-unset]") {
		t.Errorf("%v", got)
	}
	if n := len(r.Shown()[0].Also); n != 399 {
		t.Errorf("%d places beside", n)
	}
}

func TestManyPlacesAreCounted(t *testing.T) {
	r := New(Options{})
	for i := range 6 {
		r.Add(VariableUnset, at(i+1), "", "TAG")
	}
	r.Add(VariableUnset, Position{File: "more.yaml", Line: 1, Column: 2}, "", "TAG")
	want := []string{"compose.yaml:1:3: warning: variable TAG is not set; it becomes an empty text (also at 2:3, 3:3, 4:3 and 3 more) [variable-unset]"}
	if diff := cmp.Diff(want, told(t, r)); diff != "" {
		t.Error(diff)
	}
}

// A remedy that names its service is shown for the first one.
func TestHintsThatNameAServiceDontRepeatAFinding(t *testing.T) {
	r := New(Options{})
	for i, service := range []string{"web", "worker", "beat"} {
		r.Add(DNSServers, at(i+1), "services."+service+".dns", service, "192.0.2.53")
	}
	if got := r.Shown(); len(got) != 1 || len(got[0].Also) != 2 || !strings.Contains(got[0].Hint, "web") {
		t.Errorf("%+v", got)
	}
}

// Each has to be mended where it stands.
func TestErrorsStayApart(t *testing.T) {
	r := New(Options{})
	r.Add(VariableSyntax, at(1), "services.a.image", "image")
	r.Add(VariableSyntax, at(2), "services.b.image", "image")
	if got := told(t, r); len(got) != 2 {
		t.Errorf("%v", got)
	}
}

// The same codes on different levels are no one finding.
func TestWhatIsSilencedIsNoPlace(t *testing.T) {
	r := New(Options{Level: Error})
	r.Add(VariableUnset, at(1), "services.a.image", "TAG")
	if got := r.Shown(); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestListsNameTheirItems(t *testing.T) {
	rows := New(Options{})
	for code, list := range lists {
		if !rows.Knows(code) || !strings.HasSuffix(list.Message, ": {items}") || !strings.Contains(list.Item, "{") {
			t.Errorf("%s: %+v", code, list)
		}
	}
}
