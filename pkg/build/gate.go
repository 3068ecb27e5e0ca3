package build

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// gate is the disk as Kustomize sees it: every kustomization passes through it
// and leaves with its functions settled.
type gate struct {
	filesys.FileSystem
	options Options
	parser  *resmap.Factory
	virtual map[string][]byte // directories that exist here only, and their kustomization
	refusal error
}

func newGate(disk filesys.FileSystem, o Options) *gate {
	return &gate{
		FileSystem: disk, options: o, virtual: map[string][]byte{},
		parser: resmap.NewFactory(provider.NewDefaultDepProvider().GetResourceFactory()),
	}
}

// ReadFile reads a file; a kustomization with its functions settled.
func (g *gate) ReadFile(path string) ([]byte, error) {
	dir, name := filepath.Split(path)
	dir = filepath.Clean(dir)
	if data, ok := g.virtual[dir]; ok && name == konfig.DefaultKustomizationFileName() {
		return data, nil
	}
	data, err := g.FileSystem.ReadFile(path)
	if err != nil || !slices.Contains(konfig.RecognizedKustomizationFileNames(), name) {
		return data, err
	}
	data, err = g.settle(dir, data)
	if err != nil {
		g.refusal = errors.Join(g.refusal, err)
	}
	return data, err
}

// CleanedAbs knows the virtual directories, too.
func (g *gate) CleanedAbs(path string) (filesys.ConfirmedDir, string, error) {
	if g.virtual[path] != nil {
		return filesys.ConfirmedDir(path), "", nil
	}
	dir, name := filepath.Split(path)
	dir = filepath.Clean(dir)
	if g.virtual[dir] != nil && name == konfig.DefaultKustomizationFileName() {
		return filesys.ConfirmedDir(dir), name, nil
	}
	return g.FileSystem.CleanedAbs(path)
}

// IsDir knows the virtual directories, too.
func (g *gate) IsDir(path string) bool {
	return g.virtual[filepath.Clean(path)] != nil || g.FileSystem.IsDir(path)
}

// settle replaces what a kustomization lists as functions. It is decoded by
// Kustomize's own decoder and written anew, so that both read the same lists.
func (g *gate) settle(dir string, data []byte) ([]byte, error) {
	var k types.Kustomization
	if err := k.Unmarshal(data); err != nil {
		return data, nil // Kustomize says what is wrong with it
	}
	if len(k.Generators)+len(k.Transformers)+len(k.Validators) == 0 {
		return data, nil
	}
	for _, list := range []*[]string{&k.Generators, &k.Transformers, &k.Validators} {
		for i, entry := range *list {
			settled, err := g.entry(dir, entry)
			if err != nil {
				return nil, err
			}
			(*list)[i] = settled
		}
	}
	return yaml.Marshal(k)
}

// wrap makes a virtual kustomization around a directory that holds
// configurations, and returns its path relative to dir.
func (g *gate) wrap(dir, entry string) (string, error) {
	name := ".composesource-" + strconv.Itoa(len(g.virtual))
	target := entry
	if !filepath.IsAbs(entry) {
		target = filepath.ToSlash(filepath.Join("..", entry))
	}
	k := types.Kustomization{Resources: []string{target}}
	annotation := map[string]string{functionAnnotation: g.self()}
	if g.options.EnableExec || g.options.EnablePlugins {
		patch, err := yaml.Marshal(map[string]any{
			"apiVersion": "v1", "kind": "any", "metadata": map[string]any{"name": "any", "annotations": annotation},
		})
		if err != nil {
			return "", err
		}
		only := types.Selector{}
		only.Group, only.Kind = "composesource.dev", "ComposeSource"
		k.Patches = []types.Patch{{Patch: string(patch), Target: &only}}
	} else {
		// Every function in there becomes this one, which refuses what is not its
		// own configuration. This is the outermost layer: nothing comes after it.
		k.CommonAnnotations = annotation
	}
	data, err := yaml.Marshal(k)
	if err != nil {
		return "", err
	}
	g.virtual[filepath.Join(dir, name)] = data
	return name, nil
}
