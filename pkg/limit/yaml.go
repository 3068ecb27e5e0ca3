package limit

import (
	"bytes"
	"errors"
	"fmt"
	"math"

	"go.yaml.in/yaml/v3"
)

// Exceeded is what is wrong with a text that a limit refuses.
type Exceeded struct {
	Limit        Limit
	Line, Column int // zero when not known
}

func (e *Exceeded) Error() string {
	return fmt.Sprintf("too many %s: the limit is %d", e.Limit.What(), e.Limit.Max())
}

// YAML looks at a text before a library reads it as YAML, and refuses what would
// take the library too long: directives and anchors without end, and more
// values than a configuration has. It costs a look at the text; only one with
// anchors or very many values is read. What is no YAML is left to the library.
func YAML(text []byte) *Exceeded {
	if e := Text(text); e != nil {
		return e
	}
	if CountMarks(text) < Entries.Max() && !(bytes.ContainsRune(text, '&') && bytes.ContainsRune(text, '*')) {
		return nil
	}
	c := counter{most: ConfigValues, entries: Entries.Max()}
	c.count(text)
	return c.exceeded
}

// Text refuses what YAML refuses before it reads a text: a library that reads it into
// nodes takes time that grows with it, and Nodes has the rest.
func Text(text []byte) *Exceeded {
	if e := Directives(text); e != nil {
		return e
	}
	if CountMarks(text) > Marks.Max() {
		return &Exceeded{Limit: Marks}
	}
	return nil
}

// Nodes refuses what YAML refuses, in a text that has been read.
func Nodes(all ...*yaml.Node) *Exceeded {
	c := counter{most: ConfigValues, entries: Entries.Max()}
	for _, n := range all {
		c.add(n)
	}
	return c.exceeded
}

// Aliased refuses a text whose aliases stand for more values than a limit, or that
// has one which stands for what it is in. What is no YAML has none.
func Aliased(text []byte, most Limit) error {
	if !bytes.ContainsRune(text, '&') || !bytes.ContainsRune(text, '*') {
		return nil
	}
	c := counter{most: most, entries: math.MaxInt}
	switch c.count(text); {
	case c.endless:
		return errors.New("an alias stands for what it is in")
	case c.exceeded != nil:
		return c.exceeded
	}
	return nil
}

// CountMarks counts what separates the values of YAML: there are no more values
// than these, but for one.
func CountMarks(text []byte) int {
	n := 0
	for _, c := range text {
		switch c {
		case ',', ':', '[', '{', '\n':
			n++
		}
	}
	return n
}

// Directives refuses more %TAG lines than anybody writes: each is compared with
// all before it.
func Directives(text []byte) *Exceeded {
	n := 0
	for i := 0; i < len(text); {
		if bytes.HasPrefix(text[i:], []byte("%TAG")) {
			if n++; n > Tags.Max() {
				return &Exceeded{Tags, 1 + bytes.Count(text[:i], []byte("\n")), 1}
			}
		}
		next := bytes.IndexAny(text[i:], "\n\r")
		if next < 0 {
			break
		}
		i += next + 1
	}
	return nil
}

// counter counts the values that a text has once its aliases are expanded.
type counter struct {
	most     Limit              // of all values
	entries  int                // of one list or mapping, at most
	sizes    map[*yaml.Node]int // of what has an anchor and was counted; -1 while it is
	total    int
	exceeded *Exceeded
	endless  bool // an anchor holds itself
}

// count counts all documents, up to the first that is no YAML or too much.
func (c *counter) count(text []byte) {
	d := yaml.NewDecoder(bytes.NewReader(text))
	for c.exceeded == nil {
		var doc yaml.Node
		if d.Decode(&doc) != nil { // the end, or the library says what is wrong
			return
		}
		c.add(&doc)
	}
}

// add counts one document.
func (c *counter) add(n *yaml.Node) {
	if c.total += c.size(n); c.total > c.most.Max() {
		c.exceed(c.most, n)
	}
}

func (c *counter) exceed(l Limit, n *yaml.Node) {
	if c.exceeded == nil {
		c.exceeded = &Exceeded{l, n.Line, n.Column}
	}
}

// size returns the number of values in n, at most one more than the limit. An
// anchor that holds itself has no end.
func (c *counter) size(n *yaml.Node) int {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if n.Anchor == "" {
		return c.sizeOf(n)
	}
	known, ok := c.sizes[n]
	if !ok {
		if c.sizes == nil {
			c.sizes = map[*yaml.Node]int{}
		}
		c.sizes[n] = -1
		known = c.sizeOf(n)
		c.sizes[n] = known
	}
	if known < 0 {
		c.endless = true
		c.exceed(c.most, n)
	}
	return max(known, 0)
}

// sizeOf returns the number of values in n and below, which are counted.
func (c *counter) sizeOf(n *yaml.Node) int {
	entries := len(n.Content)
	if n.Kind == yaml.MappingNode {
		entries /= 2
	}
	if entries > c.entries {
		c.exceed(Entries, n)
	}
	total := 1
	for _, below := range n.Content {
		if total += c.size(below); total > c.most.Max() {
			c.exceed(c.most, below)
			break
		}
	}
	return total
}
