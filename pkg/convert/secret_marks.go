package convert

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/compose-spec/compose-go/v2/template"

	"github.com/composesource/composesource/pkg/compose"
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
func (m marks) spans(marked string) []secretSpan {
	var spans []secretSpan
	at := 0
	for _, r := range marked {
		i := int(r - firstMark)
		if !isMark(r) || i >= len(m) {
			at += utf8.RuneLen(r) // it is valid, or the words differ
			continue
		}
		spans = append(spans, secretSpan{at, at + len(m[i].value), m[i].name})
		at += len(m[i].value)
	}
	return spans
}

// markNode splits the marked text of a node into words as Compose does.
func (u *unit) markNode(node *compose.Node, m *marks) []string {
	if node.Kind == compose.Sequence {
		words := make([]string, len(node.Items))
		for i, item := range node.Items {
			words[i] = u.markText(item.Raw, item.Variable, m)
		}
		return words
	}
	words, err := compose.Words(u.markText(node.Raw, node.Variable, m))
	if err != nil {
		return nil
	}
	return words
}

// markText interpolates text, with marks in the place of secrets.
func (u *unit) markText(text string, lookup template.Mapping, m *marks) string {
	var replace template.ReplacementFunc
	replace = func(expression string, lookup template.Mapping, config *template.Config) (string, error) {
		expression, rest := firstExpression(expression)
		value, err := template.DefaultReplacementFunc(expression, lookup, config)
		if err != nil {
			return "", err
		}
		if name := variableOf(expression); value != "" && u.secretInput(name, value) {
			value = m.mark(name, value)
		}
		rest, err = template.SubstituteWithOptions(rest, lookup, template.WithoutLogging, template.WithReplacementFunction(replace))
		return value + rest, err
	}
	// What can't be interpolated was refused when the file was loaded.
	marked, _ := template.SubstituteWithOptions(text, lookup, template.WithoutLogging, template.WithReplacementFunction(replace))
	return marked
}

// firstExpression cuts what the greedy pattern of the template package took in
// too much: "${A} and ${B}" is one match for it.
func firstExpression(text string) (expression, rest string) {
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

// secretVariables returns the names of the variables interpolated into a node
// that could be secret.
func (c *converter) secretVariables(node *compose.Node) []string {
	var names []string
	walkScalars(node, func(n *compose.Node) {
		for _, name := range n.Variables {
			value, _ := n.Variable(name)
			if value == "" {
				value = "default" // written in the file: ${NAME:-default}
			}
			if c.secretInput(name, value) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	})
	return names
}

func walkScalars(n *compose.Node, visit func(*compose.Node)) {
	switch {
	case n == nil:
	case n.Kind == compose.Scalar:
		visit(n)
	default:
		for _, f := range n.Fields {
			walkScalars(f.Value, visit)
		}
		for _, item := range n.Items {
			walkScalars(item, visit)
		}
	}
}
