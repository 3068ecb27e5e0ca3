package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/show"
)

// openProject opens the directory of a project, and says which one it was that
// could not be opened.
func openProject(dir string) (*disk.Root, error) {
	root, err := disk.OpenProject(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the project's directory %s: %w", dir, disk.Reason(err))
	}
	return root, nil
}

// fileSet holds one file an object, by name.
type fileSet struct {
	content map[string][]byte
	taken   map[string]bool // names without regard to case: some disks have none
}

func newFileSet() fileSet { return fileSet{map[string][]byte{}, map[string]bool{}} }

// add adds the file of an object, named after it.
func (s fileSet) add(content []byte, words ...string) {
	base := fileName(words)
	name := base + ".yaml"
	for i := 2; s.taken[strings.ToLower(name)]; i++ {
		name = fmt.Sprintf("%s_%d.yaml", base, i)
	}
	s.taken[strings.ToLower(name)] = true
	s.content[name] = content
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

// writeFile replaces one file.
func writeFile(name string, content []byte) error {
	target, err := disk.Into(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer target.Close()
	return target.Replace(filepath.Base(name), bytes.NewReader(content), 0o644)
}

// writeFiles writes the files into a directory, and says which YAML files were
// there before and are not among them: they may be leftovers of an earlier run.
func writeFiles(log io.Writer, dir string, files fileSet) error {
	target, err := disk.Make(dir)
	if err != nil {
		return err
	}
	defer target.Close()
	for _, name := range slices.Sorted(maps.Keys(files.content)) {
		if err := target.Replace(name, bytes.NewReader(files.content[name]), 0o644); err != nil {
			return err
		}
	}
	names, err := target.Names()
	if err != nil {
		return err
	}
	for _, name := range names {
		if files.content[name] == nil && filepath.Ext(name) == ".yaml" {
			fmt.Fprintf(log, "composesource: warning: %s was there before and is not generated\n", show.Text(filepath.Join(dir, name)))
		}
	}
	return nil
}
