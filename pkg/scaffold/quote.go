package scaffold

import (
	"encoding/json"
	"strings"
)

// quote writes a string so that YAML reads that string: plain where nothing else
// could be meant, and otherwise as JSON, which YAML contains.
func quote(s string) (string, error) {
	if plain(s) {
		return s, nil
	}
	text, err := json.Marshal(s)
	return string(text), err
}

// plain reports whether YAML reads a plain s as that string and nothing else.
func plain(s string) bool {
	if s == "" || !strings.ContainsAny(s[:1], "abcdefghijklmnopqrstuvwxyz./") || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-_./:") != "" || strings.HasSuffix(s, ":") {
		return false
	}
	if s[0] == '.' && !strings.Contains(s, "/") { // .inf
		return false
	}
	switch s {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return false
	}
	return strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyz")
}

// comment keeps a text on its line.
func comment(s string) string { return strings.Join(strings.Fields(s), " ") }
