package storage

import (
	"path"
	"slices"
	"strings"
)

// changes reports whether the commands that a unit starts with change a file: its
// mode or owner, as in `chmod +x /wait.sh && /wait.sh db`, or what it holds. A
// mounted ConfigMap is read-only, and that is where such a start would end.
//
// Commands that replace the file by another one, as sed -i does, can't do that to a
// file that docker mounts.
func (u *member) changes(target string) bool {
	for _, text := range slices.Concat(u.Entrypoint, u.Command) {
		for _, command := range strings.FieldsFunc(text, endsCommand) {
			if changesFile(strings.Fields(command), u.WorkingDir, target) {
				return true
			}
		}
	}
	return false
}

func endsCommand(r rune) bool { return strings.ContainsRune(";&|\n(){}", r) }

// changesFile reports whether the words of one command, which runs in a directory,
// change a file.
func changesFile(words []string, dir, target string) bool {
	owns, redirected := false, false
	for _, word := range words {
		name := word
		if at := strings.LastIndexByte(word, '>'); at >= 0 {
			name, redirected = word[at+1:], true
		}
		if name = strings.Trim(name, `"'`); name == "" {
			continue
		}
		if !path.IsAbs(name) {
			name = path.Join(dir, name)
		}
		if (owns || redirected) && path.Clean(name) == target {
			return true
		}
		owns = owns || slices.Contains([]string{"chmod", "chown", "chgrp"}, path.Base(word))
		redirected = false
	}
	return false
}
