package secret

import (
	"math/rand/v2"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// What has a form has the hints and the needs of it, or it would not be found: texts are
// made of each pattern.
func TestWhatHasAFormIsPossible(t *testing.T) {
	for _, f := range slices.Concat(forms().forms, lines().forms) {
		m := maker{rand.New(rand.NewPCG(1, 2))}
		pattern, err := syntax.Parse(f.compiled().String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		one, made := newIndex([]form{f}), 0
		for range 200 {
			text := m.text(pattern) + " | chpasswd" // which is what echo must be followed by
			if len(f.find(text)) == 0 {
				continue // judged to be none
			}
			if made++; len(one.possible(text)) == 0 {
				t.Errorf("%q has the form %s, but not the hints %q or the needs %q", text, f.compiled(), f.hints, f.needs)
				break
			}
		}
		if made == 0 {
			t.Errorf("nothing was made that has the form %s", f.compiled())
		}
	}
}

// A hint may stand anywhere, in any case, and be a letter.
func TestPossible(t *testing.T) {
	x := newIndex([]form{{hints: []string{"@"}}, {hints: []string{"key", "w"}}, {hints: []string{"token"}, needs: []string{"=", ":"}}})
	for text, want := range map[string][]int{"": nil, "a@": {0}, "@b": {0}, "a KEY": {1}, "ke": nil, "w": {1}, "token": nil, "Token:@": {0, 2}, "{ey": nil} {
		var got []int
		for _, f := range x.possible(text) {
			got = append(got, slices.IndexFunc(x.forms, func(g form) bool { return slices.Equal(f.hints, g.hints) }))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// maker makes texts that match patterns.
type maker struct{ *rand.Rand }

func (m maker) text(p *syntax.Regexp) string {
	var b strings.Builder
	switch p.Op {
	case syntax.OpLiteral:
		for _, r := range p.Rune {
			if p.Flags&syntax.FoldCase != 0 && m.IntN(2) == 0 {
				r = unicode.ToUpper(r)
			}
			b.WriteRune(r)
		}
	case syntax.OpCharClass:
		b.WriteByte(m.letter(p))
	case syntax.OpAlternate:
		return m.text(p.Sub[m.IntN(len(p.Sub))])
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		return m.repeated(p)
	default:
		for _, sub := range p.Sub {
			b.WriteString(m.text(sub))
		}
	}
	return b.String()
}

// letter returns a letter of a class: a blank where blanks of all kinds are one.
func (m maker) letter(class *syntax.Regexp) byte {
	if has(class, " \t") && !has(class, "x") {
		return ' '
	}
	for {
		if c := byte(' ' + m.IntN(0x7f-' ')); has(class, string(c)) {
			return c
		}
	}
}

// has reports whether letters are all of a class.
func has(class *syntax.Regexp, letters string) bool {
	return !strings.ContainsFunc(letters, func(r rune) bool {
		for i := 0; i < len(class.Rune); i += 2 {
			if class.Rune[i] <= r && r <= class.Rune[i+1] {
				return false
			}
		}
		return true
	})
}

// repeated returns as many as a pattern asks for, and a few more; now and then the
// word of a name.
func (m maker) repeated(p *syntax.Regexp) string {
	least, most := p.Min, p.Max
	switch p.Op {
	case syntax.OpStar:
		least, most = 0, -1
	case syntax.OpPlus:
		least, most = 1, -1
	case syntax.OpQuest:
		least, most = 0, 1
	}
	const word = "-password"
	if most < 0 {
		if p.Sub[0].Op == syntax.OpCharClass && has(p.Sub[0], word) && m.IntN(4) == 0 {
			return word
		}
		most = least + 4
	}
	var b strings.Builder
	for range least + m.IntN(most-least+1) {
		b.WriteString(m.text(p.Sub[0]))
	}
	return b.String()
}
