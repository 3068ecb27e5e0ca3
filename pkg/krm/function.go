package krm

import (
	"errors"
	"fmt"
	"io"
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
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
}

// Run answers one ResourceList. Nothing is written to Out unless everything
// succeeded, but for kpt, which wants its items back together with the results.
func (f Function) Run() error {
	list, err := read(f.In)
	if err != nil {
		return err
	}
	kustomize := list.fromKustomize()
	objects, failure := f.process(list, kustomize)
	if failure != nil && (kustomize || !errors.Is(failure, ErrRefused)) {
		return failure
	}
	results, err := nodeOf(list.Results)
	switch {
	case err != nil:
	case kustomize:
		err = emit.WriteList(f.Out, objects, results)
	default:
		err = list.write(f.Out, results)
	}
	if err != nil {
		return fmt.Errorf("writing the objects: %w", err)
	}
	return failure
}

// process turns the list into its answer. For Kustomize it leaves the list
// empty and returns the objects, which are many and need no encoder that keeps
// comments.
func (f Function) process(list *resourceList, kustomize bool) ([]emit.Object, error) {
	r := report.New(report.Options{})
	result, err := f.generate(list, kustomize, r)
	if err != nil {
		return nil, err
	}
	if !kustomize && !r.Failed() {
		if slices.ContainsFunc(result.Objects, isSecret) {
			r.Add(report.SecretOnDisk, report.Position{}, "")
		}
		nodes, err := emit.Nodes(result.Objects)
		if err == nil {
			err = list.join(nodes, r)
		}
		if err != nil {
			return nil, err
		}
	}
	write := r.Write
	if !kustomize && !r.Failed() {
		write = r.WriteClosing // kpt shows the results itself, and four lines of stderr
	}
	if err := write(report.Redact(f.Err, result.Secrets), result.Counts()); err != nil {
		return nil, err
	}
	list.Results = r.Results()
	if r.Failed() {
		return nil, ErrRefused
	}
	if kustomize {
		list.Items = nil
	}
	return result.Objects, nil
}

func isSecret(o emit.Object) bool {
	_, ok := o.(*corev1.Secret)
	return ok
}

func (f Function) generate(list *resourceList, kustomize bool, r *report.Report) (*generate.Result, error) {
	config, err := list.FunctionConfig.String()
	if err != nil {
		return nil, fmt.Errorf("reading the functionConfig: %w", err)
	}
	file, _ := list.place(list.FunctionConfig)
	source := api.Decode([]byte(config), api.Origin{File: file}, r)
	if source == nil {
		return &generate.Result{}, nil
	}
	root := newRoot(list.directory())
	defer root.Close()
	return f.Generate(source, generate.Options{Root: root.open, Kustomize: kustomize}, r)
}
