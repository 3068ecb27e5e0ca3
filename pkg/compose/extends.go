package compose

import (
	"maps"
	"path"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// extender resolves `extends`
// (https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends)
// within the documents of one model.
type extender struct {
	*loader
	files map[string]*entities // what other files define, read once
}

// entities are the services or the jobs of one file, extended one by one.
type entities struct {
	file   string
	kind   string // services or jobs
	resets *rules[bool]
	byName map[string]*Node
	done   map[string]*Node
	open   map[string]bool // being extended: meeting one again is a cycle
}

func newEntities(file, kind string, node *Node, resets *rules[bool]) *entities {
	e := &entities{file: file, kind: kind, resets: resets, byName: map[string]*Node{}, done: map[string]*Node{}, open: map[string]bool{}}
	for _, f := range node.Get(kind).fields() {
		e.byName[f.Name] = f.Value
	}
	return e
}

// extend returns the document with every service and job merged over what it
// extends.
func (x *extender) extend(d document) *Node {
	n := d.node
	for _, kind := range []string{"services", "jobs"} {
		f := n.Field(kind)
		if f == nil || f.Value.Kind != Mapping {
			continue
		}
		e := newEntities(d.file, kind, n, d.resets)
		section := *f.Value
		section.Fields = make([]Field, len(f.Value.Fields))
		for i, s := range f.Value.Fields {
			s.Value = x.resolve(e, s.Name, nil)
			section.Fields[i] = s
		}
		n = n.with(Field{Name: kind, At: f.At, Value: &section})
	}
	return n
}

// resolve returns one service merged over what it extends. The chain is that of
// the services on the way, for the message about a cycle.
func (x *extender) resolve(e *entities, name string, chain []string) *Node {
	if n, ok := e.done[name]; ok {
		return n
	}
	n := e.byName[name]
	extends := n.Field("extends")
	if extends == nil || n.bad {
		return n
	}
	chain = append(chain, name+" in "+e.file)
	at := (&fieldPath{}).top(e.kind, name, "extends")
	if e.open[name] {
		x.add(report.ExtendsCycle, extends.At, at.String(), strings.Join(chain, " extends "))
		extends.Value.bad = true
		return n
	}
	e.open[name] = true
	base, ok := x.base(e, name, extends.Value, at, chain)
	delete(e.open, name)
	if !ok || !x.repeated(base, extends.At, at) { // the attribute stays, so that nothing is said to be missing
		extends.Value.bad = true
		e.done[name] = n
		return n
	}
	n = n.without("extends")
	if base != nil {
		base = base.reset(e.resets.field(e.kind).field(name))
		n = x.merger.merge(base, n, at.up, x.merger.special.field("services").field("*"))
	}
	e.done[name] = n
	return n
}

// base returns what a service extends, nil when that is nothing, and false
// after an error.
func (x *extender) base(e *entities, name string, extends *Node, at *fieldPath, chain []string) (*Node, bool) {
	ref, ok := extends.text()
	if extends.Kind == Mapping {
		ref, ok = extends.Get("service").text()
	}
	if !ok || extends.Kind == Sequence {
		if !extends.bad {
			x.add(report.ExtendsSyntax, extends.At, at.String(), at.String())
		}
		return nil, false
	}
	from := e
	if file := extends.Get("file"); file != nil && !file.isNull() {
		if from = x.open(file, at); from == nil {
			return nil, false
		}
	}
	if from.byName[ref] == nil {
		shown := extends.shown(extends.Get("service").shown(ref))
		hint := "define it there, or correct the name"
		if best := x.report.Nearest(ref, maps.Keys(from.byName)); best != "" {
			hint = "did you mean " + best + "?"
		}
		x.add(report.ExtendsUndefined, extends.At, at.String(), name, shown, from.file, hint)
		return nil, false
	}
	base := x.resolve(from, ref, chain)
	switch {
	case base.isNull():
		return nil, true
	case base.bad:
		return nil, false
	case base.Kind != Mapping:
		x.invalid(base, (&fieldPath{}).top(e.kind, ref), "a mapping")
		return nil, false
	}
	return base, true
}

// open reads the services of another file; nil after an error. What that file
// includes is not looked at, as in docker compose.
func (x *extender) open(file *Node, at *fieldPath) *entities {
	text, ok := file.text()
	if !ok {
		x.add(report.ExtendsSyntax, file.At, at.String(), at.String())
		return nil
	}
	r := reference{what: "extends.file", at: file.At, field: at.String() + ".file", text: text, dir: file.from.dir, node: file}
	name, ok := x.locate(r)
	if !ok {
		return nil
	}
	if e, ok := x.files[name]; ok {
		return e
	}
	s := &source{dir: path.Dir(name), vars: file.from.vars}
	docs := x.documents([]string{name}, s, r)
	var merged *Node
	resets := &rules[bool]{}
	for _, raw := range docs {
		d := x.parse(raw)
		resets = d.resets
		if merged = merged.reset(resets); merged == nil {
			merged = d.node
		} else {
			merged = x.merger.merge(merged, d.node, &fieldPath{}, x.merger.special)
		}
	}
	if merged == nil {
		x.files[name] = nil
		return nil
	}
	x.files[name] = newEntities(name, "services", merged, resets)
	return x.files[name]
}
