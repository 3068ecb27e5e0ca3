package emit

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

func scalar(tag, value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}

// text returns a string in the style in which both YAML 1.1 and 1.2 read it as
// that string: plain where they can, several lines as a literal block where one
// can hold them, quoted otherwise.
func text(s string) *yaml.Node {
	n := scalar(yaml.NodeTagString, s)
	switch {
	case strings.Contains(s, "\n") && literal(s):
		n.Style = yaml.LiteralStyle
	case plain(s):
	case s == "" || special(s) || strings.ContainsAny(s, "\t\n") || strings.ContainsFunc(s, needsEscape):
		n.Style = yaml.DoubleQuotedStyle
	default:
		n.Style = yaml.SingleQuotedStyle
	}
	return n
}

// spell returns a scalar as it is written. Go and YAML escape alike within
// double quotes, as long as the text is UTF-8.
func spell(n *yaml.Node, indent int) string {
	switch n.Style {
	case yaml.LiteralStyle:
		return block(n.Value, indent)
	case yaml.SingleQuotedStyle:
		return "'" + strings.ReplaceAll(n.Value, "'", "''") + "'"
	case 0:
		if n.ShortTag() != yaml.NodeTagString || plain(n.Value) {
			return n.Value
		}
	}
	return strconv.Quote(n.Value)
}

// Quote writes a string on one line so that YAML reads that string, between
// brackets and braces too: plain where nothing else could be meant.
func Quote(s string) string {
	if plain(s) && !strings.ContainsAny(s, ",[]{}") {
		return s
	}
	return strconv.Quote(s)
}

// block writes a literal block; its header says how many line feeds end it.
func block(s string, indent int) string {
	var b strings.Builder
	switch {
	case !strings.HasSuffix(s, "\n"):
		b.WriteString("|-")
	case strings.HasSuffix(s, "\n\n"):
		b.WriteString("|+")
	default:
		b.WriteString("|")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(strings.Repeat(" ", indent))
			b.WriteString(line)
		}
	}
	if strings.HasSuffix(s, "\n") {
		b.WriteByte('\n')
	}
	return b.String()
}

// literal reports whether a literal block holds s exactly and readably.
func literal(s string) bool {
	if strings.ContainsFunc(s, needsEscape) || strings.TrimSpace(s) == "" || strings.ContainsRune("\n \t", rune(s[0])) {
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
	return r != '\n' && r != '\t' && !unicode.IsPrint(r)
}

// plain reports whether s is read as itself without quotes.
func plain(s string) bool {
	if s == "" || strings.TrimSpace(s) != s || strings.ContainsAny(s, "\t\n") || strings.ContainsFunc(s, needsEscape) {
		return false
	}
	if strings.ContainsRune(",[]{}#&*!|>'\"%@`?:", rune(s[0])) || s == "-" || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "---") {
		return false
	}
	return !strings.Contains(s, ": ") && !strings.Contains(s, " #") && !strings.HasSuffix(s, ":") && !special(s)
}

// numbers matches what YAML 1.1 (yaml.org/type: int, float, timestamp) or one of
// Go's parsers reads as a number or a date, once the underscores are gone.
var numbers = regexp.MustCompile(`(?i)^(?:` +
	`[-+]?[0-9]+|[-+]?0[box][-+]?[0-9a-f]*\.?[0-9a-f]*(?:p[-+]?[0-9]+)?|` + // integers; Go's hexadecimal floats
	`[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?|` + // base 60
	`[-+]?[0-9]*\.[0-9]*(?:e[-+]?[0-9]+)?|[-+]?[0-9]+e[-+]?[0-9]+|` +
	`[-+]?\.(?:inf|nan)|` +
	`[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t \t].*)?` +
	`)$`)

// special reports strings that YAML 1.1 or 1.2 reads as something else.
func special(s string) bool {
	switch strings.ToLower(s) {
	case "y", "yes", "on", "n", "no", "off", "true", "false", "null", "~", "=", "<<":
		return true
	}
	return strings.ContainsRune("+-._0123456789", rune(s[0])) && numbers.MatchString(strings.ReplaceAll(s, "_", ""))
}
