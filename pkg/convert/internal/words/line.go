package words

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/reference"
)

// Span is where the value of a secret variable stands.
type Span struct {
	Start, End int    // in bytes
	Name       string // of the variable
}

// Line is the words of a command and the secrets in them. It never changes.
type Line struct {
	words   []string
	secrets []Span // in the words, joined by one byte; in order
}

// NewLine returns words with the secrets that are known to stand in them.
func NewLine(words []string, secrets []Span) Line { return Line{words, secrets} }

// IsPlain reports whether no secret is known in the words.
func (l Line) IsPlain() bool { return len(l.secrets) == 0 }

// Words returns the words as they arrive.
func (l Line) Words() []string { return l.words }

// Joined returns the words in one text, each ended by reference.Separator.
func (l Line) Joined() string { return strings.Join(l.words, reference.Separator) }

// Edit makes edits of the joined text, in order. What is written within a secret
// stays in it; a secret that was a part of what was written over is gone.
func (l Line) Edit(edits []reference.Edit) Line {
	if len(edits) == 0 {
		return l
	}
	edited := Line{words: strings.Split(reference.Replace(l.Joined(), edits), reference.Separator)}
	by := 0
	for _, s := range l.secrets {
		for len(edits) > 0 && edits[0].End <= s.Start {
			by += more(edits[0])
			edits = edits[1:]
		}
		within, gone := 0, false
		for _, e := range edits {
			if e.Start >= s.End {
				break
			}
			within += more(e)
			gone = gone || e.Start < s.Start || e.End > s.End
		}
		if !gone {
			edited.secrets = append(edited.secrets, Span{s.Start + by, s.End + by + within, s.Name})
		}
	}
	return edited
}

// more returns by how much an edit lengthens a text.
func more(e reference.Edit) int { return len(e.To) - (e.End - e.Start) }

// Find splits the words by their secrets, and by those that find sees in the words
// joined by spaces. Of secrets that overlap the first one stays.
func (l Line) Find(find func(line string) []Span) []Word {
	if len(l.words) == 0 {
		return nil
	}
	spans := append(slices.Clip(l.secrets), find(strings.Join(l.words, " "))...)
	slices.SortStableFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	result := make([]Word, len(l.words))
	begin, done := 0, 0
	for i, word := range l.words {
		at := begin
		for ; len(spans) > 0 && spans[0].Start < begin+len(word); spans = spans[1:] {
			s := spans[0]
			if s.Start >= done && s.End <= begin+len(word) {
				result[i] = result[i].text(word[at-begin : s.Start-begin])
				result[i] = append(result[i], Piece{word[s.Start-begin : s.End-begin], s.Name})
				at, done = s.End, s.End
			}
		}
		result[i] = result[i].text(word[at-begin:])
		begin += len(word) + 1
	}
	return result
}
