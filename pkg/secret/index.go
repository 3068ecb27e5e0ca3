package secret

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// index are forms that are looked for together. Few texts have a form, so that one
// pass over a text finds those that it may have.
type index struct {
	forms []form
	hints [pairs][]hint // by their first two letters
}

// hint is one of the hints of a form, by its number.
type hint struct {
	text string
	form int
}

// pairs is how many pairs of letters are told apart. Those that share a number are
// looked at together.
const pairs = 1 << 10

// pair is the number of the first two letters of a text, whatever their case.
func pair(text string) int {
	second := byte(0)
	if len(text) > 1 {
		second = text[1]
	}
	return int(text[0]&31)<<5 | int(second&31)
}

func newIndex(lists ...[]form) *index {
	x := &index{forms: slices.Concat(lists...)}
	for number := range x.forms {
		form := &x.forms[number]
		form.compiled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(form.pattern) })
		for _, text := range form.hints {
			x.add(hint{text, number})
		}
	}
	return x
}

func (x *index) add(h hint) {
	if len(h.text) > 1 {
		x.hints[pair(h.text)] = append(x.hints[pair(h.text)], h)
		return
	}
	for second := range byte(32) {
		at := pair(string([]byte{h.text[0], second}))
		x.hints[at] = append(x.hints[at], h)
	}
}

// possible returns the forms that a text may have.
func (x *index) possible(text string) []form {
	var hinted []bool
	for i := range len(text) {
		for _, h := range x.hints[pair(text[i:])] {
			if !beginsWith(text[i:], h.text) {
				continue
			}
			if hinted == nil {
				hinted = make([]bool, len(x.forms))
			}
			hinted[h.form] = true
		}
	}
	var possible []form
	for number, yes := range hinted {
		if yes && x.forms[number].needed(text) {
			possible = append(possible, x.forms[number])
		}
	}
	return possible
}

// needed reports whether a text has what the form needs.
func (f *form) needed(text string) bool {
	return len(f.needs) == 0 || slices.ContainsFunc(f.needs, func(need string) bool { return strings.Contains(text, need) })
}

// in reports whether one of the forms is in a text.
func (x *index) in(text string) bool {
	return slices.ContainsFunc(x.possible(text), func(f form) bool { return len(f.find(text)) > 0 })
}

// beginsWith reports whether a text begins with one in lower case, whatever the case
// of its own letters.
func beginsWith(text, begin string) bool {
	if len(text) < len(begin) {
		return false
	}
	for i := range len(begin) {
		if lower(text[i]) != begin[i] {
			return false
		}
	}
	return true
}
