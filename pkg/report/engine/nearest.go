package engine

import (
	"iter"
	"slices"
	"strings"
)

// maxHints is how many names of one run are compared with all others.
const maxHints = 50

// Nearest returns the known name that a wrong one may stand for; "" when none is
// near, or when so many were wrong that the search would cost too much.
func (r *Report) Nearest(name string, known iter.Seq[string]) string {
	if r.hints++; r.hints > maxHints {
		return ""
	}
	return Nearest(name, slices.Sorted(known))
}

// Nearest returns the candidate that a misspelt name most likely means, or ""
// when none is near: at most a third of its letters may differ.
func Nearest(name string, candidates []string) string {
	const longest = 64 // what is longer is not a misspelling of anything here
	if len(name) > longest {
		return ""
	}
	best, least := "", max(1, len(name)/3)+1
	for _, c := range candidates {
		if len(c) > longest {
			continue
		}
		if d := distance(strings.ToLower(name), strings.ToLower(c)); d < least {
			best, least = c, d
		}
	}
	return best
}

// distance counts the insertions, deletions, substitutions and swaps of
// neighbours between two words (Damerau and Levenshtein): prots is one step from
// ports.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
