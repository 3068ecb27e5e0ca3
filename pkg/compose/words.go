package compose

import (
	"strings"

	"github.com/mattn/go-shellwords"

	"github.com/composesource/composesource/pkg/report"
)

// words splits a command that is written as one text, as a shell would.
// compose-go stops at the first operator of the shell and drops the rest
// without a word; here the operators are words like any other.
func words(c *canonicaliser, n *Node, at *fieldPath) *Node {
	text, ok := n.text()
	if !ok {
		return n
	}
	escaped := escapeOperators(text)
	list, err := shellwords.Parse(escaped)
	if err != nil {
		c.invalid(n, at, "a command whose quotes and parentheses are closed")
		return nil
	}
	if escaped != text {
		c.add(report.CommandOperator, n.At, at.String(), at.String())
	}
	out := &Node{Kind: Sequence, At: n.At, from: n.from, origin: n.source(), Items: make([]*Node, len(list))}
	for i, word := range list {
		out.Items[i] = n.scalarAt(word)
	}
	return out
}

// escapeOperators puts a backslash before every operator of the shell that
// stands outside quotes.
func escapeOperators(text string) string {
	var b strings.Builder
	var quote byte
	for i := 0; i < len(text); i++ {
		switch ch := text[i]; {
		case ch == '\\' && quote != '\'' && i+1 < len(text):
			b.WriteByte(ch)
			i++
		case quote != 0 && ch == quote:
			quote = 0
		case quote != 0:
		case ch == '\'' || ch == '"' || ch == '`':
			quote = ch
		case strings.IndexByte(";&|<>", ch) >= 0:
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
