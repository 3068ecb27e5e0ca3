package compose

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// document is one interpolated document of a Compose file.
type document struct {
	*tree.Source
	node   *tree.Node
	resets *tree.Rules[bool] // what `!reset` and `!override` remove from earlier documents
}

// parser makes nodes out of one YAML document.
type parser struct {
	*loader
	*tree.Source
	resets *tree.Rules[bool]
	open   map[*yaml.Node]bool // the anchors being expanded
}

// decode splits a file into YAML documents. A byte order mark, CRLF and several
// documents are as the YAML library takes them.
func (l *loader) decode(file string, content []byte) ([]*yaml.Node, bool) {
	l.marks += limit.CountMarks(content)
	if !l.Within(limit.Marks, l.marks, report.Position{File: file}, "") {
		return nil, false
	}
	if e := limit.Directives(content); e != nil {
		return nil, l.Within(e.Limit, e.Limit.Max()+1, report.Position{File: file, Line: e.Line, Column: e.Column}, "")
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
	p := &parser{loader: l, Source: d.Source, resets: &tree.Rules[bool]{}, open: map[*yaml.Node]bool{}}
	if d.node.Kind != yaml.MappingNode || d.node.Tag == "!reset" { // nothing of it would be left
		at := p.position(d.node)
		l.Add(report.NotAMapping, at, "")
		return document{Source: d.Source, node: &tree.Node{Kind: tree.Mapping, At: at, From: d.Source}, resets: p.resets}
	}
	return document{Source: d.Source, node: p.node(d.node, &tree.Path{}, l.casts, 0), resets: p.resets}
}

func (p *parser) position(y *yaml.Node) report.Position {
	return report.Position{File: p.File, Line: y.Line, Column: y.Column}
}

// node converts a YAML node; nil when `!reset` takes it away.
func (p *parser) node(y *yaml.Node, at *tree.Path, casts *tree.Rules[cast], depth int) *tree.Node {
	if y.Kind == yaml.AliasNode {
		return p.alias(y, at, casts, depth)
	}
	n := p.newNode(y)
	switch y.Tag {
	case "!reset":
		p.reset(at)
		return nil
	case "!override":
		p.reset(at)
	}
	p.Nodes++
	if !p.Within(limit.Values, p.Nodes, n.At, "") || !p.Within(limit.Depth, depth, n.At, "") {
		n.Bad = true
		return n
	}
	switch y.Kind {
	case yaml.MappingNode:
		n.Kind = tree.Mapping
		if !p.WithinAt(limit.Entries, len(y.Content)/2, n.At, at) {
			n.Bad = true
			return n
		}
		p.mapping(n, y, at, casts, depth)
	case yaml.SequenceNode:
		n.Kind = tree.Sequence
		if !p.WithinAt(limit.Entries, len(y.Content), n.At, at) {
			n.Bad = true
			return n
		}
		n.Items = make([]*tree.Node, 0, len(y.Content))
		p.lists++
		list := p.lists
		for _, item := range y.Content {
			at.EnterItem(len(n.Items))
			if v := p.node(item, at, casts.Item(), depth+1); v != nil {
				v.List = int32(list)
				n.Items = append(n.Items, v)
			}
			at.Leave()
		}
	default:
		p.scalar(n, y, at, casts)
	}
	return n
}

// newNode returns a node that stands where y does.
func (p *parser) newNode(y *yaml.Node) *tree.Node {
	if len(p.fresh) == 0 {
		p.fresh = make([]tree.Node, 63) // as many as fit into 8 KiB
	}
	n := &p.fresh[0]
	p.fresh = p.fresh[1:]
	n.At, n.From = p.position(y), p.Source
	return n
}

// alias expands the anchor that an alias stands for. The values keep the place
// where they were written.
func (p *parser) alias(y *yaml.Node, at *tree.Path, casts *tree.Rules[cast], depth int) *tree.Node {
	p.aliases++
	target := y.Alias
	if !p.WithinAt(limit.Aliases, p.aliases, p.position(y), at) {
		return &tree.Node{At: p.position(y), From: p.Source, Bad: true}
	}
	if p.open[target] {
		p.Add(report.AnchorCycle, p.position(y), at.String(), y.Value)
		return &tree.Node{At: p.position(y), From: p.Source, Bad: true}
	}
	p.open[target] = true
	defer delete(p.open, target)
	return p.node(target, at, casts, depth)
}

// reset notes that earlier documents lose their value at a path. Compose has no
// way to take an item out of a list of an earlier document.
func (p *parser) reset(at *tree.Path) {
	names := at.Names()
	if len(names) < at.Depth() {
		return
	}
	r := p.resets
	for _, name := range names {
		r = r.Child(name)
	}
	r.Do, r.Set = true, true
}
