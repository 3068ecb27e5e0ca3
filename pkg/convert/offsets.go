package convert

import (
	"sort"
	"strings"
)

// parts finds the lines of a text, or its arguments, by offset. A text can hold
// many references, so nothing is counted anew for each of them.
type parts []int // where each part begins

// partsOf splits text after every separator, a single byte.
func partsOf(text, separator string) parts {
	begins := parts{0}
	for at := 0; ; {
		i := strings.Index(text[at:], separator)
		if i < 0 {
			return begins
		}
		at += i + 1
		begins = append(begins, at)
	}
}

// find returns the index of the part that holds offset, and the offset in it.
func (p parts) find(offset int) (index, within int) {
	index = sort.SearchInts(p, offset+1) - 1
	return index, offset - p[index]
}
