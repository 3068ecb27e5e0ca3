package words

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/compose-spec/compose-go/v2/template"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/reference"
)

// A mark is a private-use character that stands for a secret in a text while it
// is split into words and escaped.
const firstMark, lastMark = '\uE000', '\uF8FF'

func isMark(r rune) bool { return r >= firstMark && r <= lastMark }

// marks are the secrets of one attribute, in the order of their marks.
type marks []struct{ name, value string }

// mark returns the text that stands for a secret.
func (m *marks) mark(name, value string) string {
	*m = append(*m, struct{ name, value string }{name, value})
	return string(firstMark + rune(len(*m)-1))
}

// replace puts something in the place of every mark.
func (m marks) replace(text string, by func(name, value string) string) string {
	if len(m) == 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if i := int(r - firstMark); isMark(r) && i < len(m) {
			b.WriteString(by(m[i].name, m[i].value))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// spans returns where the values stand in a marked text once they are in it.
func (m marks) spans(marked string) []Span {
	var spans []Span
	at := 0
	for _, r := range marked {
		i := int(r - firstMark)
		if !isMark(r) || i >= len(m) {
			at += utf8.RuneLen(r) // it is valid, or the words differ
			continue
		}
		spans = append(spans, Span{at, at + len(m[i].value), m[i].name})
		at += len(m[i].value)
	}
	return spans
}

// Interpolated returns where secret variables were interpolated into the words that
// the user wrote as node. It reports false where the words can't be told apart any
// more.
func Interpolated(node *compose.Node, words []string, secret func(name, value string) bool) ([]Span, bool) {
	m := marker{secret: secret}
	return m.spansOf(m.node(node), words)
}

// InterpolatedShell is Interpolated for a node that is a line of shell, where it is a
// single text; kind is the word before that line.
func InterpolatedShell(node *compose.Node, words []string, kind string, secret func(name, value string) bool) ([]Span, bool) {
	if node.Kind != compose.Scalar {
		return Interpolated(node, words, secret)
	}
	m := marker{secret: secret}
	return m.spansOf([]string{kind, m.text(node.Raw(), node.Variable)}, words)
}

// marker interpolates texts again, with marks in the place of secrets.
type marker struct {
	marks
	secret func(name, value string) bool
}

func (m *marker) spansOf(marked, words []string) ([]Span, bool) {
	if !slices.EqualFunc(marked, words, func(marked, word string) bool {
		return m.replace(marked, func(_, value string) string { return value }) == word
	}) || len(m.marks) > lastMark-firstMark {
		return nil, false
	}
	return m.spans(strings.Join(marked, reference.Separator)), true
}

// node splits the marked text of a node into words as Compose does.
func (m *marker) node(node *compose.Node) []string {
	if node.Kind == compose.Sequence {
		words := make([]string, len(node.Items))
		for i, item := range node.Items {
			words[i] = m.text(item.Raw(), item.Variable)
		}
		return words
	}
	words, err := compose.Words(m.text(node.Raw(), node.Variable))
	if err != nil {
		return nil
	}
	return words
}

// text interpolates text, with marks in the place of secrets.
func (m *marker) text(text string, lookup template.Mapping) string {
	var replace template.ReplacementFunc
	replace = func(expression string, lookup template.Mapping, config *template.Config) (string, error) {
		expression, rest := FirstExpression(expression)
		value, err := template.DefaultReplacementFunc(expression, lookup, config)
		if err != nil {
			return "", err
		}
		if name := variableOf(expression); value != "" && m.secret(name, value) {
			value = m.mark(name, value)
		}
		rest, err = template.SubstituteWithOptions(rest, lookup, template.WithoutLogging, template.WithReplacementFunction(replace))
		return value + rest, err
	}
	// What can't be interpolated was refused when the file was loaded.
	marked, _ := template.SubstituteWithOptions(text, lookup, template.WithoutLogging, template.WithReplacementFunction(replace))
	return marked
}

// FirstExpression cuts what the greedy pattern of the template package took in
// too much: "${A} and ${B}" is one match for it.
func FirstExpression(text string) (expression, rest string) {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return text[:i+1], text[i+1:]
			}
		}
	}
	return text, ""
}

// variableOf returns the name of the variable in $NAME or ${NAME...}.
func variableOf(expression string) string {
	name := strings.TrimLeft(expression, "${")
	if end := strings.IndexFunc(name, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}); end >= 0 {
		name = name[:end]
	}
	return name
}
