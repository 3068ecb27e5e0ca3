package compose

import (
	"io/fs"
	"maps"
	"path"

	"github.com/compose-spec/compose-go/v2/consts"
	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// Load reads the project. Everything wrong with it is added to the report;
// when that includes an error the project is nil.
func Load(root fs.FS, o Options, r *report.Report) *Project {
	l := newLoader(root, o, r)
	files := l.find()
	if len(files) == 0 {
		return nil
	}
	l.given = files
	dir := path.Dir(files[0])
	s := &source{dir: dir, vars: l.projectVars}
	docs := l.documents(files, s, reference{what: "Compose file"})
	name := l.projectName(docs)
	l.projectVars[consts.ComposeProjectName] = name
	tree := l.model(docs, nil)
	if tree == nil || len(tree.Fields) == 0 {
		if !l.failed {
			l.add(report.EmptyComposeFile, report.Position{File: files[0]}, "")
		}
		return nil
	}
	if name == "" {
		l.add(report.NoProjectName, report.Position{File: files[0]}, "name")
	}
	l.watchOver(tree, &fieldPath{}, newWatches())
	p := l.project(name, dir, tree)
	if p != nil {
		p.ComposeFiles = files
	}
	return p
}

// rawDocument is a YAML document that is not interpolated yet.
type rawDocument struct {
	*source
	node *yaml.Node
}

// documents reads files into YAML documents.
func (l *loader) documents(files []string, s *source, r reference) []rawDocument {
	var docs []rawDocument
	for _, file := range files {
		content, ok := l.read(file, r)
		if !ok {
			continue
		}
		nodes, _ := l.decode(file, content)
		in := &source{file: file, dir: s.dir, vars: s.vars}
		for _, y := range nodes {
			docs = append(docs, rawDocument{source: in, node: y})
		}
	}
	return docs
}

// model merges documents, each over the ones before it, in the order of
// compose-go's loader: interpolate, include, reset, extend, merge, drop
// duplicates, validate. The chain is that of the files that include them.
func (l *loader) model(docs []rawDocument, chain []string) *Node {
	x := &extender{loader: l, files: map[string]*entities{}}
	var merged *Node
	for _, raw := range docs {
		d := l.parse(raw)
		d.node = l.include(d, append(chain, raw.file))
		merged = merged.reset(d.resets)
		d.node = x.extend(d)
		if merged == nil {
			merged = d.node
		} else if merged = l.merger.merge(merged, d.node, &fieldPath{}, l.merger.special); !l.mergedWithin(merged, d.node) {
			return nil
		}
		if len(l.limited) > 0 {
			return nil
		}
		services := len(merged.Get("services").fields()) + len(merged.Get("jobs").fields())
		if !l.within(limit.Services, services, merged.At, "services") {
			return nil
		}
		merged = l.merger.dedupe(merged, &fieldPath{}, l.merger.indexers)
		l.validate(merged)
	}
	return merged
}

// mergedWithin counts what a document changed: lists and mappings that grow with
// each of many documents are looked at as a whole each time.
func (l *loader) mergedWithin(merged, over *Node) bool {
	for _, section := range over.fields() {
		for _, f := range section.Value.fields() {
			values, _ := merged.Get(section.Name, f.Name).size()
			l.merged += values
		}
	}
	return l.within(limit.Merged, l.merged, over.At, "")
}

// quiet returns a loader whose findings nobody sees.
func (l *loader) quiet() *loader {
	return &loader{sayer: newSayer(report.New(report.Options{})), projectVars: maps.Clone(l.projectVars)}
}
