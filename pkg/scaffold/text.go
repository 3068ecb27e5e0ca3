package scaffold

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/emit"
)

// text is a file while it is written. It is put together by code, because a template
// that is read at run time keeps every method of the program in the binary.
type text struct {
	strings.Builder
	err error // the first
}

// add writes lines.
func (t *text) add(format string, args ...any) { fmt.Fprintf(t, format, args...) }

// when writes lines where a condition holds.
func (t *text) when(holds bool, lines string) {
	if holds {
		t.WriteString(lines)
	}
}

// list writes a field of strings, where there are some.
func (t *text) list(field string, items []string) {
	t.when(len(items) > 0, field)
	for _, item := range items {
		t.add("    - %s\n", emit.Quote(item))
	}
}

// objects writes whole objects.
func (t *text) objects(objects []emit.Object) {
	if err := emit.Write(t, objects); err != nil && t.err == nil {
		t.err = err
	}
}

// comment keeps a text on its line.
func comment(s string) string { return strings.Join(strings.Fields(s), " ") }
