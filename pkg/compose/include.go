package compose

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/merge"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// inclusion is one entry of `include`
// (https://github.com/compose-spec/compose-spec/blob/main/14-include.md).
type inclusion struct {
	node  *tree.Node
	at    *tree.Path
	paths []*tree.Node
	env   []*tree.Node
	dir   *tree.Node
}

// include returns the document with what it includes below it. What is defined
// on both sides is merged, the document's own over the included.
func (l *loader) include(d document, chain []string) *tree.Node {
	f := d.node.Field("include")
	if f == nil {
		return d.node
	}
	at := (&tree.Path{}).Field("include")
	n := d.node.Without("include")
	if f.Value.Kind != tree.Sequence {
		if !f.Value.Bad && !f.Value.IsNull() {
			l.Invalid(f.Value, at, "a list")
		}
		return n
	}
	for i, item := range f.Value.Items {
		x, ok := l.inclusion(item, at.Item(i))
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
func (l *loader) inclusion(n *tree.Node, at *tree.Path) (inclusion, bool) {
	x := inclusion{node: n, at: at}
	if n.Bad {
		return x, false
	}
	paths := n
	if n.Kind == tree.Mapping {
		for _, f := range n.Fields {
			if !slices.Contains([]string{"path", "env_file", "project_directory"}, f.Name) {
				l.Add(report.UnknownAttribute, f.At, at.Field(f.Name).String(), at.String(), f.Name, "it has path, env_file and project_directory")
			}
		}
		paths, x.dir = n.Get("path"), n.Get("project_directory")
		if env := n.Get("env_file"); env != nil {
			x.env = tree.Entries(env)
		}
	}
	if paths != nil && paths.Kind != tree.Mapping && n.Kind != tree.Sequence {
		x.paths = tree.Entries(paths)
	}
	valid := len(x.paths) > 0 && (len(x.env) > 0 || n.Get("env_file").IsEmpty())
	for _, p := range slices.Concat(x.paths, x.env) {
		_, ok := p.Text()
		valid = valid && ok
	}
	if !valid {
		l.Add(report.IncludeSyntax, n.At, at.String(), at.String())
	}
	return x, valid
}

// imported returns the model that an entry includes; nil after an error.
func (l *loader) imported(d document, x inclusion, chain []string) *tree.Node {
	var files []string
	for _, p := range x.paths {
		text, _ := p.Text()
		name, ok := l.locate(reference{what: "include.path", at: p.At, field: x.at.String(), text: text, dir: d.Dir, node: p})
		if !ok {
			return nil
		}
		files = append(files, name)
	}
	if slices.Contains(chain, files[0]) {
		l.Add(report.IncludeCycle, x.node.At, x.at.String(), strings.Join(append(chain, files[0]), " includes "))
		return nil
	}
	s, ok := l.scope(d, x, files[0])
	if !ok {
		return nil
	}
	key := fmt.Sprintf("%q %q %q", files, s.Dir, s.Vars) // maps are printed in the order of their keys
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
func (l *loader) scope(d document, x inclusion, main string) (*tree.Source, bool) {
	s := &tree.Source{Dir: path.Dir(main)}
	if text, ok := x.dir.Text(); ok {
		if s.Dir, ok = l.locate(reference{what: "include.project_directory", at: x.dir.At, field: x.at.String(), text: text, dir: d.Dir, node: x.dir}); !ok {
			return nil, false
		}
	}
	var files []string
	if len(x.env) == 0 {
		if name := path.Join(s.Dir, ".env"); l.hasEnv(name) {
			files = []string{name}
		}
	}
	r := reference{what: "include.env_file", at: x.node.At, field: x.at.String()}
	for _, e := range x.env {
		text, _ := e.Text()
		if text == "/dev/null" { // Compose's way to say that the .env is not wanted
			continue
		}
		r.text, r.dir, r.at, r.node = text, d.Dir, e.At, e
		name, ok := l.locate(r)
		if !ok {
			return nil, false
		}
		files = append(files, name)
	}
	r.dir = ""
	s.Vars = l.envOf(files, d.Vars, r)
	maps.Copy(s.Vars, d.Vars)
	return s, true
}

// bring merges the sections of an included model below those of a document.
func (l *loader) bring(imported, n *tree.Node, resets *tree.Rules[bool]) *tree.Node {
	for _, section := range tree.Sections {
		from := imported.Field(section)
		if from == nil || from.Value.Kind != tree.Mapping {
			continue
		}
		into := n.Field(section)
		if into == nil || into.Value.IsNull() {
			n = n.With(*from)
			continue
		}
		if into.Value.Kind != tree.Mapping {
			continue // the schema says so
		}
		at := (&tree.Path{}).Field(section)
		merged := merge.MergeFields(into.Value, from.Value, func(own, included tree.Field) tree.Field {
			if own.Value == included.Value || same(own.Value, included.Value) {
				return own // the same resource over two includes
			}
			base := merge.Reset(included.Value, resets.Field(section).Field(own.Name))
			own.Value = l.merger.Merge(base, own.Value, at.Field(own.Name), l.merger.Special.Field(section).Field(own.Name))
			return own
		})
		n = n.With(tree.Field{Name: section, At: into.At, Value: merged})
	}
	return n
}

// same reports whether two values are equal and relative to the same directory.
func same(a, b *tree.Node) bool {
	if a.From.Dir != b.From.Dir {
		return false
	}
	return a.Equal(b)
}
