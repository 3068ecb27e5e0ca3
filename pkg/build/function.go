package build

import (
	"io/fs"
	"path/filepath"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/show"
)

// What a function writes to have the name of an object hashed, and how Kustomize
// notes it.
const (
	needsHash       = "kustomize.config.k8s.io/needs-hash"
	needsHashSuffix = "internal.config.kubernetes.io/needsHashSuffix"
)

// written returns a configuration as it stands in its file, so that what is wrong with
// it is said with the line; one of several in a file, or one that was built, as it came.
func (g *gate) written(dir string, c config, text []byte) ([]byte, api.Origin) {
	if c.file == "" || c.built {
		return text, api.Origin{}
	}
	data, err := g.files.ReadFile(filepath.Join(dir, c.file))
	if err != nil {
		return text, api.Origin{}
	}
	if all, err := g.parse(data, c.file); err != nil || len(all) != 1 {
		return text, api.Origin{File: filepath.Join(g.files.show(dir), c.file)}
	}
	return data, api.Origin{File: filepath.Join(g.files.show(dir), c.file), Lines: true}
}

// explainCommand returns the command that explains a configuration, from where the user
// is; empty where explain would read another project, or can't read the file.
func (g *gate) explainCommand(dir string, c config, origin api.Origin) string {
	if !origin.Lines || filepath.Dir(c.file) != "." {
		return ""
	}
	file, err := filepath.Rel(g.files.here, filepath.Join(dir, c.file))
	if err != nil {
		return ""
	}
	return "composesource explain -c " + show.ShellWord(file)
}

// generate runs the function, and returns the name of a Component in dir that
// holds what it made. The function sees what it would see in a process of its own
// that Kustomize starts in dir.
func (g *gate) generate(dir string, c config) (string, error) {
	text, err := c.AsYAML()
	if err != nil {
		return "", err
	}
	name, _, err := g.files.resolve(dir)
	if err != nil {
		return "", err
	}
	root, err := g.files.root.Sub(filepath.ToSlash(name))
	if err != nil {
		return "", err
	}
	defer root.Close()
	f := krm.Function{Err: g.options.Err, Generate: g.options.Generate, Say: g.options.Say}
	written, origin := g.written(dir, c, text)
	f.Origin, f.Explain = origin, g.explainCommand(dir, c, origin)
	objects, err := f.Objects(written, func() (fs.FS, error) { return root, nil })
	if err != nil {
		return "", err
	}
	for _, o := range objects {
		if annotations := o.GetAnnotations(); annotations[needsHash] == "true" {
			delete(annotations, needsHash)
			annotations[needsHashSuffix] = "enabled"
		}
	}
	g.version(dir, c)
	g.stale(dir, c, text)
	return g.component(dir, c, objects)
}
