package changes

import (
	"maps"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// Keys are the keys of the Secrets that a project asks for, by the names of these.
type Keys map[string][]string

// Elsewhere compares what a project asks for in Secrets that the build only refers to,
// since an overlay took them out and the cluster holds them. No object shows that a
// key is new there, and nobody replaces the pods that read it.
func Elsewhere(before, after Keys, built []*yaml.RNode) ([]Change, error) {
	b, err := newBuild(built)
	if err != nil {
		return nil, err
	}
	d := &differ{to: b}
	read := b.readers()
	for _, k := range slices.SortedFunc(maps.Keys(read), key.compare) {
		had, ok := before[k.name]
		if _, here := b.objects[k]; here || !ok || k.kind != "Secret" {
			continue
		}
		wants := slices.DeleteFunc(slices.Sorted(slices.Values(after[k.name])), func(name string) bool { return slices.Contains(had, name) })
		if len(wants) > 0 {
			d.add(Careful, "%s is made elsewhere, and needs %s: add it there, then restart %s", k, strings.Join(wants, ", "), strings.Join(read[k], ", "))
		}
	}
	return d.changes, nil
}
