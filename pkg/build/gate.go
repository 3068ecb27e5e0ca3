package build

import (
	"fmt"
	"path"
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
	options   Options
	parser    *resmap.Factory
	settled   map[string]settled // kustomizations that passed, by path
	open      []string           // those that are on their way through
	budget    budget
	texts     []text // what was read
	notes     []Note
	patched   []target // what patches are for
	generated []object // of the generators of kustomizations
	renames   bool     // a kustomization changes names
	refusal   error    // the first one
}

// settled is a kustomization as Kustomize sees it.
type settled struct {
	data      []byte
	generated int // objects that its own generators make
}

func newGate(files *files, o Options) *gate {
	return &gate{
		files: files, virtual: newVirtual(), options: o, settled: map[string]settled{},
		parser: resmap.NewFactory(provider.NewDefaultDepProvider().GetResourceFactory()),
	}
}

func isKustomization(file string) bool {
	return slices.Contains(konfig.RecognizedKustomizationFileNames(), filepath.Base(file))
}

// ReadFile reads a file; a kustomization with its functions settled.
func (g *gate) ReadFile(file string) ([]byte, error) {
	if data, ok := g.virtual.files[file]; ok { // its objects are counted with the kustomization
		return data, nil
	}
	data, generated, err := g.read(file)
	if err == nil {
		if err = g.budget.count(data, generated, g.options.MaxObjects); err != nil {
			err = fmt.Errorf("%s: %w", g.files.show(file), err)
			g.refuse(err)
		}
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// read reads a file, and counts what the generators of a kustomization make.
func (g *gate) read(file string) (data []byte, generated int, err error) {
	if k, ok := g.settled[file]; ok {
		return k.data, k.generated, nil
	}
	data, err = g.files.ReadFile(file)
	if err == nil {
		if err := g.budget.spend(data); err != nil {
			err = fmt.Errorf("%s: %w", g.files.show(file), err)
			g.refuse(err)
			return nil, 0, err
		}
		g.keep(file, data)
	}
	switch {
	case !isKustomization(file):
		return data, 0, err
	case err == nil:
		data, generated, err = g.settle(file, data)
	case g.Exists(file):
		err = g.at(file, nil, "", err)
	default:
		return nil, 0, err // Kustomize tries all names
	}
	if err != nil {
		g.refuse(err)
		return nil, 0, err
	}
	g.settled[file] = settled{data, generated}
	return data, generated, nil
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
func (g *gate) settle(file string, data []byte) (text []byte, generated int, err error) {
	var k types.Kustomization
	if err := k.Unmarshal(data); err != nil {
		return data, 0, nil // Kustomize says what is wrong with it
	}
	if slices.Contains(g.open, file) {
		return nil, 0, g.at(file, nil, "", errCycle)
	}
	g.open = append(g.open, file)
	defer func() { g.open = g.open[:len(g.open)-1] }()
	if err := g.checkReferences(file, data, &k); err != nil {
		return nil, 0, err
	}
	for _, r := range append(references("transformers", k.Transformers...), references("validators", k.Validators...)...) {
		if err := g.transformer(file, r.field, r.text); err != nil {
			return nil, 0, g.at(file, data, r.text, err)
		}
	}
	g.targets(file, data, &k)
	generated = len(k.ConfigMapGenerator) + len(k.SecretGenerator) + len(k.HelmCharts)
	var kept, made []string
	for _, entry := range k.Generators {
		rest, names, err := g.generator(file, entry)
		if err != nil {
			return nil, 0, g.at(file, data, entry, err)
		}
		kept, made = append(kept, rest...), append(made, names...)
	}
	if len(made) == 0 {
		return data, generated, nil
	}
	g.put(&k, made, generated+len(kept) == 0)
	k.Generators = kept
	for _, name := range made {
		generated += g.sources[name].objects
	}
	text, err = yaml.Marshal(k)
	return text, generated, err
}

// put puts what was made where generators would leave it: behind the resources and what
// other generators make. Where there are none of those, behind the resources is both,
// and Kustomize holds all objects once less than for a Component.
func (g *gate) put(k *types.Kustomization, made []string, alone bool) {
	if !alone {
		k.Components = append(made, k.Components...)
		return
	}
	for _, name := range made {
		for _, file := range g.sources[name].files {
			k.Resources = append(k.Resources, path.Join(name, file))
		}
	}
}
