package lock

import "strings"

// start begins an entry as Encode writes it.
const start = "- reference: "

// cut takes a file apart that has the form which Encode gives it: what comes before the
// entries, and each entry by itself. It is not ok for a file that somebody formatted,
// which has to be read as a whole.
func cut(text string) (head string, entries []*entry, ok bool) {
	head, list, ok := strings.Cut(text, "\nimages:\n")
	line := strings.Count(head, "\n") + 3
	for list != "" {
		end := extent(list)
		if end == 0 {
			return "", nil, false
		}
		reference, _, _ := strings.Cut(list[len(start):end], "\n")
		if reference == "" || strings.ContainsAny(reference, " '\"#&*!|>{}[]\t\r") {
			return "", nil, false
		}
		entries = append(entries, &entry{reference: reference, line: line, text: list[:end]})
		line += strings.Count(list[:end], "\n")
		list = list[end:]
	}
	return head + "\n", entries, ok && entries != nil
}

// extent returns the bytes of the entry with which a list begins: its lines but the first
// are indented. It is 0 where none begins there.
func extent(list string) int {
	if !strings.HasPrefix(list, start) {
		return 0
	}
	for at := 0; ; {
		end := strings.IndexByte(list[at:], '\n') + 1
		if at += end; end == 0 || at == len(list) {
			return len(list)
		}
		if list[at] != ' ' {
			return at
		}
	}
}
