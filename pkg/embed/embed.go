package embed

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/report"
)

// Input is a ComposeSource and where the files it names are.
type Input struct {
	File string // of the ComposeSource, for messages
	Text []byte // of that file
	// From is the slash-separated path of the project's directory from that of
	// File. Empty means what the file's annotation says, or else its directory.
	From string
	Open func(from string) (fs.FS, error) // opens the project's directory
}

// Result is what embedding gives.
type Result struct {
	Text  []byte   // the file with the files embedded; nil when the report has failed
	Files []string // that are embedded, sorted
	Drift []Change // how they differ from what Input.Text embeds

	// Report says what is wrong: with the project, or with embedding it. Warnings
	// about the conversion are not in it: they come with every build.
	Report *report.Report
}

// Run embeds the files that the project reads.
func Run(in Input) (*Result, error) {
	result := &Result{Report: report.New(report.Options{})}
	source := api.Decode(in.Text, api.Origin{File: in.File, Lines: true}, result.Report)
	if source == nil {
		return result, nil
	}
	if !isComposeSource(in.Text) {
		return nil, fmt.Errorf("%s is a ConfigMap, which holds the files as its data; embed writes into a ComposeSource", in.File)
	}
	from := cmp.Or(in.From, source.Metadata.Annotations[AnnotationFrom], ".")
	root, err := in.Open(from)
	if err != nil {
		return nil, err
	}
	old, files := source.Spec.Inline, newRecorder(root)
	source.Spec.Inline = nil
	fromDisk, err := result.convert(*source, files)
	if err != nil || fromDisk == nil {
		return result, err
	}
	source.Spec.Inline, err = files.read()
	if err != nil {
		return nil, err
	}
	if result.refuseBinaries(source.Spec.Inline); result.Report.Failed() {
		return result, nil
	}
	fromInline, err := result.convert(*source, nil)
	if err != nil || fromInline == nil {
		return result, err
	}
	at := report.Position{File: in.File}
	if err := result.compare(at, fromDisk.Objects, fromInline.Objects); err != nil || result.Report.Failed() {
		return result, err
	}
	result.warn(at, fromInline.Objects)
	result.Files, result.Drift = slices.Sorted(maps.Keys(source.Spec.Inline)), drift(old, source.Spec.Inline)
	result.Text, err = write(in.Text, source.Spec.Inline, from)
	return result, err
}

// convert runs the pipeline. When the project has errors there is no result,
// and the report is that of the pipeline.
func (r *Result) convert(source api.ComposeSource, root fs.FS) (*generate.Result, error) {
	source.Spec.Report = api.Report{Level: "error"}
	project := report.New(report.Options{})
	result, err := generate.Run(&source, generate.Options{
		Root: func() (fs.FS, error) { return root, nil }, Kustomize: true,
	}, project)
	if err != nil {
		return nil, err
	}
	if project.Failed() {
		r.Report = project
		return nil, nil
	}
	return result, nil
}

// refuseBinaries reports the files that YAML text can't hold.
func (r *Result) refuseBinaries(files map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !utf8.ValidString(files[name]) {
			r.Report.Add(report.EmbedNotText, report.Position{File: name}, "", name)
		}
	}
}
