package engine

import (
	"cmp"
	"fmt"
	"iter"
	"reflect"
	"slices"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/show"
)

// Options is spec.report: what is shown, and what fails the run.
type Options struct {
	Level  Severity          // the quietest severity that is shown; Warning when zero
	Strict bool              // warnings fail the run
	Codes  map[Code]Severity // codes silenced or raised; errors can't be lowered
}

// Report collects the findings and the account of one run.
type Report struct {
	options  Options
	book     Book
	rows     map[Code]Row
	names    map[Code][]Arg // of the arguments; see arguments
	findings []pending

	standings []standing
	open      []int32   // those that may hold the next one
	settings  []Setting // the same, for who lists them

	hide     func(string) string // takes secrets out of a text; nil when none are known
	locate   func(Position, string) Position
	hints    int  // names for which the nearest known one was sought
	counting bool // of settings, only how many have which word is asked for
}

// pending is a finding whose message and hint are not written yet: few of them are for
// everybody.
type pending struct {
	Finding
	args []any
	said *Finding // with both, and without secret values; nil before somebody asked
}

// New returns an empty report that says what is in the book.
func New(options Options, book Book) *Report {
	if options.Level == Ignore {
		options.Level = Warning
	}
	r := &Report{options: options, book: book, rows: map[Code]Row{}, names: map[Code][]Arg{}}
	for _, row := range book.Rows {
		r.rows[row.Code] = row
	}
	return r
}

// Count has settings only counted by their words, for who shows no list of them: what
// became of each takes a tenth of a run.
func (r *Report) Count() { r.counting = true }

// OnlyCounts reports whether nobody asks what became of each setting.
func (r *Report) OnlyCounts() bool { return r.counting }

// Configure sets the options once the configuration that holds them is read.
func (r *Report) Configure(options Options) {
	if options.Level == Ignore {
		options.Level = Warning
	}
	r.options = options
}

// Locate has findings say another place than the one in the file that was read,
// which the user doesn't have: locate gets it, and the setting.
func (r *Report) Locate(locate func(at Position, field string) Position) { r.locate = locate }

// Add raises a finding about the setting field, written at. The arguments fill
// the row's message and hint; none of them may hold a secret's value.
func (r *Report) Add(code Code, at Position, field string, args ...any) {
	row, ok := r.rows[code]
	if !ok {
		panic(fmt.Sprintf("report: code %q has no row", code)) // a programming error that every test of the code finds
	}
	severity := row.Severity
	if s, ok := r.options.Codes[code]; ok && severity != Error {
		severity = s
	}
	if r.locate != nil {
		at = r.locate(at, field)
	}
	at.File = show.Text(at.File)
	f := pending{Finding: Finding{Position: at, Field: show.Text(field), Code: code, Severity: severity}, args: args}
	if n := len(r.findings); n > 0 && r.findings[n-1].Finding == f.Finding && reflect.DeepEqual(r.findings[n-1].args, args) {
		return // one text may say the same many times
	}
	if len(r.findings) == limit.Findings.Max() {
		r.findings = append(r.findings, r.tooMany(at))
	}
	if len(r.findings) < limit.Findings.Max() {
		r.findings = append(r.findings, f)
	}
}

// tooMany ends a run whose findings nobody would read to the end.
func (r *Report) tooMany(at Position) pending {
	row := r.rows[r.book.Limit]
	return pending{
		Finding: Finding{Position: at, Code: row.Code, Severity: row.Severity},
		args:    []any{limit.Findings.What(), limit.Findings.Max()},
	}
}

// written returns the findings with their messages and hints, in the order in
// which they were raised.
func (r *Report) written() []Finding {
	all := make([]Finding, len(r.findings))
	for i := range r.findings {
		all[i] = r.finding(i)
	}
	return all
}

// finding returns one with its message and hint, which are written once.
func (r *Report) finding(i int) Finding {
	p := &r.findings[i]
	if p.said == nil {
		row, f := r.rows[p.Code], p.Finding
		args, names := row.chosen(r.redacted(p.args)), r.arguments(row)
		f.Message, f.Hint = text(row.Message, names, args), text(row.Hint, names, args)
		f.File, f.Field = r.hidden(f.File), r.hidden(f.Field)
		p.said = &f
	}
	return *p.said
}

// arguments returns the arguments of a row, which are read once.
func (r *Report) arguments(row Row) []Arg {
	names, ok := r.names[row.Code]
	if !ok {
		names = row.Arguments()
		r.names[row.Code] = names
	}
	return names
}

// Knows reports whether there is such a code.
func (r *Report) Knows(code Code) bool { _, ok := r.rows[code]; return ok }

// Codes returns the codes that there are, in no order.
func (r *Report) Codes() iter.Seq[string] {
	return func(yield func(string) bool) {
		for code := range r.rows {
			if !yield(string(code)) {
				return
			}
		}
	}
}

// Word returns the word that a code makes of a setting.
func (r *Report) Word(code Code) Word { return r.rows[code].Word }

// Findings returns everything that was raised and not silenced, by position,
// without repetitions, whatever the level that is shown.
func (r *Report) Findings() []Finding {
	all := slices.DeleteFunc(r.written(), func(f Finding) bool { return f.Severity == Ignore })
	slices.SortStableFunc(all, compareFindings)
	return slices.Compact(all)
}

// Failed reports whether the run must end without output: an error, or a
// warning when warnings are strict.
func (r *Report) Failed() bool {
	return slices.ContainsFunc(r.findings, func(f pending) bool {
		return f.Severity == Error || r.options.Strict && f.Severity == Warning
	})
}

// Broken reports whether an error was raised, so that later steps of the
// pipeline would work on something wrong. What the user made an error of fails
// the run at its end, when everything else was found as well.
func (r *Report) Broken() bool {
	return slices.ContainsFunc(r.findings, func(f pending) bool { return r.rows[f.Code].Severity == Error })
}

func compareFindings(a, b Finding) int {
	return cmp.Or(comparePositions(a.Position, b.Position),
		cmp.Compare(a.Field, b.Field), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
}

func comparePositions(a, b Position) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
