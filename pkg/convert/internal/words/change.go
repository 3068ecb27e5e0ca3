package words

import (
	"path"
	"slices"
	"strings"
)

// ChangeFile reports whether one of the commands in a text, which runs in a directory,
// changes a file.
func ChangeFile(text, dir, target string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(text, endsCommand), func(command string) bool {
		return changesFile(strings.Fields(command), dir, target)
	})
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
