package build

import (
	"fmt"
	"path/filepath"
	"slices"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// gate is the files as Kustomize sees them: every kustomization passes through it,
// and leaves with the generators of ours replaced by what they made.
type gate struct {
	*files
	*virtual
	options Options
	parser  *resmap.Factory
	settled map[string][]byte // kustomizations that passed, by path
	open    []string          // those that are on their way through
	budget  budget
	refusal error // the first one
}

func newGate(files *files, o Options) *gate {
	return &gate{
		files: files, virtual: newVirtual(), options: o, settled: map[string][]byte{},
		parser: resmap.NewFactory(provider.NewDefaultDepProvider().GetResourceFactory()),
	}
}

func isKustomization(file string) bool {
	return slices.Contains(konfig.RecognizedKustomizationFileNames(), filepath.Base(file))
}

// ReadFile reads a file; a kustomization with its functions settled.
func (g *gate) ReadFile(file string) ([]byte, error) {
	if data, ok := g.virtual.files[file]; ok {
		return data, nil
	}
	if data, ok := g.settled[file]; ok {
		return data, nil
	}
	data, err := g.files.ReadFile(file)
	if err == nil {
		if err := g.budget.spend(data); err != nil {
			err = fmt.Errorf("%s: %w", g.files.show(file), err)
			g.refuse(err)
			return nil, err
		}
	}
	if !isKustomization(file) {
		return data, err
	}
	if err == nil {
		data, err = g.settle(file, data)
	} else if g.Exists(file) {
		err = g.at(file, nil, "", err)
	} else {
		return nil, err // Kustomize tries all names
	}
	if err != nil {
		g.refuse(err)
		return nil, err
	}
	g.settled[file] = data
	return data, nil
}

// CleanedAbs knows what exists here only, and keeps the name of a kustomization
// that is a link: by its name Kustomize asks for it, and by its name it is known.
func (g *gate) CleanedAbs(file string) (filesys.ConfirmedDir, string, error) {
	file = filepath.Clean(file)
	if dir, name, ok := g.virtual.find(file); ok {
		return filesys.ConfirmedDir(dir), name, nil
	}
	real, name, err := g.files.CleanedAbs(file)
	if err != nil || name == "" || !isKustomization(file) {
		return real, name, err
	}
	dir, _, err := g.files.CleanedAbs(filepath.Dir(file))
	if err != nil || !real.HasPrefix(dir) {
		return real, name, err // Kustomize refuses what is not below the directory
	}
	return dir, filepath.Base(file), nil
}

// IsDir knows what exists here only, too.
func (g *gate) IsDir(file string) bool {
	_, name, ok := g.virtual.find(filepath.Clean(file))
	return ok && name == "" || !ok && g.files.IsDir(file)
}

// settle replaces the generators of ours in a kustomization. It is decoded by
// Kustomize's own decoder and written anew, so that both read the same lists.
func (g *gate) settle(file string, data []byte) ([]byte, error) {
	var k types.Kustomization
	if err := k.Unmarshal(data); err != nil {
		return data, nil // Kustomize says what is wrong with it
	}
	if slices.Contains(g.open, file) {
		return nil, g.at(file, nil, "", errCycle)
	}
	g.open = append(g.open, file)
	defer func() { g.open = g.open[:len(g.open)-1] }()
	if err := g.checkReferences(file, data, &k); err != nil {
		return nil, err
	}
	for _, r := range append(references("transformers", k.Transformers...), references("validators", k.Validators...)...) {
		if err := g.transformer(file, r.field, r.text); err != nil {
			return nil, g.at(file, data, r.text, err)
		}
	}
	var kept, made []string
	for _, entry := range k.Generators {
		rest, names, err := g.generator(file, entry)
		if err != nil {
			return nil, g.at(file, data, entry, err)
		}
		kept, made = append(kept, rest...), append(made, names...)
	}
	if len(made) == 0 {
		return data, nil
	}
	k.Generators, k.Components = kept, append(made, k.Components...)
	return yaml.Marshal(k)
}
