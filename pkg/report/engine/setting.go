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
type Scope int

// The scopes.
const (
	Attribute Scope = iota
	Whole           // an attribute whose entries are settings of their own
	Entry           // one of them
	Detail          // a key of an entry, which is told of where it has a story of its own
)

// Settle records a setting; what holds others comes before them.
func (r *Report) Settle(s Setting) {
	s.File, s.Field, s.Above, s.Became = show.Text(s.File), show.Text(s.Field), show.Text(s.Above), show.Text(s.Became)
	for i, field := range s.In {
		s.In[i] = show.Text(field)
	}
	r.settings = append(r.settings, s)
}

// Settings returns the account: every setting the user wrote, by position. Of
// several findings about a setting the worst word counts, and of those that give the
// same one the most severe explains it. A finding about something that is no setting
// of its own counts for what holds it; a setting of which nothing is known shares what
// is known of what holds it.
func (r *Report) Settings() []Setting {
	a := r.account()
	for i := range a.settings {
		a.share(i)
	}
	var shown []Setting
	for i := len(a.settings) - 1; i >= 0; i-- { // what a setting holds comes after it
		shows, above := a.shows(i), a.holder(i)
		if above >= 0 && (shows || a.holds[i]) {
			a.holds[above] = true
		}
		if shows {
			shown = append(shown, a.settings[i])
		}
	}
	slices.Reverse(shown)
	slices.SortStableFunc(shown, func(a, b Setting) int {
		return cmp.Or(comparePositions(a.Position, b.Position), cmp.Compare(a.Field, b.Field))
	})
	return shown
}

// account is the settings with what the findings say about them.
type account struct {
	settings []Setting
	index    map[string]int // by field
	told     []bool         // a finding is about it
	own      []bool         // something is known of it
	holds    []bool         // others that are shown
	gives    []bool         // what is known of it to those
	why      map[why]Code   // what explains each word that applies to it
}

// why is a setting and a word that applies to it.
type why struct {
	setting int
	word    Word
}

func (r *Report) account() account {
	all := slices.Clone(r.settings)
	flags := func() []bool { return make([]bool, len(all)) }
	a := account{all, map[string]int{}, flags(), flags(), flags(), flags(), map[why]Code{}}
	for i := range all {
		all[i].File, all[i].Field, all[i].Became = r.hidden(all[i].File), r.hidden(all[i].Field), r.hidden(all[i].Became)
		all[i].In = slices.Clone(all[i].In)
		for j, field := range all[i].In {
			all[i].In[j] = r.hidden(field)
		}
		a.index[all[i].Field] = i
	}
	findings := r.written()
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), compareFindings(a, b))
	})
	worst := map[int]Finding{}
	for _, f := range findings {
		i, ok := a.index[f.Field]
		if !ok {
			i = a.above(f.Field)
		}
		if i < 0 {
			continue
		}
		word := r.rows[f.Code].Word
		if a.why[why{i, word}] == "" {
			a.why[why{i, word}] = f.Code
		}
		if before, ok := worst[i]; !ok || word.rank() > r.rows[before.Code].Word.rank() {
			worst[i] = f
		}
	}
	for i := range all {
		if f, ok := worst[i]; ok {
			a.told[i] = r.rows[f.Code].Word != Exact
			all[i].judge(f, r.rows[f.Code].Word)
		}
		a.own[i] = all[i].Became != ""
	}
	return a
}

// judge takes the word of a finding about the setting, unless it is better than what is
// known beside. What is in an object was not dropped.
func (s *Setting) judge(f Finding, word Word) {
	switch {
	case s.Became == "" && word == Exact: // nothing is lost, whatever its kind loses
		s.Became, s.Word = f.Message, Exact
	case s.Became == "", word == Refused:
		s.Became = f.Message
	}
	if word == Dropped && len(s.In) > 0 {
		word = Approximate
	}
	if word != Exact && (word.rank() > s.Word.rank() || word == s.Word && s.Code == "") {
		s.Word, s.Code = word, f.Code
	}
}

// holder returns the setting that holds one; -1 when there is none.
func (a account) holder(i int) int {
	if above, ok := a.index[a.settings[i].Above]; ok {
		return above
	}
	return a.above(a.settings[i].Field)
}

// above returns the setting that holds a field; -1 when there is none.
func (a account) above(field string) int {
	for {
		cut := strings.LastIndexAny(field, ".[")
		if cut < 0 {
			return -1
		}
		field = field[:cut]
		if i, ok := a.index[field]; ok {
			return i
		}
	}
}

// share gives a setting of which nothing is known what is known of what holds it, and
// one that no finding explains the one that explains the same there.
func (a account) share(i int) {
	s := &a.settings[i]
	var from Setting
	above := a.holder(i)
	if above >= 0 {
		from = a.settings[above]
	}
	switch {
	case a.own[i] && s.Code == "" && s.Word == Approximate:
		s.Code = a.why[why{above, s.Word}]
	case a.own[i]:
	case from.Became != "":
		s.Word, s.Became, s.In, s.Code = from.Word, from.Became, from.In, from.Code
		a.gives[above] = a.gives[above] || s.Scope == Entry
	default:
		s.Became = s.General
	}
}

// shows reports whether a setting has a line of its own.
func (a account) shows(i int) bool {
	switch a.settings[i].Scope {
	case Whole:
		return a.told[i] && !a.gives[i] || !a.holds[i]
	case Entry:
		return true
	case Detail:
		return a.own[i]
	default:
		return a.own[i] || !a.holds[i]
	}
}
