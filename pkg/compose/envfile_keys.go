package compose

import "strings"

// findKeys returns the places of the variables that an env file sets, in the
// order of the file. It reads no values, only past them.
func findKeys(file string, content []byte) []envKey {
	var keys []envKey
	text := string(content)
	line, start := 1, 0
	for start < len(text) {
		end := start + strings.IndexByte(text[start:]+"\n", '\n')
		key, bare, value := keyOf(text[start:end])
		if key != "" {
			k := envKey{name: key, bare: bare}
			k.at.File, k.at.Line = file, line
			k.at.Column = 1 + strings.Index(text[start:end], key)
			keys = append(keys, k)
		}
		if value >= 0 {
			end = valueEnd(text, start+value, end)
		}
		line += 1 + strings.Count(text[start:end], "\n")
		start = end + 1
	}
	return keys
}

// keyOf returns the key of a line, whether it has no value, and where the value
// begins; -1 when there is none.
func keyOf(line string) (key string, bare bool, value int) {
	text := strings.TrimLeft(strings.TrimPrefix(line, "\ufeff"), " \t\r")
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
			return i + strings.IndexByte(text[i:]+"\n", '\n')
		}
	}
	return len(text)
}
