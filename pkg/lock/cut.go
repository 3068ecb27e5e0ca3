package lock

import "strings"

// start begins an entry as Encode writes it.
const start = "- reference: "

// cut takes a file apart that has the form which Encode gives it: what comes before the
// entries, and each entry by itself. It is not ok for a file that somebody formatted,
// which has to be read as a whole.
func cut(text string) (head string, entries []*entry, ok bool) {
	head, list, ok := strings.Cut(text, "\nimages:\n"+start)
	if !ok || strings.Contains(head, "\nimages:") {
		return "", nil, false
	}
	line := strings.Count(head, "\n") + 3
	for part := range strings.SplitSeq(list, "\n"+start) {
		reference, more, _ := strings.Cut(part, "\n")
		if reference == "" || strings.ContainsAny(reference, " '\"#&*!|>{}[]\t\r") || !isIndented(more) {
			return "", nil, false
		}
		entries = append(entries, &entry{reference: reference, line: line, text: start + part})
		line += strings.Count(part, "\n") + 1
	}
	return head + "\n", entries, true
}

// isIndented reports whether all lines belong to one entry.
func isIndented(text string) bool {
	for line := range strings.Lines(text) {
		if line[0] != ' ' {
			return false
		}
	}
	return true
}
