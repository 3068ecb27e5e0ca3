package graph

import "strings"

// letters is how many of them fit into a card, at the size of all lines but the
// first.
const letters = 38

// wrapped returns the lines of a node as a card shows them: a long one goes on
// in a second line, which is cut where that is too long, too.
func (n Node) wrapped() []string {
	lines := n.lines()[:1]
	for _, line := range n.lines()[1:] {
		head := shorten(line, letters)
		if end := strings.LastIndexAny(head, " /") + 1; head != line && end > 0 {
			lines = append(lines, line[:end])
			head = shorten(line[end:], letters)
		}
		lines = append(lines, head)
	}
	return lines
}

// shorten cuts a text that is longer than limit letters; the whole of it is in
// the tooltip.
func shorten(s string, limit int) string {
	letters := []rune(s)
	if limit = max(limit, 4); len(letters) <= limit {
		return s
	}
	return string(letters[:limit-1]) + "…"
}
