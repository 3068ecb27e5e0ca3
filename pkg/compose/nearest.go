package compose

import (
	"iter"
	"slices"
)

// nearest returns the known name that a wrong one may stand for; "" when none
// is near, or when so many were wrong that the search would cost too much.
func (l *loader) nearest(name string, known iter.Seq[string]) string {
	if l.hints++; l.hints > maxHints {
		return ""
	}
	return nearest(name, slices.Sorted(known))
}

// nearest returns the name with the fewest edits to reach it, when they are few
// enough to be a slip of the fingers; "" otherwise.
func nearest(name string, names []string) string {
	limit := max(1, min(len(name), 60)/3)
	best, bestEdits := "", limit+1
	for _, n := range names {
		if abs(len(n)-len(name)) >= bestEdits || len(n) > 60 {
			continue
		}
		if e := edits(name, n); e < bestEdits {
			best, bestEdits = n, e
		}
	}
	return best
}

// edits is the Levenshtein distance, with a swap of neighbours as one edit.
func edits(a, b string) int {
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

func abs(n int) int { return max(n, -n) }
