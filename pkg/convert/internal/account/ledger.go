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
	notes    map[string][]Note
	known    map[noted]bool
	outlines map[string]outline // of all notes, where nobody asks for more; else nil
}

// noted is a note and the field that it is about.
type noted struct {
	field string
	Note
}

// New returns an empty ledger.
func New() *Ledger { return &Ledger{notes: map[string][]Note{}, known: map[noted]bool{}} }

// few is up to how many notes or texts are compared one by one: most fields have one,
// and no map is made for those.
const few = 8

// Note keeps a note about a field. One that is there already is kept once, and none
// where there is no ledger.
func (l *Ledger) Note(field string, n Note) {
	if l == nil || l.outlines != nil && !l.outlined(field, n) {
		return
	}
	all := l.notes[field]
	if len(all) <= few && slices.Contains(all, n) || len(all) > few && l.known[noted{field, n}] {
		return
	}
	l.notes[field] = append(all, n)
	switch {
	case len(all) == few:
		for _, n := range l.notes[field] {
			l.known[noted{field, n}] = true
		}
	case len(all) > few:
		l.known[noted{field, n}] = true
	}
}

// Entry is what became of a field.
type Entry struct {
	Word   report.Word // empty where no note has one
	Code   report.Code
	Became string   // for people
	In     []string // the fields of objects
}

// Entry returns what became of a field; nothing when nobody noted it.
func (l *Ledger) Entry(field string, places Places) Entry {
	if l.outlines != nil {
		return l.outlineOf(field)
	}
	e := l.wordOf(field)
	var t, in texts
	for _, n := range l.notes[field] {
		for _, r := range n.refs(places) {
			in.add(strings.TrimSpace(r.object + " " + r.field))
			t.add(r.object + n.Says).add(r.text)
		}
	}
	for _, n := range l.notes[field] {
		t.add(n.words())
	}
	e.In, e.Became = in.all, t.String()
	return e
}

// wordOf returns the word of a field with what explains it.
func (l *Ledger) wordOf(field string) Entry {
	var e Entry
	for _, n := range l.notes[field] {
		e.Word, e.Code = cmp.Or(n.Word, e.Word), cmp.Or(n.Code, e.Code)
	}
	return e
}

// texts are texts in the order in which they came, each with what belongs to it.
type texts struct {
	all   []string
	below []*texts
	index map[string]int // of more than a few
}

func (t *texts) add(text string) *texts {
	if text == "" {
		return nil
	}
	i := slices.Index(t.all[:min(len(t.all), few)], text)
	if at, ok := t.index[text]; ok {
		i = at
	}
	if i >= 0 {
		return t.below[i]
	}
	if len(t.all) >= few {
		if t.index == nil {
			t.index = map[string]int{}
		}
		t.index[text] = len(t.all)
	}
	t.all, t.below = append(t.all, text), append(t.below, &texts{})
	return t.below[len(t.below)-1]
}

// String lists the texts, as many as people read.
func (t *texts) String() string {
	var parts []string
	for i, text := range t.all {
		if below := t.below[i].String(); below != "" {
			text += ": " + below
		}
		parts = append(parts, text)
	}
	if more := len(parts) - most; more > 1 {
		parts = append(parts[:most], fmt.Sprintf("%d more", more))
	}
	separator := ", "
	if slices.ContainsFunc(t.below, func(below *texts) bool { return len(below.all) > 0 }) {
		separator = "; "
	}
	return strings.Join(parts, separator)
}
