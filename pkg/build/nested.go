package build

import (
	"fmt"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/hasher"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
)

const originAnnotation = "config.kubernetes.io/origin"

// build builds a directory of configurations, from a directory in the one of the
// kustomization: so Kustomize sees a cycle, and refuses it.
func (g *gate) build(file, entry string) ([]config, error) {
	dir := filepath.Dir(file)
	target := entry
	if !filepath.IsAbs(entry) {
		target = filepath.ToSlash(filepath.Join("..", entry))
	}
	name, err := g.directory(dir, types.Kustomization{
		Resources: []string{target}, BuildMetadata: []string{types.OriginAnnotations},
	})
	if err != nil {
		return nil, err
	}
	objects, err := krusty.MakeKustomizer(g.kustomizer()).Run(g, filepath.Join(dir, name))
	if err != nil {
		return nil, fmt.Errorf("building %s: %w", entry, err)
	}
	var all []config
	for _, object := range objects.Resources() {
		from, err := takeOrigin(object)
		if err == nil {
			err = unhash(object)
		}
		if err != nil {
			return nil, err
		}
		if from != "" {
			from = filepath.Join(name, from)
		}
		all = append(all, config{object, from, true})
	}
	return all, nil
}

// takeOrigin returns the file that holds an object, and forgets it.
func takeOrigin(object *resource.Resource) (string, error) {
	origin, err := object.GetOrigin()
	if err != nil || origin == nil {
		return "", err
	}
	annotations := object.GetAnnotations()
	delete(annotations, originAnnotation)
	return origin.Path, object.SetAnnotations(annotations)
}

// unhash gives a configuration the name that it has among generators, whose names
// Kustomize doesn't hash.
func unhash(object *resource.Resource) error {
	i := strings.LastIndexByte(object.GetName(), '-')
	if i < 0 {
		return nil
	}
	name, suffix := object.GetName()[:i], object.GetName()[i+1:]
	plain := object.DeepCopy()
	if err := plain.SetName(name); err != nil {
		return err
	}
	if hash, err := plain.Hash(&hasher.Hasher{}); err != nil || hash != suffix {
		return nil // it has no hash: that is its name
	}
	return object.SetName(name)
}
