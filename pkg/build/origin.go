package build

import (
	"path/filepath"

	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// setOrigins notes on the objects of ours which configuration made them, as
// Kustomize does for a generator, where buildMetadata asked for it.
func (g *gate) setOrigins(objects resmap.ResMap) error {
	for _, object := range objects.Resources() {
		origin, err := object.GetOrigin()
		if err != nil {
			return err
		}
		if origin == nil {
			continue
		}
		dir, name := filepath.Split(filepath.Dir(origin.Path))
		c, ok := g.sources[name]
		if !ok {
			continue
		}
		ours := &resource.Origin{ConfiguredBy: yaml.ResourceIdentifier{
			TypeMeta: yaml.TypeMeta{APIVersion: c.GetApiVersion(), Kind: c.GetKind()},
			NameMeta: yaml.NameMeta{Name: c.GetName(), Namespace: c.GetNamespace()},
		}}
		if c.file != "" {
			ours.ConfiguredIn = filepath.Join(dir, c.file)
		}
		if err := object.SetOrigin(ours); err != nil {
			return err
		}
	}
	return nil
}
