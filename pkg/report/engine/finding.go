package engine

import (
	"fmt"
	"strings"
)

// Position is a place in a file of the project. Line and Column count from 1;
// zero means that they are not known.
type Position struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// String returns file:line:column, as far as it is known.
func (p Position) String() string {
	switch {
	case p.File == "":
		return "composesource"
	case p.Line == 0:
		return p.File
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
}

// IsZero reports whether nothing is known of the place.
func (p Position) IsZero() bool { return p == Position{} }

// Severity is how loudly a finding is said.
type Severity int

// The severities, from the quietest up.
const (
	Ignore Severity = iota
	Info
	Warning
	Error
)

// String returns the word that users write in spec.report.
func (s Severity) String() string {
	return [...]string{"ignore", "info", "warning", "error"}[s]
}

// ParseSeverity reads a word that users write in spec.report.
func ParseSeverity(word string) (Severity, error) {
	for _, s := range []Severity{Ignore, Info, Warning, Error} {
		if s.String() == word {
			return s, nil
		}
	}
	return 0, fmt.Errorf("%q is not a level; use error, warning, info or ignore", word)
}

// Word says what became of a setting that the user wrote.
type Word string

// The five words of the mapping, from the best outcome to the worst.
const (
	Exact       Word = "exact"       // same behaviour
	Approximate Word = "approximate" // close; a finding says how it differs
	Overlay     Word = "overlay"     // a decision that belongs to an overlay
	Dropped     Word = "dropped"     // no meaning in a cluster, or not expressible
	Refused     Word = "refused"     // going on would be wrong or unsafe
)

// rank orders the words: of two that apply to one setting, the worse one counts.
func (w Word) rank() int {
	return strings.Index("exact approximate overlay dropped refused", string(w))
}

// Finding is one thing that the user should know.
type Finding struct {
	Position
	Field    string   `json:"field,omitempty"` // path of the setting, such as services.web.ports[0]
	Code     Code     `json:"code"`            // stable, kebab-case
	Severity Severity `json:"severity"`        // after spec.report.codes was applied
	Message  string   `json:"message"`         // what happened: lower case, no full stop, one line
	Hint     string   `json:"hint,omitempty"`  // what to do; may be empty, may have several lines
}
