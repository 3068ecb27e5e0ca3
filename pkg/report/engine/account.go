package engine

import (
	"cmp"
	"strings"
)

// standing is a setting as far as it decides which word it ends in, and whether it has a
// line of its own.
type standing struct {
	field string
	word  Word
	code  Code
	above int32 // the setting that holds it; -1 for none
	scope Scope
	noted bool // somebody noted what became of it
	usual bool // it is known what settings of its kind become
	kept  bool // it is in an object
}

// verdict is what is decided of a setting.
type verdict struct {
	word Word
	code Code

	worst  int32 // the finding about it that counts; -1 for none
	loss   int32 // the one that explains why it, or what it holds, is approximate; -1 for none
	from   int32 // the setting of which is known what this one became: itself, or one that holds it
	quotes bool  // that finding says what became of it
	told   bool  // that finding says that something is lost
	own    bool  // something is known of it
	known  bool  // or of what holds it, or of its kind
	holds  bool  // others that are shown
	gives  bool  // what is known of it to those
	shown  bool  // it has a line of its own
}

// decide returns what became of every setting, for who lists and for who counts them. Of
// several findings about a setting the worst word counts, and of those that give the same
// one the most severe explains it. A finding about something that is no setting of its own
// counts for what holds it; a setting of which nothing is known shares what is known of
// what holds it.
func (r *Report) decide() []verdict {
	all, index := make([]verdict, len(r.standings)), r.named()
	for i, s := range r.standings {
		if _, ok := index[s.field]; ok {
			index[s.field] = int32(i)
		}
		all[i] = verdict{word: s.word, code: s.code, worst: -1, loss: -1, from: int32(i)}
	}
	for i, f := range r.findings {
		for field := f.Field; field != ""; field = holderOf(field) {
			if at := index[field]; at >= 0 { // it, or what holds it
				r.hear(&all[at], int32(i))
				break
			}
		}
	}
	for i := range all { // what holds others comes before them
		r.judge(&all[i], r.standings[i])
		r.share(all, i, r.standings[i])
	}
	for i := len(all) - 1; i >= 0; i-- {
		v, s := &all[i], r.standings[i]
		v.shown = v.shows(s.scope)
		if s.above >= 0 && (v.shown || v.holds) {
			all[s.above].holds = true
		}
	}
	return all
}

// named returns the fields that findings are about, and those that hold them, each with
// -1: most settings are none of them.
func (r *Report) named() map[string]int32 {
	all := map[string]int32{}
	for _, f := range r.findings {
		for field := f.Field; field != ""; field = holderOf(field) {
			if _, ok := all[field]; ok {
				break
			}
			all[field] = -1
		}
	}
	return all
}

// holderOf returns the field that holds another, by its path; empty for none.
func holderOf(field string) string { return field[:max(strings.LastIndexAny(field, ".["), 0)] }

// hear takes notice of a finding about a setting.
func (r *Report) hear(v *verdict, finding int32) {
	word := r.wordOf(finding)
	if v.worst < 0 || cmp.Or(cmp.Compare(word.rank(), r.wordOf(v.worst).rank()), r.compare(v.worst, finding)) > 0 {
		v.worst = finding
	}
	if word == Approximate && (v.loss < 0 || r.compare(v.loss, finding) > 0) {
		v.loss = finding
	}
}

// judge takes the word of the worst finding, unless it is better than what is known
// beside. What is in an object was not dropped.
func (r *Report) judge(v *verdict, s standing) {
	if v.worst < 0 {
		v.own = s.noted
		return
	}
	word := r.wordOf(v.worst)
	v.own, v.told, v.quotes = true, word != Exact, !s.noted || word == Refused
	if word == Exact {
		if !s.noted { // nothing is lost, whatever its kind loses
			v.word = Exact
		}
		return
	}
	if word == Dropped && s.kept {
		word = Approximate
	}
	if word.rank() > v.word.rank() || word == v.word && v.code == "" {
		v.word, v.code = word, r.findings[v.worst].Code
	}
}

// share gives a setting of which nothing is known what is known of what holds it, and
// one that no finding explains the one that explains the same there.
func (r *Report) share(all []verdict, i int, s standing) {
	v, above := &all[i], &verdict{loss: -1}
	if s.above >= 0 {
		above = &all[s.above]
	}
	switch {
	case v.own:
		v.known = true
		if v.code == "" && v.word == Approximate && above.loss >= 0 {
			v.code = r.findings[above.loss].Code
		}
	case above.known:
		v.word, v.code, v.from, v.known = above.word, above.code, above.from, true
		above.gives = above.gives || s.scope == Entry
	default:
		v.known = s.usual
	}
}

// shows reports whether a setting has a line of its own.
func (v *verdict) shows(scope Scope) bool {
	switch scope {
	case Whole:
		return v.told && !v.gives || !v.holds
	case Entry:
		return true
	case Detail:
		return v.own
	default:
		return v.own || !v.holds
	}
}

// wordOf returns the word that a finding makes of a setting.
func (r *Report) wordOf(finding int32) Word { return r.rows[r.findings[finding].Code].Word }

// compare orders two findings about a setting: the first explains it.
func (r *Report) compare(i, j int32) int {
	a, b := r.findings[i].Finding, r.findings[j].Finding
	if r.findings[i].said != nil && r.findings[j].said != nil { // their messages count among what is listed
		a, b = *r.findings[i].said, *r.findings[j].said
	}
	return cmp.Or(cmp.Compare(b.Severity, a.Severity), compareFindings(a, b))
}
