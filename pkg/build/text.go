package build

import (
	"bytes"
	"path/filepath"

	"sigs.k8s.io/kustomize/api/resmap"

	"github.com/composesource/composesource/pkg/report"
)

// Built is what was built, and what it was built of.
type Built struct {
	Objects resmap.ResMap
	Top     string // the directory of the overlay, for people
	Notes   []Note

	texts []text
}

// text is a file that was read.
type text struct {
	file string // for people
	data []byte
}

// Find returns the first place where a name stands, as a word of its own: behind the
// kind of the object that has it, else anywhere. The overlay's own files come first,
// as Kustomize reads them. Not ok when no file has it.
func (b *Built) Find(kind, name string) (at report.Position, ok bool) {
	for _, behind := range []string{kind, ""} {
		for _, t := range b.texts {
			start := 0
			if behind != "" {
				if start = wordIn(t.data, 0, behind); start < 0 {
					continue
				}
			}
			if i := wordIn(t.data, start, name); i >= 0 {
				return position(t.file, t.data, i), true
			}
		}
	}
	return report.Position{}, false
}

// position returns the place of a byte in a file.
func position(file string, data []byte, i int) report.Position {
	before := data[:i]
	return report.Position{File: file, Line: 1 + bytes.Count(before, []byte("\n")), Column: len(before) - bytes.LastIndexByte(before, '\n')}
}

// wordIn returns where a name stands in a text from start on that is not part of a
// longer name, and not in a comment; -1 when it doesn't.
func wordIn(data []byte, start int, name string) int {
	for len(name) > 0 {
		at := bytes.Index(data[start:], []byte(name))
		if at < 0 {
			return -1
		}
		at += start
		start = at + len(name)
		line := data[bytes.LastIndexByte(data[:at], '\n')+1 : at]
		comment := bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("#")) || bytes.Contains(line, []byte(" #"))
		if !comment && (at == 0 || !isNamePart(data[at-1])) && (start == len(data) || !isNamePart(data[start])) {
			return at
		}
	}
	return -1
}

func isNamePart(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '-' || b == '_' || b == '.'
}

// keep remembers a file that was read.
func (g *gate) keep(file string, data []byte) {
	g.texts = append(g.texts, text{g.files.show(file), data})
}

// top is the directory of a build, for people.
func (g *gate) top(at string) string { return filepath.ToSlash(g.files.show(at)) }
