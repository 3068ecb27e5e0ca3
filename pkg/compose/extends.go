package compose

import (
	"maps"
	"path"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/merge"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
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
	resets *tree.Rules[bool]
	byName map[string]*tree.Node
	done   map[string]*tree.Node
	open   map[string]bool // being extended: meeting one again is a cycle
}

func newEntities(file, kind string, node *tree.Node, resets *tree.Rules[bool]) *entities {
	e := &entities{file: file, kind: kind, resets: resets, byName: map[string]*tree.Node{}, done: map[string]*tree.Node{}, open: map[string]bool{}}
	for _, f := range node.Get(kind).AllFields() {
		e.byName[f.Name] = f.Value
	}
	return e
}

// extend returns the document with every service and job merged over what it
// extends.
func (x *extender) extend(d document) *tree.Node {
	n := d.node
	for _, kind := range []string{"services", "jobs"} {
		f := n.Field(kind)
		if f == nil || f.Value.Kind != tree.Mapping {
			continue
		}
		e := newEntities(d.File, kind, n, d.resets)
		section := *f.Value
		section.Fields = make([]tree.Field, len(f.Value.Fields))
		for i, s := range f.Value.Fields {
			s.Value = x.resolve(e, s.Name, nil)
			section.Fields[i] = s
		}
		n = n.With(tree.Field{Name: kind, At: f.At, Value: &section})
	}
	return n
}

// resolve returns one service merged over what it extends. The chain is that of
// the services on the way, for the message about a cycle.
func (x *extender) resolve(e *entities, name string, chain []string) *tree.Node {
	if n, ok := e.done[name]; ok {
		return n
	}
	n := e.byName[name]
	extends := n.Field("extends")
	if extends == nil || n.Bad {
		return n
	}
	chain = append(chain, name+" in "+e.file)
	service := (&tree.Path{}).Top(e.kind, name)
	at := service.Field("extends")
	if e.open[name] {
		x.Add(report.ExtendsCycle, extends.At, at.String(), strings.Join(chain, " extends "))
		extends.Value.Bad = true
		return n
	}
	e.open[name] = true
	base, ok := x.base(e, name, extends.Value, at, chain)
	delete(e.open, name)
	if !ok || !x.Repeated(base, extends.At, at) { // the attribute stays, so that nothing is said to be missing
		extends.Value.Bad = true
		e.done[name] = n
		return n
	}
	n = n.Without("extends")
	if base != nil {
		base = merge.Reset(base, e.resets.Field(e.kind).Field(name))
		n = x.merger.Merge(base, n, service, x.merger.Special.Field("services").Field("*"))
	}
	e.done[name] = n
	return n
}

// base returns what a service extends, nil when that is nothing, and false
// after an error.
func (x *extender) base(e *entities, name string, extends *tree.Node, at *tree.Path, chain []string) (*tree.Node, bool) {
	ref, ok := extends.Text()
	if extends.Kind == tree.Mapping {
		ref, ok = extends.Get("service").Text()
	}
	if !ok || extends.Kind == tree.Sequence {
		if !extends.Bad {
			x.Add(report.ExtendsSyntax, extends.At, at.String(), at.String())
		}
		return nil, false
	}
	from := e
	if file := extends.Get("file"); file != nil && !file.IsNull() {
		if from = x.open(file, at); from == nil {
			return nil, false
		}
	}
	if from.byName[ref] == nil {
		shown := extends.Shown(extends.Get("service").Shown(ref))
		hint := "define it there, or correct the name"
		if best := x.Report.Nearest(ref, maps.Keys(from.byName)); best != "" {
			hint = "did you mean " + best + "?"
		}
		x.Add(report.ExtendsUndefined, extends.At, at.String(), name, shown, from.file, hint)
		return nil, false
	}
	base := x.resolve(from, ref, chain)
	switch {
	case base.IsNull():
		return nil, true
	case base.Bad:
		return nil, false
	case base.Kind != tree.Mapping:
		x.Invalid(base, (&tree.Path{}).Top(e.kind, ref), "a mapping")
		return nil, false
	}
	return base, true
}

// open reads the services of another file; nil after an error. What that file
// includes is not looked at, as in docker compose.
func (x *extender) open(file *tree.Node, at *tree.Path) *entities {
	text, ok := file.Text()
	if !ok {
		x.Add(report.ExtendsSyntax, file.At, at.String(), at.String())
		return nil
	}
	r := reference{what: "extends.file", at: file.At, field: at.String() + ".file", text: text, dir: file.From.Dir, node: file}
	name, ok := x.locate(r)
	if !ok {
		return nil
	}
	if e, ok := x.files[name]; ok {
		return e
	}
	s := &tree.Source{Dir: path.Dir(name), Vars: file.From.Vars}
	docs := x.documents([]string{name}, s, r)
	var merged *tree.Node
	resets := &tree.Rules[bool]{}
	for _, raw := range docs {
		d := x.parse(raw)
		resets = d.resets
		if merged = merge.Reset(merged, resets); merged == nil {
			merged = d.node
		} else {
			merged = x.merger.Merge(merged, d.node, &tree.Path{}, x.merger.Special)
		}
	}
	if merged == nil {
		x.files[name] = nil
		return nil
	}
	x.files[name] = newEntities(name, "services", merged, resets)
	return x.files[name]
}
