package compose

import (
	"bytes"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// newEnvFile finds the places of an env file.
func newEnvFile(name string, content []byte) *envFile {
	f := &envFile{name: name, content: bytes.TrimPrefix(slices.Clone(content), []byte("\ufeff")), last: map[string]int{}}
	f.keys = findKeys(name, f.content)
	for i, k := range f.keys {
		f.last[k.name] = i
	}
	if _, ok := f.last[""]; !ok && len(f.keys) > 0 { // what no line break ends may be read as a value without a name
		f.last[""] = len(f.keys) - 1
	}
	return f
}

// findUses returns where each variable that an env file mentions is first used.
func findUses(file string, content []byte) map[string]report.Position {
	uses := map[string]report.Position{}
	line, begin := 1, 0 // of the line of the match before
	for _, m := range variablePattern.FindAllSubmatchIndex(content, -1) {
		if breaks := bytes.Count(content[begin:m[0]], []byte("\n")); breaks > 0 {
			line += breaks
			begin = bytes.LastIndexByte(content[:m[0]], '\n') + 1
		}
		for g := 2; g <= 4; g += 2 {
			if m[g] < 0 {
				continue
			}
			if name := string(content[m[g]:m[g+1]]); uses[name].Line == 0 {
				uses[name] = report.Position{File: file, Line: line, Column: m[0] - begin + 1}
			}
		}
	}
	return uses
}

// findKeys returns the places of the variables that an env file sets, in the
// order of the file. It reads no values, only past them. Comments become blank
// lines: compose-go's parser calls itself for each of a row.
func findKeys(file string, content []byte) []envKey {
	var keys []envKey
	text := string(content)
	line, start := 1, 0
	for start < len(text) {
		end := lineEnd(text, start)
		key, bare, value := keyOf(text[start:end])
		if key != "" || value >= 0 {
			k := envKey{name: key, bare: bare}
			k.at.File, k.at.Line = file, line
			k.at.Column = 1 + strings.Index(text[start:end], key)
			keys = append(keys, k)
		}
		if key == "" && value < 0 {
			blank(content[start:end])
		}
		if value >= 0 {
			end = valueEnd(text, start+value, end)
		}
		line += 1 + strings.Count(text[start:end], "\n")
		start = end + 1
	}
	return keys
}

func blank(line []byte) {
	for i := range line {
		line[i] = ' '
	}
}

// lineEnd returns where the line around i ends.
func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(text)
}

// keyOf returns the key of a line, whether it has no value, and where the value
// begins; -1 when there is none.
func keyOf(line string) (key string, bare bool, value int) {
	text := strings.TrimLeft(line, " \t\r")
	if text == "" || text[0] == '#' {
		return "", false, -1
	}
	if rest, ok := strings.CutPrefix(text, "export"); ok && rest != strings.TrimLeft(rest, " \t") {
		text = strings.TrimLeft(rest, " \t")
	}
	i := strings.IndexAny(text, "=:")
	if i < 0 {
		return strings.TrimSpace(text), true, -1
	}
	after := strings.TrimLeft(text[i+1:], " \t\r")
	return strings.TrimSpace(text[:i]), false, len(line) - len(after)
}

// valueEnd returns the end of the line on which a value ends: a quoted value
// may go over several.
func valueEnd(text string, start, end int) int {
	if start >= len(text) || text[start] != '"' && text[start] != '\'' {
		return end
	}
	for i := start + 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case text[start]:
			return lineEnd(text, i)
		}
	}
	return len(text)
}
