package compose

import (
	"io/fs"
	"maps"
	"path"

	"github.com/compose-spec/compose-go/v2/consts"
	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/compose/internal/merge"
	"github.com/composesource/composesource/pkg/compose/internal/schema"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
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
	s := &tree.Source{Dir: dir, Vars: l.projectVars}
	docs := l.documents(files, s, reference{what: "Compose file"})
	name := l.projectName(docs)
	l.projectVars[consts.ComposeProjectName] = name
	merged := l.model(docs, nil)
	if merged == nil || len(merged.Fields) == 0 {
		if !l.Failed {
			l.Add(report.EmptyComposeFile, report.Position{File: files[0]}, "")
		}
		return nil
	}
	if name == "" {
		l.Add(report.NoProjectName, report.Position{File: files[0]}, "name")
	}
	l.watchOver(merged, &tree.Path{}, newWatches())
	p := l.project(name, dir, merged)
	if p != nil {
		p.ComposeFiles = files
	}
	return p
}

// rawDocument is a YAML document that is not interpolated yet.
type rawDocument struct {
	*tree.Source
	node *yaml.Node
}

// documents reads files into YAML documents.
func (l *loader) documents(files []string, s *tree.Source, r reference) []rawDocument {
	var docs []rawDocument
	for _, file := range files {
		content, ok := l.read(file, r)
		if !ok {
			continue
		}
		nodes, _ := l.decode(file, content)
		in := &tree.Source{File: file, Dir: s.Dir, Vars: s.Vars}
		for _, y := range nodes {
			docs = append(docs, rawDocument{Source: in, node: y})
		}
	}
	return docs
}

// model merges documents, each over the ones before it, in the order of
// compose-go's loader: interpolate, include, reset, extend, merge, drop
// duplicates, validate. The chain is that of the files that include them.
func (l *loader) model(docs []rawDocument, chain []string) *tree.Node {
	x := &extender{loader: l, files: map[string]*entities{}}
	var merged, over *tree.Node
	for _, raw := range docs {
		d := l.parse(raw)
		d.node = l.include(d, append(chain, raw.File))
		merged = merge.Reset(merged, d.resets)
		d.node = x.extend(d)
		if merged == nil {
			merged = d.node
		} else {
			over = d.node
			if merged = l.merger.Merge(merged, over, &tree.Path{}, l.merger.Special); !l.mergedWithin(merged, over) {
				return nil
			}
		}
		if len(l.Limited) > 0 {
			return nil
		}
		services := len(merged.Get("services").AllFields()) + len(merged.Get("jobs").AllFields())
		if !l.Within(limit.Services, services, merged.At, "services") {
			return nil
		}
		merged = l.merger.Dedupe(merged, over, &tree.Path{}, l.merger.Indexers)
		l.Validate(merged, over)
	}
	return merged
}

// mergedWithin counts what a document changed: lists and mappings that grow with
// each of many documents are looked at as a whole each time.
func (l *loader) mergedWithin(merged, over *tree.Node) bool {
	for _, section := range over.AllFields() {
		for _, f := range merged.Get(section.Name).In(section.Value) {
			l.merged += f.Value.Size().Values
		}
	}
	return l.Within(limit.Merged, l.merged, over.At, "")
}

// quiet returns a loader whose findings nobody sees.
func (l *loader) quiet() *loader {
	return &loader{Sayer: schema.New(report.New(report.Options{})), projectVars: maps.Clone(l.projectVars)}
}
