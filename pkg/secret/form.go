package secret

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Span is where a secret stands in a text: at text[Start:End].
type Span struct{ Start, End int }

// form is a way in which secrets are written. Its patterns are facts about
// formats, most of them collected by gitleaks and detect-secrets; their engines
// are made to search repositories, with entropy and allow lists, and would weigh
// more than this program.
type form struct {
	hints   []string // one of them, whatever the case of its letters, is in every text that has the form
	needs   []string // and so is one of these, as it is written; none where the hints say it all
	pattern string
	judge   func(groups []string) bool // nil accepts everything that isn't a reference
	// compiled is set by newIndex, and compiles the pattern when a text may have the
	// form: few projects have one of many.
	compiled func() *regexp.Regexp
}

// The forms of texts, of the lines of files that hold settings, and of those of any
// file. They never change.
var (
	forms    = sync.OnceValue(func() *index { return newIndex(addressForms(), tokenForms(), settingForms(), programForms()) })
	settings = sync.OnceValue(func() *index { return newIndex(settingForms()) })
	lines    = sync.OnceValue(func() *index { return newIndex(addressForms(), tokenForms(), accountForms(), contentForms()) })
)

// Find returns where secrets stand in a text by the way in which they are written,
// in order, none inside another. What the text leaves to a program to fill in, such
// as a variable, is none.
func Find(text string) []Span {
	if isPlainName(text) {
		return nil
	}
	return findAny(text)
}

func findAny(text string) []Span {
	var found []Span
	for _, form := range forms().possible(text) {
		found = append(found, form.find(text)...)
	}
	return merge(found)
}

// shortestForm is the length of the shortest secret that says itself what it is:
// xoxb- and eight letters.
const shortestForm = 13

// isPlainName reports whether a text is too short for a token and has nothing that
// could stand between a secret and its name: most texts of an object are that, and
// need no look at every form.
func isPlainName(text string) bool {
	return len(text) < shortestForm && !strings.ContainsAny(text, " \t\r\n:=/@{$")
}

// find returns the last group that matched, in every match.
func (f *form) find(text string) []Span {
	var found []Span
	for _, m := range f.compiled().FindAllStringSubmatchIndex(text, -1) {
		groups := make([]string, len(m)/2)
		span := Span{m[0], m[1]}
		for i := range groups {
			if m[2*i] >= 0 {
				groups[i] = text[m[2*i]:m[2*i+1]]
				span = Span{m[2*i], m[2*i+1]}
			}
		}
		value := text[span.Start:span.End]
		if value == "" || isReference([]byte(value)) || f.judge != nil && !f.judge(groups) {
			continue
		}
		found = append(found, span)
	}
	return found
}

// merge sorts spans and drops those that lie in another or overlap one.
func merge(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	kept := spans[:0]
	for _, s := range spans {
		if len(kept) == 0 || s.Start >= kept[len(kept)-1].End {
			kept = append(kept, s)
		}
	}
	return kept
}
