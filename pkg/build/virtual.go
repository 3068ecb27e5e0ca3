package build

import (
	"path/filepath"
	"strconv"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/yaml"
)

// The file of a Component in which the objects are.
const objectsFile = "objects.yaml"

// virtual is what exists in a build only: directories with a kustomization.
type virtual struct {
	files   map[string][]byte // by path
	dirs    map[string]bool   // by path
	sources map[string]config // that a directory holds the objects of, by its name
}

func newVirtual() *virtual {
	return &virtual{map[string][]byte{}, map[string]bool{}, map[string]config{}}
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
func (g *gate) component(dir string, c config, objects []byte) (string, error) {
	k := types.Kustomization{TypeMeta: types.TypeMeta{APIVersion: types.ComponentVersion, Kind: types.ComponentKind}}
	if len(objects) > 0 {
		k.Resources = []string{objectsFile}
	}
	name, err := g.directory(dir, k)
	if err != nil {
		return "", err
	}
	g.virtual.files[filepath.Join(dir, name, objectsFile)] = objects
	g.sources[name] = c
	return name, nil
}
