package krm

import (
	"fmt"
	"io"
	"io/fs"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/report"
)

// Plugin is the function as an exec plugin of Kustomize's older kind, which
// kubectl's Kustomize runs, too: the configuration is a file, the project is in
// the working directory, and the objects go to Out as they are.
type Plugin struct {
	Config   string
	Out, Err io.Writer
	Generate Generator
}

// Run answers one configuration.
func (p Plugin) Run() error {
	config, err := disk.ReadProjectFile(p.Config)
	if err != nil {
		return fmt.Errorf("reading the configuration: %w", err)
	}
	root := newRoot("")
	defer root.close()
	f := Function{Err: p.Err, Generate: p.Generate}
	objects, err := f.Objects(config, root.open)
	if err != nil {
		return err
	}
	return emit.Write(p.Out, objects)
}

// Objects answers one configuration for a Kustomize that takes the objects as
// they are: that of this process, or one that runs a plugin.
func (f Function) Objects(config []byte, root func() (fs.FS, error)) ([]emit.Object, error) {
	r := report.New(report.Options{})
	if f.Say == nil {
		r.Count()
	}
	result := &generate.Result{}
	if source := api.Decode(config, f.Origin, r); source != nil {
		var err error
		if result, err = f.Generate(source, generate.Options{Root: root, Kustomize: true}, r); err != nil {
			return nil, err
		}
	}
	result.Explain = f.Explain
	say := f.Say
	if say == nil {
		say = func(w io.Writer, r *report.Report, made report.Counts) error { return r.Write(w, made) }
	}
	if err := say(f.Err, r, result.Counts()); err != nil {
		return nil, err
	}
	if r.Failed() {
		return nil, ErrRefused
	}
	return result.ForKustomize(), nil
}
