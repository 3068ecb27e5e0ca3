package engine

import (
	"cmp"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/show"
)

// Setting is one key or entry that the user wrote, and what became of it.
type Setting struct {
	Position
	Field  string   `json:"field"` // path, such as services.web.ports[0]
	Word   Word     `json:"word"`
	Became string   `json:"became,omitempty"` // what it became, in a few words, or why nothing
	In     []string `json:"in,omitempty"`     // the fields of objects that hold it: Deployment/web spec.replicas
	Code   Code     `json:"code,omitempty"`   // the finding that explains the word

	Scope   Scope  `json:"-"`
	Above   string `json:"-"` // the field of what holds it, where the path doesn't say: keys of users have dots
	General string `json:"-"` // what settings of its kind become, where nobody noted what became of this one
}

// Scope is what a setting is a part of.
type Scope int8

// The scopes.
const (
	Attribute Scope = iota
	Whole           // an attribute whose entries are settings of their own
	Entry           // one of them
	Detail          // a key of an entry, which is told of where it has a story of its own
)

// Settle records a setting; what holds others comes before them, and they right after it.
func (r *Report) Settle(s Setting) {
	s.Field, s.Above = show.Text(s.Field), show.Text(s.Above)
	holder := r.close(s)
	r.open = append(r.open, int32(len(r.standings)))
	if n := len(r.standings); n == cap(r.standings) {
		r.standings = slices.Grow(r.standings, n+1) // twice as many: append adds a quarter
	}
	r.standings = append(r.standings, standing{s.Field, s.Word, s.Code, holder, s.Scope, s.Became != "", s.General != "", len(s.In) > 0})
	if r.counting {
		return
	}
	s.File, s.Became = show.Text(s.File), show.Text(s.Became)
	for i, field := range s.In {
		s.In[i] = show.Text(field)
	}
	r.settings = append(r.settings, s)
}

// close forgets the settings that hold nothing that is still to come, and returns the
// one that holds this setting; -1 when there is none.
func (r *Report) close(s Setting) int32 {
	for ; len(r.open) > 0; r.open = r.open[:len(r.open)-1] {
		i := r.open[len(r.open)-1]
		if field := r.standings[i].field; s.Above == field || s.Above == "" && isBelow(s.Field, field) {
			return i
		}
	}
	return -1
}

// isBelow reports whether a field is below another, by their paths.
func isBelow(field, other string) bool {
	rest, ok := strings.CutPrefix(field, other)
	return ok && rest != "" && strings.Contains(".[", rest[:1])
}

// Settings returns the account: every setting the user wrote, by position; none where
// settings are only counted.
func (r *Report) Settings() []Setting {
	texts, verdicts := r.written(), r.decide()
	var shown []Setting
	for i, s := range r.settings {
		if v := verdicts[i]; v.shown {
			s.File, s.Field, s.Word, s.Code = r.hidden(s.File), r.hidden(s.Field), v.word, v.code
			s.Became, s.In = r.became(v.from, verdicts[v.from], texts)
			shown = append(shown, s)
		}
	}
	slices.SortStableFunc(shown, func(a, b Setting) int {
		return cmp.Or(comparePositions(a.Position, b.Position), cmp.Compare(a.Field, b.Field))
	})
	return shown
}

// became returns what is known of a setting, and the fields of objects that hold it.
func (r *Report) became(i int32, v verdict, texts []Finding) (string, []string) {
	s := r.settings[i]
	in := slices.Clone(s.In)
	for j, field := range in {
		in[j] = r.hidden(field)
	}
	switch {
	case v.quotes:
		return texts[v.worst].Message, in
	case s.Became != "":
		return r.hidden(s.Became), in
	}
	return s.General, in
}
