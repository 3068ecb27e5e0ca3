package dockerfile

import (
	"regexp"
	"strings"
)

// instruction is a line of a Dockerfile, with what continues it.
type instruction struct {
	name  string // in upper case
	words []string
}

var (
	heredoc  = regexp.MustCompile(`<<-?["']?([A-Za-z_][A-Za-z0-9_]*)["']?`)
	variable = regexp.MustCompile(`\$(?:\{([A-Za-z_][A-Za-z0-9_]*)(?::?-([^}]*))?\}|([A-Za-z_][A-Za-z0-9_]*))`)
)

// maxValue bounds a value, which can double with each line.
const maxValue = 4096

// instructions returns the instructions of a Dockerfile. It reports false for one
// with another escape character, as on Windows.
func instructions(content string) ([]instruction, bool) {
	var all []instruction
	pending, until := "", ""
	for line := range strings.Lines(content) {
		line = strings.TrimSpace(line)
		switch {
		case until != "":
			if line == until {
				until = ""
			}
			continue
		case strings.HasPrefix(line, "#"):
			if strings.HasPrefix(strings.ReplaceAll(strings.ToLower(line), " ", ""), "#escape=`") {
				return nil, false
			}
			continue
		}
		before, more := strings.CutSuffix(line, `\`)
		pending += before + " "
		if more {
			continue
		}
		if name, rest, _ := strings.Cut(strings.TrimSpace(pending), " "); name != "" {
			all = append(all, instruction{strings.ToUpper(name), words(rest)})
			if m := heredoc.FindStringSubmatch(rest); m != nil && !strings.EqualFold(name, "FROM") {
				until = m[1]
			}
		}
		pending = ""
	}
	return all, true
}

// words splits the rest of a line; a list in brackets stays one word.
func words(rest string) []string {
	rest = strings.TrimSpace(rest)
	var options []string
	for strings.HasPrefix(rest, "--") {
		option, after, _ := strings.Cut(rest, " ")
		options, rest = append(options, option), strings.TrimSpace(after)
	}
	if strings.HasPrefix(rest, "[") {
		return append(options, rest)
	}
	for _, word := range strings.Fields(rest) {
		options = append(options, strings.Trim(word, `"'`))
	}
	return options
}

// flags takes the options off the front of an instruction.
func flags(words []string) (rest []string, options map[string]string) {
	options = map[string]string{}
	for len(words) > 0 && strings.HasPrefix(words[0], "--") {
		name, value, _ := strings.Cut(strings.TrimPrefix(words[0], "--"), "=")
		options[name] = value
		words = words[1:]
	}
	return words, options
}

// expand replaces variables by their values. It reports false when one has none
// that is known here.
func expand(text string, vars map[string]string) (string, bool) {
	known := len(text) <= maxValue
	if !known {
		return "", false
	}
	text = variable.ReplaceAllStringFunc(text, func(v string) string {
		m := variable.FindStringSubmatch(v)
		value, ok := vars[m[1]+m[3]]
		switch {
		case ok && value != "":
			return value
		case strings.Contains(v, "-") && m[1] != "":
			return m[2]
		}
		known = known && ok
		return value
	})
	if len(text) > maxValue {
		return "", false
	}
	return text, known && !strings.Contains(text, "$")
}
