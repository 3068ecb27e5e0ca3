package compose

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// document is one interpolated document of a Compose file.
type document struct {
	*source
	node   *Node
	resets *rules[bool] // what `!reset` and `!override` remove from earlier documents
}

// parser makes nodes out of one YAML document.
type parser struct {
	*loader
	*source
	resets *rules[bool]
	open   map[*yaml.Node]bool // the anchors being expanded
}

// decode splits a file into YAML documents. A byte order mark, CRLF and several
// documents are as the YAML library takes them.
func (l *loader) decode(file string, content []byte) ([]*yaml.Node, bool) {
	l.marks += limit.CountMarks(content)
	if !l.within(limit.Marks, l.marks, report.Position{File: file}, "") {
		return nil, false
	}
	if e := limit.Directives(content); e != nil {
		return nil, l.within(e.Limit, e.Limit.Max()+1, report.Position{File: file, Line: e.Line, Column: e.Column}, "")
	}
	var docs []*yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	for {
		doc := new(yaml.Node)
		err := decoder.Decode(doc)
		if errors.Is(err, io.EOF) {
			return docs, true
		}
		if err != nil {
			l.yamlError(file, content, err)
			return nil, false
		}
		docs = append(docs, doc.Content[0])
	}
}

// parse expands, interpolates and types a document. Everything wrong with it is
// in the report; a value with an error is marked so that later stages skip it.
func (l *loader) parse(d rawDocument) document {
	p := &parser{loader: l, source: d.source, resets: &rules[bool]{}, open: map[*yaml.Node]bool{}}
	if d.node.Kind != yaml.MappingNode {
		at := p.position(d.node)
		l.add(report.NotAMapping, at, "")
		return document{source: d.source, node: &Node{Kind: Mapping, At: at, from: d.source}, resets: p.resets}
	}
	return document{source: d.source, node: p.node(d.node, &fieldPath{}, l.casts, 0), resets: p.resets}
}

func (p *parser) position(y *yaml.Node) report.Position {
	return report.Position{File: p.file, Line: y.Line, Column: y.Column}
}

// node converts a YAML node; nil when `!reset` takes it away.
func (p *parser) node(y *yaml.Node, at *fieldPath, casts *rules[cast], depth int) *Node {
	if y.Kind == yaml.AliasNode {
		return p.alias(y, at, casts, depth)
	}
	n := &Node{At: p.position(y), from: p.source}
	switch y.Tag {
	case "!reset":
		p.reset(at)
		return nil
	case "!override":
		p.reset(at)
	}
	p.nodes++
	if !p.within(limit.Values, p.nodes, n.At, "") || !p.within(limit.Depth, depth, n.At, "") {
		n.bad = true
		return n
	}
	switch y.Kind {
	case yaml.MappingNode:
		n.Kind = Mapping
		if !p.withinAt(limit.Entries, len(y.Content)/2, n.At, at) {
			n.bad = true
			return n
		}
		p.mapping(n, y, at, casts, depth)
	case yaml.SequenceNode:
		n.Kind = Sequence
		if !p.withinAt(limit.Entries, len(y.Content), n.At, at) {
			n.bad = true
			return n
		}
		n.Items = make([]*Node, 0, len(y.Content))
		p.lists++
		list := p.lists
		for _, item := range y.Content {
			if v := p.node(item, at.item(len(n.Items)), casts.item(), depth+1); v != nil {
				v.list = list
				n.Items = append(n.Items, v)
			}
		}
	default:
		p.scalar(n, y, at, casts)
	}
	return n
}

// alias expands the anchor that an alias stands for. The values keep the place
// where they were written.
func (p *parser) alias(y *yaml.Node, at *fieldPath, casts *rules[cast], depth int) *Node {
	p.aliases++
	target := y.Alias
	if !p.withinAt(limit.Aliases, p.aliases, p.position(y), at) {
		return &Node{At: p.position(y), from: p.source, bad: true}
	}
	if p.open[target] {
		p.add(report.AnchorCycle, p.position(y), at.String(), y.Value)
		return &Node{At: p.position(y), from: p.source, bad: true}
	}
	p.open[target] = true
	defer delete(p.open, target)
	return p.node(target, at, casts, depth)
}

// reset notes that earlier documents lose their value at a path. Compose has no
// way to take an item out of a list of an earlier document.
func (p *parser) reset(at *fieldPath) {
	var names []string
	for ; at.up != nil; at = at.up {
		if at.name == "" {
			return
		}
		names = append(names, at.name)
	}
	r := p.resets
	for i := len(names) - 1; i >= 0; i-- {
		r = r.child(names[i])
	}
	r.do, r.set = true, true
}
