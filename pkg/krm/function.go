package krm

import (
	"errors"
	"fmt"
	"io"

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

func (f Function) generate(list *resourceList, o generate.Options, r *report.Report) (*generate.Result, error) {
	config, err := list.FunctionConfig.String()
	if err != nil {
		return nil, fmt.Errorf("reading the functionConfig: %w", err)
	}
	file, _ := list.place(list.FunctionConfig)
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
	if o.Root = root.open; !list.fromKustomize() {
		if o.Lock, err = list.lock(); err != nil {
			return nil, err
		}
	}
	return f.Generate(source, o, r)
}
