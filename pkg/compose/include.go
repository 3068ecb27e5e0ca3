package compose

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// inclusion is one entry of `include`
// (https://github.com/compose-spec/compose-spec/blob/main/14-include.md).
type inclusion struct {
	node  *Node
	at    *fieldPath
	paths []*Node
	env   []*Node
	dir   *Node
}

// include returns the document with what it includes below it. What is defined
// on both sides is merged, the document's own over the included.
func (l *loader) include(d document, chain []string) *Node {
	f := d.node.Field("include")
	if f == nil {
		return d.node
	}
	at := (&fieldPath{}).field("include")
	n := d.node.without("include")
	if f.Value.Kind != Sequence {
		if !f.Value.bad && !f.Value.isNull() {
			l.invalid(f.Value, at, "a list")
		}
		return n
	}
	for i, item := range f.Value.Items {
		x, ok := l.inclusion(item, at.item(i))
		if !ok {
			continue
		}
		if imported := l.imported(d, x, chain); imported != nil {
			n = l.bring(imported, n, d.resets)
		}
	}
	return n
}

// inclusion reads one entry in short or long syntax.
func (l *loader) inclusion(n *Node, at *fieldPath) (inclusion, bool) {
	x := inclusion{node: n, at: at}
	if n.bad {
		return x, false
	}
	paths := n
	if n.Kind == Mapping {
		for _, f := range n.Fields {
			if !slices.Contains([]string{"path", "env_file", "project_directory"}, f.Name) {
				l.add(report.UnknownAttribute, f.At, at.field(f.Name).String(), at.String(), f.Name, "it has path, env_file and project_directory")
			}
		}
		paths, x.dir = n.Get("path"), n.Get("project_directory")
		if env := n.Get("env_file"); env != nil {
			x.env = entries(env)
		}
	}
	if paths != nil && paths.Kind != Mapping && n.Kind != Sequence {
		x.paths = entries(paths)
	}
	valid := len(x.paths) > 0 && (len(x.env) > 0 || n.Get("env_file").isEmpty())
	for _, p := range slices.Concat(x.paths, x.env) {
		_, ok := p.text()
		valid = valid && ok
	}
	if !valid {
		l.add(report.IncludeSyntax, n.At, at.String(), at.String())
	}
	return x, valid
}

// imported returns the model that an entry includes; nil after an error.
func (l *loader) imported(d document, x inclusion, chain []string) *Node {
	var files []string
	for _, p := range x.paths {
		text, _ := p.text()
		name, ok := l.locate(reference{what: "include.path", at: p.At, field: x.at.String(), text: text, dir: d.dir, node: p})
		if !ok {
			return nil
		}
		files = append(files, name)
	}
	if slices.Contains(chain, files[0]) {
		l.add(report.IncludeCycle, x.node.At, x.at.String(), strings.Join(append(chain, files[0]), " includes "))
		return nil
	}
	s, ok := l.scope(d, x, files[0])
	if !ok {
		return nil
	}
	key := fmt.Sprintf("%q %q %q", files, s.dir, s.vars) // maps are printed in the order of their keys
	if n, ok := l.included[key]; ok {
		return n
	}
	docs := l.documents(files, s, reference{what: "include.path", at: x.node.At, field: x.at.String(), node: x.paths[0]})
	n := l.model(docs, chain)
	l.included[key] = n
	return n
}

// scope returns the directory and the variables of an included model: those of
// the document, then those of the entry's env files or of a .env beside it.
func (l *loader) scope(d document, x inclusion, main string) (*source, bool) {
	s := &source{dir: path.Dir(main)}
	if text, ok := x.dir.text(); ok {
		if s.dir, ok = l.locate(reference{what: "include.project_directory", at: x.dir.At, field: x.at.String(), text: text, dir: d.dir, node: x.dir}); !ok {
			return nil, false
		}
	}
	var files []string
	if len(x.env) == 0 {
		if name := path.Join(s.dir, ".env"); l.hasEnv(name) {
			files = []string{name}
		}
	}
	r := reference{what: "include.env_file", at: x.node.At, field: x.at.String()}
	for _, e := range x.env {
		text, _ := e.text()
		if text == "/dev/null" { // Compose's way to say that the .env is not wanted
			continue
		}
		r.text, r.dir, r.at, r.node = text, d.dir, e.At, e
		name, ok := l.locate(r)
		if !ok {
			return nil, false
		}
		files = append(files, name)
	}
	r.dir = ""
	s.vars = l.envOf(files, d.vars, r)
	maps.Copy(s.vars, d.vars)
	return s, true
}

// bring merges the sections of an included model below those of a document.
func (l *loader) bring(imported, n *Node, resets *rules[bool]) *Node {
	for _, section := range sections {
		from := imported.Field(section)
		if from == nil || from.Value.Kind != Mapping {
			continue
		}
		into := n.Field(section)
		if into == nil || into.Value.isNull() {
			n = n.with(*from)
			continue
		}
		if into.Value.Kind != Mapping {
			continue // the schema says so
		}
		at := (&fieldPath{}).field(section)
		merged := mergeFields(into.Value, from.Value, func(own, included Field) Field {
			if own.Value == included.Value || same(own.Value, included.Value) {
				return own // the same resource over two includes
			}
			base := included.Value.reset(resets.field(section).field(own.Name))
			own.Value = l.merger.merge(base, own.Value, at.field(own.Name), l.merger.special.field(section).field(own.Name))
			return own
		})
		n = n.with(Field{Name: section, At: into.At, Value: merged})
	}
	return n
}

// same reports whether two values are equal and relative to the same directory.
func same(a, b *Node) bool {
	if a.from.dir != b.from.dir {
		return false
	}
	return a.equal(b)
}
