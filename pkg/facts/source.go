package facts

import (
	"fmt"

	"github.com/composesource/composesource/pkg/report"
)

// Kind is a kind of source.
type Kind int

// The kinds of sources; Unknown is that of a fact which nobody knows.
const (
	Unknown Kind = iota
	Dockerfile
	Lock
	Table
)

// Source is where a fact stands.
type Source struct {
	Kind Kind
	At   report.Position // in the Dockerfile or the lock file
	Name string          // of the table: whose Dockerfile says so in public
}

// Known reports whether there is a fact.
func (s Source) Known() bool { return s.Kind != Unknown }

// IsExact reports whether the fact is about the very image, and not about what goes by
// its name as a rule.
func (s Source) IsExact() bool { return s.Kind == Dockerfile || s.Kind == Lock }

// String writes the source for people: web/Dockerfile:3.
func (s Source) String() string {
	switch s.Kind {
	case Dockerfile, Lock:
		return fmt.Sprintf("%s:%d", s.At.File, s.At.Line)
	case Table:
		return "what is known of " + s.Name
	}
	return "nowhere"
}
