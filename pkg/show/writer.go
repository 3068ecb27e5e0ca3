package show

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// writer is the last to see a text: it lets nothing through but visible
// characters and line breaks.
type writer struct {
	w    io.Writer
	line []byte // written, but not ended yet
}

// NewWriter returns a writer that shows every line as Text does. Close writes a
// last line that was not ended.
func NewWriter(w io.Writer) io.WriteCloser { return &writer{w: w} }

// Unwrap returns the writer that is behind.
func (w *writer) Unwrap() io.Writer { return w.w }

func (w *writer) Write(p []byte) (int, error) {
	w.line = append(w.line, p...)
	end := bytes.LastIndexByte(w.line, '\n') + 1
	if end == 0 {
		return len(p), nil
	}
	text := lines(string(w.line[:end]))
	w.line = append([]byte{}, w.line[end:]...)
	_, err := io.WriteString(w.w, text)
	return len(p), err
}

func (w *writer) Close() error {
	text := lines(string(w.line))
	w.line = nil
	if text == "" {
		return nil
	}
	_, err := io.WriteString(w.w, text)
	return err
}

// JSON writes a value as indented JSON in which everything can be seen. Escapes
// of JSON stand for what can't, so that a program reads what was there.
func JSON(w io.Writer, value any) error {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	s := text.String()
	if !plain(strings.ReplaceAll(s, "\n", " ")) {
		s = escaped(s)
	}
	_, err := io.WriteString(w, s)
	return err
}

// escaped writes invisible characters as escapes of JSON.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range command.ReplaceAllString(s, `#\u0023$1`) {
		switch {
		case r == '\n' || r != utf8.RuneError && visible(r):
			b.WriteRune(r)
		case r > 0xffff:
			first, second := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, first, second)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}
