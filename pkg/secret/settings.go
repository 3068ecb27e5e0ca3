package secret

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

var (
	// key = value, key: value and key => value, at the beginning of a line or of an
	// element of a mapping
	settingPattern = regexp.MustCompile(`^[ \t]*(?:export[ \t]+|- )?["']?([A-Za-z_][A-Za-z0-9_.-]*)["']?[ \t]*(?:=>|=|:)[ \t]*["']?([^"'\s,;{}]+)`)
	// a line of redis.conf
	directivePattern = regexp.MustCompile(`(?i)^[ \t]*(?:requirepass|masterauth)[ \t]+["']?([^\s"']+)`)
	elementPattern   = regexp.MustCompile(`<(?i:\w*password|secret|token)>[^<\s${]`)
	// userinfoPattern with a password that is no variable
	writtenUserinfoPattern = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#@:]*:[^\s/?#@${][^\s/?#@]*@`)
	// a variable in the place of a password: u:$VAR@, password=${VAR}
	insertedPattern = regexp.MustCompile(`[:=]\$(?:[A-Za-z_(]|$)`)
)

// stems are in every line that holds a secret, whatever the case of its letters:
// in the words that Variable looks for, or in its value. Looking for them is
// cheap, and few lines have one.
func stems() [][]byte {
	return bytes.Fields([]byte("pass pw secret token key credential dsn salt psk pat connection cookie auth bearer basic identified @ p= $apr1$ $2 $argon2 $1$ $5$ $6$"))
}

// holdsPassword reports whether settings hold a secret. A reference to a variable
// or a file is none.
func holdsPassword(content []byte) bool {
	stems, lower := stems(), toLower(content)
	mentions := func(text []byte) bool {
		return slices.ContainsFunc(stems, func(stem []byte) bool { return bytes.Contains(text, stem) })
	}
	for line := range bytes.Lines(content) {
		lowerLine := lower[:len(line)]
		lower = lower[len(line):]
		if !mentions(lowerLine) {
			continue
		}
		m := directivePattern.FindSubmatch(line)
		if m != nil && !isReference(m[1]) || elementPattern.Match(line) || holdsUserinfo(line) || holdsSetting(string(line), string(lowerLine)) {
			return true
		}
		for len(line) > 0 {
			end := bytes.IndexAny(line, "{,") + 1
			if end == 0 {
				end = len(line)
			}
			if mentions(lowerLine[:end]) && isSecretSetting(line[:end]) {
				return true
			}
			line, lowerLine = line[end:], lowerLine[end:]
		}
	}
	return setsPassword(content)
}

// holdsSetting reports whether a secret stands anywhere in a line, as in a connection
// string, a header or the options of a command. What is commented out is of no use
// to a program.
func holdsSetting(line, lower string) bool {
	if trimmed := strings.TrimLeft(lower, " \t"); strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, "//") || strings.HasPrefix(trimmed, ";") {
		return false
	}
	if strings.Count(lower, "=")+strings.Count(lower, ":") < 2 && !hasAside(lower) {
		return false // one setting, which isSecretSetting knows
	}
	return settings().in(line)
}

// hasAside reports whether a line may hold a secret that has neither = nor : in
// front of it.
func hasAside(lower string) bool {
	return slices.ContainsFunc([]string{"--", "bearer", "basic", "token", "identified", "password", "auth", "machine", "user"},
		func(aside string) bool { return strings.Contains(lower, aside) })
}

// isSecretSetting reports whether a text begins with a setting whose value is a
// secret.
func isSecretSetting(text []byte) bool {
	m := settingPattern.FindSubmatch(text)
	if m == nil {
		return false
	}
	value := m[2]
	if isReference(value) {
		return false
	}
	if bytes.IndexByte(value, '$') > 0 && !hashPattern.Match(value) {
		if at := insertedPattern.FindIndex(value); at != nil {
			value = value[:at[0]+1] // what stands in front of it may hold a secret
		}
	}
	return Variable(string(m[1]), string(value))
}

// isReference reports whether a value is one that a program fills in: $VAR,
// %(VAR)s, {{ x }} or <%= x %>.
func isReference(value []byte) bool {
	return slices.ContainsFunc([]string{"$", "%", "{{", "<%"}, func(start string) bool {
		return bytes.HasPrefix(value, []byte(start))
	}) && !hashPattern.Match(value)
}

func holdsUserinfo(line []byte) bool {
	return bytes.Contains(line, []byte("://")) && bytes.IndexByte(line, '@') >= 0 && writtenUserinfoPattern.Match(line)
}

// toLower lowers the letters of ASCII only, so that every byte keeps its place.
func toLower(text []byte) []byte {
	lower := bytes.Clone(text)
	for i, b := range lower {
		if 'A' <= b && b <= 'Z' {
			lower[i] = b + 'a' - 'A'
		}
	}
	return lower
}
