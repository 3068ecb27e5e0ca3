package lock

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/strict"
)

// entry is one of a file that may not be decoded yet.
type entry struct {
	reference string
	index     int
	line      int        // of the file
	text      string     // of the entry alone, at that line; empty where node is set
	node      *yaml.Node // of the whole file; nil where text is set
	found     *Entry     // nil where it is wrong
	decoded   bool
}

// Read reads what a lock file says of itself, and finds its entries. What is wrong with
// that goes to the report, and nil is returned; what is wrong with an entry is found by
// whoever asks for it.
func Read(text []byte, origin strict.Origin, r *report.Report) *Book {
	b := &Book{origin: origin, report: r, of: map[string][]*entry{}}
	at := report.Position{File: origin.File}
	if len(text) > limit.LockBytes.Max() {
		r.Add(report.LimitExceeded, at, "", limit.LockBytes.What(), limit.LockBytes.Max())
		return nil
	}
	head, entries, ok := cut(string(text))
	if !ok {
		head, entries = string(text), nil
	}
	doc := b.parse(head, 0)
	if doc == nil || !b.open(doc) {
		return nil
	}
	b.entries = append(b.entries, entries...)
	if len(b.entries) > limit.Entries.Max() {
		r.Add(report.LimitExceeded, at, "images", limit.Entries.What(), limit.Entries.Max())
		return nil
	}
	return b.index()
}

// open checks the fields beside the entries, and takes the entries out of a document
// that holds them.
func (b *Book) open(doc *yaml.Node) bool {
	if version, kind := field(doc, "apiVersion").Value, field(doc, "kind").Value; kind != Kind || version != api.APIVersion {
		b.report.Add(report.LockWrongKind, b.at(doc.Line, doc.Column), "kind", version, kind)
		return false
	}
	rest := *doc
	if images := field(doc, "images"); images.Kind == yaml.SequenceNode {
		for _, item := range images.Content {
			n := strict.Resolve(item)
			b.entries = append(b.entries, &entry{reference: field(n, "reference").Value, line: item.Line, node: n})
		}
		rest.Content = slices.Clone(doc.Content)
		rest.Content[slices.IndexFunc(rest.Content, func(n *yaml.Node) bool { return strict.Resolve(n) == images })] = &yaml.Node{Kind: yaml.SequenceNode}
	}
	head := strict.Into[File](b.checker(0), &rest, "")
	if head != nil {
		b.head = *head
	}
	return head != nil
}

// field returns a field of a mapping; an empty node where there is none.
func field(n *yaml.Node, name string) *yaml.Node {
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		if n.Content[i].Value == name {
			return strict.Resolve(n.Content[i+1])
		}
	}
	return &yaml.Node{}
}

// index finds entries by their images. Two of one image and platform have no one
// meaning.
func (b *Book) index() *Book {
	for i, e := range b.entries {
		e.index = i
		for _, other := range b.of[e.reference] {
			one, two := b.decode(other), b.decode(e)
			if one == nil || two == nil {
				return nil
			}
			if one.Platform == two.Platform {
				b.report.Add(report.ConfigDuplicateKey, b.at(e.line, 3), fmt.Sprintf("images[%d].reference", i), "the entry of "+e.reference)
				return nil
			}
		}
		b.of[e.reference] = append(b.of[e.reference], e)
	}
	return b
}

// decode returns the image of an entry; nil when the report says why there is none.
func (b *Book) decode(e *entry) *Entry {
	if e.decoded {
		return e.found
	}
	e.decoded = true
	n, before := e.node, 0
	if n == nil {
		before = e.line - 1
		list := b.parse(e.text, before)
		if list == nil {
			return nil
		}
		n = strict.Resolve(list.Content[0])
	}
	path := fmt.Sprintf("images[%d]", e.index)
	if image := strict.Into[Image](b.checker(before), n, path); image != nil {
		e.found = &Entry{*image, b.places(n, before)}
	}
	return e.found
}

// places returns where the fields of an entry stand, and the items of its places.
func (b *Book) places(n *yaml.Node, before int) map[string]report.Position {
	all := map[string]report.Position{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], strict.Resolve(n.Content[i+1])
		all[key.Value] = b.at(before+key.Line, key.Column)
		if key.Value == "places" {
			for k, item := range value.Content {
				all[fmt.Sprintf("places[%d]", k)] = b.at(before+item.Line, item.Column)
			}
		}
	}
	return all
}

func (b *Book) checker(before int) *strict.Checker {
	origin := b.origin
	origin.Line = before
	return &strict.Checker{Origin: origin, Report: b.report, Values: checks}
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// parse returns the one document of a text, or reports why there is none.
func (b *Book) parse(text string, before int) *yaml.Node {
	if e := limit.YAML([]byte(text)); e != nil {
		b.report.Add(report.LimitExceeded, b.at(before+e.Line, e.Column), "", e.Limit.What(), e.Limit.Max())
		return nil
	}
	var doc, second yaml.Node
	d := yaml.NewDecoder(strings.NewReader(text))
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		b.report.Add(report.LockUnreadable, b.at(0, 0), "", "it is empty")
		return nil
	case err != nil:
		line := 0
		if match := yamlLine.FindStringSubmatch(err.Error()); len(match) == 2 {
			line, _ = strconv.Atoi(match[1])
		}
		b.report.Add(report.LockUnreadable, b.at(before+line, 1), "", yamlLine.ReplaceAllString(err.Error(), ""))
		return nil
	case d.Decode(&second) == nil:
		b.report.Add(report.LockUnreadable, b.at(before+second.Line, 1), "", "it has more than one document")
		return nil
	}
	return strict.Resolve(doc.Content[0])
}
