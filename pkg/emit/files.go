package emit

import (
	"bytes"
	"fmt"
	"strings"
)

// FileSet holds one file an object, by name.
type FileSet struct {
	Content map[string][]byte
	taken   map[string]bool // names without regard to case: some disks have none
}

// NewFileSet returns an empty one.
func NewFileSet() FileSet { return FileSet{map[string][]byte{}, map[string]bool{}} }

// Add adds the file of an object, named after the words.
func (s FileSet) Add(content []byte, words ...string) {
	base := fileName(words)
	name := base + ".yaml"
	for i := 2; s.taken[strings.ToLower(name)]; i++ {
		name = fmt.Sprintf("%s_%d.yaml", base, i)
	}
	s.taken[strings.ToLower(name)] = true
	s.Content[name] = content
}

const maxFileName = 200 // bytes; with a number and the extension below the 255 of most disks

// fileName makes words that may hold anything the name of a file: what is no
// letter, digit, dot or dash in them is written as in a URL.
func fileName(words []string) string {
	var b strings.Builder
	for _, word := range words {
		if word == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('_')
		}
		for i := range len(word) {
			if c := word[i]; c == '.' && b.Len() > 0 || c == '-' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' {
				b.WriteByte(c)
			} else {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
	}
	return b.String()[:min(b.Len(), maxFileName)]
}

// Files returns a file for each object, named after its kind and name.
func Files(objects []Object) (FileSet, error) {
	files := NewFileSet()
	e := newEncoder()
	for _, o := range objects {
		kind, name := Identity(o)
		e.Reset()
		if err := e.object(identified{o, kind, name}, 0, false); err != nil {
			return FileSet{}, err
		}
		files.Add(bytes.Clone(e.Bytes()), strings.ToLower(kind), name)
	}
	return files, nil
}
