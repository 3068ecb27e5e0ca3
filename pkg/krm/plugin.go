package krm

import (
	"fmt"
	"io"
	"os"

	"github.com/composesource/composesource/pkg/api"
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
	config, err := os.ReadFile(p.Config)
	if err != nil {
		return fmt.Errorf("reading the configuration: %w", err)
	}
	r := report.New(report.Options{})
	result := &generate.Result{}
	if source := api.Decode(config, api.Origin{}, r); source != nil {
		root := newRoot("")
		defer root.Close()
		result, err = p.Generate(source, generate.Options{Root: root.open, Kustomize: true}, r)
		if err != nil {
			return err
		}
	}
	if err := r.Write(p.Err, result.Counts()); err != nil {
		return err
	}
	if r.Failed() {
		return ErrRefused
	}
	return emit.Write(p.Out, result.Objects)
}
