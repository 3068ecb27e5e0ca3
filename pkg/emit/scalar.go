package emit

import (
	"regexp"
	"strings"
	"unicode"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

func scalar(tag, value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}

// text returns a string so that YAML 1.1 reads it as that string: several lines
// as a literal block where one can hold them, quotes where a plain scalar would
// be read as something else. Given the tag, the encoder itself quotes what YAML
// 1.2 or the booleans of YAML 1.1 would misread; legacy names the rest.
func text(s string) *yaml.Node {
	n := scalar(yaml.NodeTagString, s)
	switch {
	case strings.Contains(s, "\n") && literal(s):
		n.Style = yaml.LiteralStyle
	case strings.ContainsFunc(s, needsEscape) || strings.Contains(s, "\n") || legacy(s):
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

// literal reports whether a literal block holds s exactly and readably.
func literal(s string) bool {
	if strings.ContainsFunc(s, needsEscape) || strings.TrimSpace(s) == "" || s[0] == '\n' || s[0] == ' ' || s[0] == '\t' {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" && strings.TrimRight(line, " \t") != line {
			return false
		}
	}
	return true
}

// needsEscape reports characters that only a double-quoted scalar can hold.
func needsEscape(r rune) bool {
	return r != '\n' && r != '\t' && !unicode.IsPrint(r) || r == '\ufeff'
}

// yaml11 matches what YAML 1.1 (yaml.org/type: int, float, timestamp) reads as a
// number or a date.
var yaml11 = regexp.MustCompile(`^(?:` +
	`[-+]?0b[0-1_]+|[-+]?[0-9][0-9_]*|[-+]?0x[0-9a-fA-F_]+|[-+]?0o[0-7_]+|` + // integers
	`[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|` + // base 60
	`[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|` +
	`[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|` +
	`[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?` +
	`)$`)

// legacy reports strings that YAML 1.1 reads as something else, and that the
// encoder, which knows YAML 1.2, might write plainly.
func legacy(s string) bool {
	switch strings.ToLower(s) {
	case "y", "yes", "on", "n", "no", "off", "=", "<<":
		return true
	}
	return s != "" && strings.ContainsRune("+-.0123456789", rune(s[0])) && yaml11.MatchString(s)
}
