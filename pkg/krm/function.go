package krm

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/report"
)

// ErrRefused ends a run whose reasons were reported already.
var ErrRefused = errors.New("refused; the reasons are in the report")

// Generator is generate.Run.
type Generator func(*api.ComposeSource, generate.Options, *report.Report) (*generate.Result, error)

// Function is the function on its streams.
type Function struct {
	In       io.Reader
	Out, Err io.Writer
	Generate Generator

	Origin  api.Origin // of the configuration of Objects; empty when nobody knows its file
	Explain string     // the command that explains that configuration; empty when nobody knows it

	// Say writes what there is to say of a configuration of Objects; nil for text.
	Say func(io.Writer, *report.Report, report.Counts) error
}

// Run answers one ResourceList. Nothing is written to Out unless everything
// succeeded, but for kpt.
func (f Function) Run() error {
	list, err := read(f.In)
	if err != nil {
		return err
	}
	answer, r := list.answer(), report.New(report.Options{})
	r.Count()
	result, err := f.generate(list, answer.options(), r)
	if err == nil && !r.Failed() {
		err = answer.take(result, r)
	}
	if err != nil {
		return err
	}
	if err := answer.say(f.Err, r, result.Counts()); err != nil {
		return err
	}
	switch err := answer.write(f.Out, r.Results(), r.Failed()); {
	case err != nil:
		return fmt.Errorf("writing the objects: %w", err)
	case r.Failed():
		return ErrRefused
	}
	return nil
}

// missing says what to do where there is no Compose file: a container that mounts
// nothing sees none.
func missing(source *api.ComposeSource) string {
	run := source.Metadata.Annotations["config.kubernetes.io/function"]
	if strings.Contains(run, "container:") && !strings.Contains(run, "mounts:") {
		return "the container of the annotation sees no files: write mounts: [{type: bind, src: ., dst: /work}] below image, or embed them: composesource embed"
	}
	return ""
}

func (f Function) generate(list *resourceList, o generate.Options, r *report.Report) (*generate.Result, error) {
	config, err := list.functionConfig.String()
	if err != nil {
		return nil, fmt.Errorf("reading the functionConfig: %w", err)
	}
	file, _ := list.config.place()
	source := api.Decode([]byte(config), api.Origin{File: file}, r)
	if source == nil {
		return &generate.Result{}, nil
	}
	pkg := ""
	if !list.fromKustomize() {
		pkg = list.directory()
	}
	root := newRoot(pkg)
	defer root.close()
	o.Root, o.Missing = root.open, missing(source)
	if !list.fromKustomize() {
		if o.Lock, err = list.lock(); err != nil {
			return nil, err
		}
	}
	return f.Generate(source, o, r)
}
