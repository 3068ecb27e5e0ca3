package build

import (
	"path/filepath"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/embed"
	"github.com/composesource/composesource/pkg/report"
)

// stale notes the copies in a configuration that are no longer what the project's
// files are, where those are in the directory that may be read.
func (g *gate) stale(dir string, c config, text []byte) {
	source := api.Decode(text, api.Origin{}, report.New(report.Options{}))
	if source == nil || len(source.Spec.Inline) == 0 {
		return
	}
	at := filepath.Join(dir, filepath.FromSlash(embed.From(source)))
	name, info, err := g.files.resolve(at)
	if err != nil || !info.IsDir() {
		return
	}
	root, err := g.files.root.Sub(filepath.ToSlash(name))
	if err != nil {
		return
	}
	defer root.Close()
	file := filepath.Join(g.files.show(dir), c.file)
	command := g.typed(dir)
	if from := embed.From(source); from != "." {
		command += " --from " + g.typed(at)
	}
	for _, change := range embed.Stale(*source, root) {
		g.note(report.EmbedStale, report.Position{File: file}, change.File, change.What, command)
	}
}

// typed returns a path as one types it in the working directory.
func (g *gate) typed(file string) string {
	if name, err := filepath.Rel(g.files.here, file); err == nil && len(name) < len(file) {
		return name
	}
	return file
}
