package canonical

import (
	"errors"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// words splits a command that is written as one text, as a shell would.
// compose-go stops at the first operator of the shell and drops the rest
// without a word; here the operators are words like any other.
func words(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	return c.words(n, at, true)
}

// wordsOfTool is for a command that only a developer's tool runs.
func wordsOfTool(c *Canonicaliser, n *tree.Node, at *tree.Path) *tree.Node {
	return c.words(n, at, false)
}

func (c *Canonicaliser) words(n *tree.Node, at *tree.Path, runs bool) *tree.Node {
	text, ok := n.Text()
	if !ok {
		return n
	}
	list, operators, err := split(text)
	if err != nil {
		c.Invalid(n, at, "a command whose quotes and parentheses are closed")
		return nil
	}
	if operators && runs {
		c.Add(report.CommandOperator, n.At, at.String(), at.String())
	}
	out := &tree.Node{Kind: tree.Sequence, At: n.At, From: n.From, Origin: n.Source(), Items: make([]*tree.Node, len(list))}
	for i, word := range list {
		out.Items[i] = n.ScalarAt(word)
	}
	return out
}

// Words splits a command that is written as one text, as Compose does; operators
// of the shell are words like any other.
func Words(text string) ([]string, error) {
	list, _, err := split(text)
	return list, err
}

// split does what the parser does that Compose uses, github.com/mattn/go-shellwords,
// which copies a word for each of its characters and needs minutes for a
// megabyte. Operators tells that a ; & | < or > stands outside quotes.
func split(text string) (list []string, operators bool, err error) {
	var s splitter
	for _, r := range text {
		if !s.next(r) {
			return nil, false, errors.New("invalid command line string")
		}
	}
	s.end()
	if s.escaped || s.single || s.double || s.back || s.dollar {
		return nil, false, errors.New("invalid command line string")
	}
	return s.list, s.operators, nil
}

// splitter is the state between two characters.
type splitter struct {
	list      []string
	word      strings.Builder
	begun     bool // a word, though it may be empty: ''
	operators bool

	escaped              bool // by a backslash
	single, double, back bool // within these quotes
	dollar               bool // within $( and )
}

// next takes one character; false when it can't stand there.
func (s *splitter) next(r rune) bool {
	switch {
	case s.escaped:
		s.escaped = false
		s.add(r)
	case r == '\\' && !s.single:
		s.escaped = true
	case r == '\\':
		s.word.WriteRune(r)
	case strings.ContainsRune(" \t\r\n", r):
		if s.single || s.double || s.back || s.dollar {
			s.word.WriteRune(r)
		} else {
			s.end()
		}
	case r == '"' && !s.single && !s.dollar:
		s.begun = s.begun || s.double
		s.double = !s.double
	case r == '\'' && !s.double && !s.dollar:
		s.begun = s.begun || s.single
		s.single = !s.single
	default:
		return s.plain(r)
	}
	return true
}

// plain takes a character that becomes part of the word.
func (s *splitter) plain(r rune) bool {
	quoted := s.single || s.double
	switch {
	case r == '`' && !quoted && !s.dollar:
		s.back = !s.back
	case r == ')' && !quoted && !s.back:
		s.dollar = !s.dollar
	case r == '(' && !quoted && !s.back:
		if s.dollar || !strings.HasSuffix(s.word.String(), "$") {
			return false
		}
		s.dollar = true
		s.word.WriteRune(r)
		return true
	case strings.ContainsRune(";&|<>", r) && !quoted && !s.back && !s.dollar:
		s.operators = true
	}
	s.add(r)
	return true
}

func (s *splitter) add(r rune) {
	s.begun = true
	s.word.WriteRune(r)
}

func (s *splitter) end() {
	if s.begun {
		s.list = append(s.list, s.word.String())
		s.word.Reset()
		s.begun = false
	}
}
