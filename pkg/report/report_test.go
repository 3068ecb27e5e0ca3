package report

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func at(line int) Position { return Position{File: "compose.yaml", Line: line, Column: 3} }

func TestFindingsComeInTheOrderOfTheFileWithoutRepetitions(t *testing.T) {
	r := New(Options{Level: Info})
	r.Add(NotConverted, at(9), "services.web.b", "b")
	r.Add(NotConverted, at(2), "services.web.a", "a")
	r.Add(NotConverted, at(9), "services.web.b", "b")
	var lines []int
	for _, f := range r.Findings() {
		lines = append(lines, f.Line)
	}
	if diff := cmp.Diff([]int{2, 9}, lines); diff != "" {
		t.Error(diff)
	}
}

func TestLevelHidesAndCodesSilenceButNothingLowersAnError(t *testing.T) {
	r := New(Options{Codes: map[Code]Severity{NotConverted: Ignore, DefaultValue: Warning, NameCollision: Ignore}})
	r.Add(NotConverted, at(1), "services.web.a", "a")
	r.Add(DefaultValue, at(2), "services.web.tty", "tty")
	r.Add(NameCollision, at(3), "services.web", "service a", "service A", "workload", "a")
	var got []string
	for _, f := range r.Shown() {
		got = append(got, f.Severity.String()+" "+string(f.Code))
	}
	if diff := cmp.Diff([]string{"warning default-value", "error name-collision"}, got); diff != "" {
		t.Error(diff)
	}
	if !r.Failed() || !r.Broken() {
		t.Error("an error must fail the run")
	}
}

func TestAFindingThatTheUserRaisedFailsTheRunAtItsEnd(t *testing.T) {
	r := New(Options{Codes: map[Code]Severity{NotConverted: Error}})
	r.Add(NotConverted, at(1), "services.web.a", "a")
	if !r.Failed() || r.Broken() {
		t.Errorf("failed %v, want true; broken %v, want false: what comes later would not be found", r.Failed(), r.Broken())
	}
}

func TestStrictFailsOnAWarningAndOnNothingLess(t *testing.T) {
	for _, strict := range []bool{false, true} {
		r := New(Options{Strict: strict})
		r.Add(DefaultValue, at(1), "services.web.tty", "tty")
		if r.Failed() {
			t.Errorf("strict %v: an info finding fails the run", strict)
		}
		r.Add(NotConverted, at(1), "services.web.a", "a")
		if r.Failed() != strict {
			t.Errorf("strict %v: failed %v", strict, r.Failed())
		}
		if r.Broken() {
			t.Error("a warning must not stop the pipeline half way")
		}
	}
}

func TestTheWorstWordOfASettingCounts(t *testing.T) {
	r := New(Options{})
	r.Settle(Setting{Position: at(1), Field: "services.web.user", Word: Exact})
	r.Settle(Setting{Position: at(2), Field: "services.web.image", Word: Exact})
	r.Add(NotConverted, at(1), "services.web.user", "user")
	want := "composesource: 3 objects from 1 service; 2 settings: 1 exact, 1 dropped"
	if got := r.Summary(Counts{Objects: 3, Services: 1}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	want += ": `composesource explain -c x.yaml`"
	if got := r.Summary(Counts{Objects: 3, Services: 1, Explain: "composesource explain -c x.yaml"}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What was dropped did not become what its row promises: the account says why
// instead, and which finding tells more.
func TestTheMostSevereFindingExplainsASetting(t *testing.T) {
	r := New(Options{})
	r.Settle(Setting{Position: at(1), Field: "services.web.volumes", Word: Exact})
	r.Settle(Setting{Position: at(2), Field: "services.web.build", Word: Overlay, Became: "container image"})
	r.Add(VolumeNotPopulated, at(1), "services.web.volumes[0]", "data")
	r.Add(BindDevelopment, at(1), "services.web.volumes[1]", "./app", "/app")
	r.Add(BuildNotRun, at(2), "services.web.build", "build")
	r.Add(BuildWithoutImage, at(2), "services.web.build", "web", "app-web")
	want := []Setting{
		{Position: at(1), Field: "services.web.volumes", Word: Dropped, Became: r.Findings()[1].Message, Code: BindDevelopment},
		{Position: at(2), Field: "services.web.build", Word: Overlay, Became: "container image", Code: BuildWithoutImage},
	}
	if diff := cmp.Diff(want, r.Settings()); diff != "" {
		t.Error(diff)
	}
}

func TestHintStandsBelowItsFinding(t *testing.T) {
	r := New(Options{})
	r.Add(NotConverted, at(31), "services.web.a", "a")
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	want := `compose.yaml:31:3: warning: a is not known to this version and was left out [not-converted]
                  hint: add what it asks for in an overlay, or use a newer version
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatAnAnchorBringsToSeveralServicesIsSaidOnce(t *testing.T) {
	r := New(Options{Strict: true})
	r.Add(NotConverted, at(3), "services.web.a", "a")
	r.Add(NotConverted, at(3), "services.api.a", "a")
	var b strings.Builder
	if err := r.Write(&b, Counts{}); err != nil {
		t.Fatal(err)
	}
	want := `compose.yaml:3:3: warning: a is not known to this version and was left out [not-converted]
                 hint: add what it asks for in an overlay, or use a newer version
composesource: nothing was generated because spec.report.strict makes 1 warning fail
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	if n := len(r.Findings()); n != 2 {
		t.Errorf("%d findings, want one for each service", n)
	}
}

// Every row must read as part of one voice: kebab-case, lower case, no full
// stop, a page that explains it.
func TestRowsKeepTheHouseStyle(t *testing.T) {
	seen := map[Code]bool{}
	for _, row := range Rows() {
		if seen[row.Code] {
			t.Errorf("%s stands twice", row.Code)
		}
		seen[row.Code] = true
		if strings.Trim(string(row.Code), "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%s is not kebab-case", row.Code)
		}
		if row.Severity == Ignore || row.Word == "" || row.Message == "" || row.Page == "" {
			t.Errorf("%s lacks a severity, a word, a message or a page", row.Code)
		}
		if strings.HasSuffix(row.Message, ".") || strings.Contains(row.Message, "\n") {
			t.Errorf("%s: the message is one line without a full stop: %q", row.Code, row.Message)
		}
		checkArguments(t, row)
		if row.Severity == Error != (row.Word == Refused) {
			t.Errorf("%s: an error refuses, and nothing else does", row.Code)
		}
	}
}

// named is the place of an argument in a text.
var named = regexp.MustCompile(`\{([a-z]+)(:q)?\}`)

// checkArguments holds the names in the texts of a row, and in its list, against those
// of its arguments.
func checkArguments(t *testing.T, row Row) {
	used := map[string]bool{}
	for _, m := range named.FindAllStringSubmatch(row.Message+row.Hint+lists[row.Code].Item, -1) {
		used[m[1]] = true
	}
	known := map[string]bool{}
	for _, arg := range row.Arguments() {
		if known[arg.Name] || arg.Type != "" && arg.Type != "int" && arg.Type != "bool" {
			t.Errorf("%s: the argument %+v", row.Code, arg)
		}
		known[arg.Name] = true
	}
	for name := range used {
		if !known[name] {
			t.Errorf("%s: {%s} is none of its arguments (%s)", row.Code, name, row.Args)
		}
	}
	chosen := map[string]bool{}
	for _, s := range row.Choices {
		if chosen[s.Name] {
			t.Errorf("%s has two sentences %q", row.Code, s.Name)
		}
		chosen[s.Name] = true
		checkArguments(t, Row{Code: row.Code + " " + Code(s.Name), Args: s.Args, Message: s.Text})
	}
	if strings.Contains(row.Message+row.Hint, "%[") {
		t.Errorf("%s: write the names of arguments", row.Code)
	}
}

func TestCountsSayWhatThereIs(t *testing.T) {
	for want, counts := range map[string]Counts{
		"0 objects from 0 services":           {},
		"3 objects from 1 service":            {Objects: 3, Services: 1},
		"3 objects from 2 services and 1 job": {Objects: 3, Services: 2, Jobs: 1},
		"1 object from 2 jobs":                {Objects: 1, Jobs: 2},
	} {
		if got := counts.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
