package report

import (
	"io"
	"slices"
	"strings"
)

// Redact returns a writer that hides the given values in what is written
// through it. It is the last defence: no finding is supposed to hold one. Short
// values are left alone, because they are parts of ordinary words.
func Redact(w io.Writer, values []string) io.Writer {
	const shortest = 8
	var hidden []string
	for _, v := range values {
		for _, line := range append(strings.Split(v, "\n"), v) {
			if line = strings.TrimSpace(line); len(line) >= shortest {
				hidden = append(hidden, line)
			}
		}
	}
	// What begins with another value comes before it, or its end would stay.
	slices.SortFunc(hidden, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, line := range hidden {
		pairs = append(pairs, line, "[redacted]")
	}
	if len(pairs) == 0 {
		return w
	}
	return redactor{w, strings.NewReplacer(pairs...)}
}

type redactor struct {
	w        io.Writer
	replacer *strings.Replacer
}

func (r redactor) Write(p []byte) (int, error) {
	if _, err := r.replacer.WriteString(r.w, string(p)); err != nil {
		return 0, err
	}
	return len(p), nil
}
