package build

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/yaml"

	"github.com/composesource/composesource/pkg/emit"
)

// together is how many objects a file of a Component holds: Kustomize looks at all of
// a file for each of it.
const together = 50

// virtual is what exists in a build only: directories with a kustomization.
type virtual struct {
	files   map[string][]byte // by path
	dirs    map[string]bool   // by path
	sources map[string]source // that a directory holds the objects of, by its name
}

// source is a configuration with what it stands for.
type source struct {
	config
	objects int
	files   []string // of the directory, that hold them
}

func newVirtual() *virtual {
	return &virtual{map[string][]byte{}, map[string]bool{}, map[string]source{}}
}

// find tells a directory, without a name, or a file.
func (v *virtual) find(file string) (dir, name string, ok bool) {
	if v.dirs[file] {
		return file, "", true
	}
	dir, name = filepath.Split(file)
	_, ok = v.files[file]
	return filepath.Clean(dir), name, ok
}

// directory makes a directory in dir that holds a kustomization, under a name that
// is free, and returns the name.
func (g *gate) directory(dir string, k types.Kustomization) (string, error) {
	data, err := yaml.Marshal(k)
	if err != nil {
		return "", err
	}
	for n := len(g.dirs); ; n++ {
		name := ".composesource-" + strconv.Itoa(n)
		at := filepath.Join(dir, name)
		if g.Exists(at) || g.dirs[at] {
			continue
		}
		g.dirs[at] = true
		g.virtual.files[filepath.Join(at, konfig.DefaultKustomizationFileName())] = data
		return name, nil
	}
}

// component makes a Component of the objects that a configuration stands for.
func (g *gate) component(dir string, c config, objects []emit.Object) (string, error) {
	k := types.Kustomization{TypeMeta: types.TypeMeta{APIVersion: types.ComponentVersion, Kind: types.ComponentKind}}
	var texts [][]byte
	for some := range slices.Chunk(emit.InOrder(objects), together) {
		var text bytes.Buffer
		if err := emit.Write(&text, some); err != nil {
			return "", err
		}
		k.Resources = append(k.Resources, fmt.Sprintf("objects-%d.yaml", len(texts)))
		texts = append(texts, text.Bytes())
	}
	name, err := g.directory(dir, k)
	if err != nil {
		return "", err
	}
	for i, file := range k.Resources {
		g.virtual.files[filepath.Join(dir, name, file)] = texts[i]
	}
	g.sources[name] = source{c, len(objects), k.Resources}
	return name, nil
}
