package words

import (
	"slices"
	"strings"
)

// Piece is a part of a word: text, or the value of a secret variable.
type Piece struct {
	Text string
	Name string // of the variable; empty for text
}

// Word is the pieces of a word, in order.
type Word []Piece

// text appends text, unless there is none.
func (w Word) text(text string) Word {
	if text == "" {
		return w
	}
	return append(w, Piece{Text: text})
}

// String returns the word as it arrives.
func (w Word) String() string {
	var b strings.Builder
	for _, p := range w {
		b.WriteString(p.Text)
	}
	return b.String()
}

// IsSecret reports whether there is a secret in the word.
func (w Word) IsSecret() bool {
	return slices.ContainsFunc(w, func(p Piece) bool { return p.Name != "" })
}

// Names returns the variables that the secrets of words are of.
func Names(words []Word) []string {
	var names []string
	for _, w := range words {
		for _, p := range w {
			if p.Name != "" && !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
	}
	return names
}

// Variables gives secrets the names of variables of a container.
type Variables struct {
	// Own returns the value of a variable that the container has anyway.
	Own func(name string) (value string, ok bool)
	// Added are the variables that it needs beside them.
	Added map[string]string
}

// Name returns the name of a variable of the container that holds a secret.
func (v *Variables) Name(name, value string) string {
	for ; ; name += "_ARG" {
		own, inEnvironment := v.Own(name)
		other, taken := v.Added[name]
		switch {
		case inEnvironment && own == value:
			return name
		case !inEnvironment && (!taken || other == value):
			if v.Added == nil {
				v.Added = map[string]string{}
			}
			v.Added[name] = value
			return name
		}
	}
}

// Expanded writes a word for Kubernetes, which expands $(NAME) unless another dollar
// stands before it.
func Expanded(w Word, v *Variables) string {
	var b strings.Builder
	before := ""
	for _, p := range w {
		if p.Name == "" {
			b.WriteString(Literal(p.Text))
		} else {
			if strings.HasSuffix(before, "$") {
				b.WriteByte('$')
			}
			b.WriteString("$(" + v.Name(p.Name, p.Text) + ")")
		}
		if before = p.Text; p.Name != "" {
			before = ""
		}
	}
	return b.String()
}
