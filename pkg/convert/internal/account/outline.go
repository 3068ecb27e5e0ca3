package account

// outline is what the notes about a field say: whether there is something in an object,
// or in words, and whether one has a word of its own.
type outline struct{ fields, says, word bool }

// Outline has the ledger keep no more than outlines, and notes with words of their own,
// for who counts settings by their words: of an entry, Became and In then say only whether
// there is something.
func (l *Ledger) Outline() { l.outlines = map[string]outline{} }

// outlined keeps the outline of a note, and reports whether the note is needed beside.
func (l *Ledger) outlined(field string, n Note) bool {
	o, word := l.outlines[field], n.Word != "" || n.Code != ""
	l.outlines[field] = outline{o.fields || n.isField(), o.says || n.words() != "", o.word || word}
	return word
}

func (l *Ledger) outlineOf(field string) Entry {
	var e Entry
	o := l.outlines[field]
	if o.word {
		e = l.wordOf(field)
	}
	if o.fields {
		e.In = []string{"an object"}
	}
	if o.fields || o.says {
		e.Became = "noted"
	}
	return e
}
