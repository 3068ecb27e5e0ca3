package account

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// most is how many fields a text names; the others are counted.
const most = 4

// Ledger holds the notes, by the field that they are about: services.web.ports[0].
type Ledger struct {
	notes map[string][]Note
	known map[noted]bool
}

// noted is a note and the field that it is about.
type noted struct {
	field string
	Note
}

// New returns an empty ledger.
func New() *Ledger { return &Ledger{map[string][]Note{}, map[noted]bool{}} }

// Note keeps a note about a field. One that is there already is kept once, and none
// where there is no ledger.
func (l *Ledger) Note(field string, n Note) {
	if key := (noted{field, n}); l != nil && !l.known[key] {
		l.known[key] = true
		l.notes[field] = append(l.notes[field], n)
	}
}

// Entry is what became of a field.
type Entry struct {
	Word   report.Word // empty where no note has one
	Code   report.Code
	Became string   // for people
	In     []string // the fields of objects
}

// Entry returns what became of a field; nothing when nobody noted it. Places says
// where units run.
func (l *Ledger) Entry(field string, places func(unit string) []Place) Entry {
	var e Entry
	t, known := texts{of: map[string]*texts{}}, map[string]bool{}
	for _, n := range l.notes[field] {
		e.Word, e.Code = cmp.Or(n.Word, e.Word), cmp.Or(n.Code, e.Code)
		for _, r := range n.refs(places) {
			if in := strings.TrimSpace(r.object + " " + r.field); !known[in] {
				known[in] = true
				e.In = append(e.In, in)
			}
			t.add(r.object + n.Says).add(r.text)
		}
	}
	for _, n := range l.notes[field] {
		t.add(n.words())
	}
	e.Became = t.String()
	return e
}

// texts are texts in the order in which they came, each with what belongs to it.
type texts struct {
	all []string
	of  map[string]*texts
}

func (t *texts) add(text string) *texts {
	if text != "" && t.of[text] == nil {
		t.all = append(t.all, text)
		t.of[text] = &texts{of: map[string]*texts{}}
	}
	return t.of[text]
}

// String lists the texts, as many as people read.
func (t *texts) String() string {
	var parts []string
	for _, text := range t.all {
		if below := t.of[text].String(); below != "" {
			text += ": " + below
		}
		parts = append(parts, text)
	}
	if more := len(parts) - most; more > 1 {
		parts = append(parts[:most], fmt.Sprintf("%d more", more))
	}
	separator := ", "
	if slices.ContainsFunc(t.all, func(text string) bool { return len(t.of[text].all) > 0 }) {
		separator = "; "
	}
	return strings.Join(parts, separator)
}
