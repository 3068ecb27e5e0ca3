package secret

import (
	"slices"
	"strings"
	"testing"
)

func TestSetFind(t *testing.T) {
	long := strings.Repeat("k", maxKnown+40)
	s := NewSet([]string{"abcd", "bc", "cdef", "xyz", "Key-One", "key-one-more", long})
	for text, want := range map[string][]Match{
		"":                nil,
		"nothing":         nil,
		"abc":             {{1, 3, 1}},
		"abcdef":          {{0, 4, 0}},
		"bcdef":           {{0, 2, 1}},
		"acdef":           {{1, 5, 2}},
		"aabcdxyzxy":      {{1, 5, 0}, {5, 8, 3}},
		"KEY-ONE":         {{0, 7, 4}},
		"a key-one-more.": {{2, 14, 5}},
		"key-one-moor":    {{0, 7, 4}},
		long + "!":        {{0, maxKnown + 40, 6}},
	} {
		if got := s.Find(text); !slices.Equal(got, want) {
			t.Errorf("Find(%q) = %v, want %v", text, got, want)
		}
	}
}

// BenchmarkSet looks for many texts in one that is made to follow them in vain.
func BenchmarkSet(b *testing.B) {
	var texts []string
	for i := range 200 {
		texts = append(texts, strings.Repeat("a", i+8)+"b")
	}
	s := NewSet(texts)
	for _, size := range []int{1 << 18, 1 << 20} {
		text := strings.Repeat("a", size)
		b.Run(text[:0]+map[int]string{1 << 18: "1x", 1 << 20: "4x"}[size], func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				s.Find(text)
			}
		})
	}
}
