package report

import "github.com/composesource/composesource/pkg/report/engine"

// What a report is made of; see package engine.
type (
	Code     = engine.Code
	Row      = engine.Row
	List     = engine.List
	Position = engine.Position
	Severity = engine.Severity
	Word     = engine.Word
	Finding  = engine.Finding
	Options  = engine.Options
	Setting  = engine.Setting
	Scope    = engine.Scope
	Report   = engine.Report
	Said     = engine.Said
	Place    = engine.Place
	Counts   = engine.Counts
	Result   = engine.Result
	Path     = engine.Path
	Sentence = engine.Sentence
	Choice   = engine.Choice
)

// The severities, from the quietest up.
const (
	Ignore  = engine.Ignore
	Info    = engine.Info
	Warning = engine.Warning
	Error   = engine.Error
)

// The five words of the mapping, from the best outcome to the worst.
const (
	Exact       = engine.Exact
	Approximate = engine.Approximate
	Overlay     = engine.Overlay
	Dropped     = engine.Dropped
	Refused     = engine.Refused
)

// The scopes of settings.
const (
	Attribute = engine.Attribute
	Whole     = engine.Whole
	Entry     = engine.Entry
	Detail    = engine.Detail
)

// New returns an empty report, which knows every code.
func New(options Options) *Report {
	return engine.New(options, engine.Book{Rows: Rows(), Lists: lists, Limit: LimitExceeded})
}

// Choose returns a sentence of the row of a finding as an argument of that.
func Choose(name string, args ...any) Choice { return Choice{Name: name, Args: args} }

// ParseSeverity reads a word that users write in spec.report.
func ParseSeverity(word string) (Severity, error) { return engine.ParseSeverity(word) }

// Nearest returns the candidate that a misspelt name most likely means, or "" when none
// is near.
func Nearest(name string, candidates []string) string { return engine.Nearest(name, candidates) }
