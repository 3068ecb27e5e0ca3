package krm

import (
	"cmp"
	"fmt"

	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/lock"
)

// lock returns the lock file among the items of the package that holds the configuration:
// another function may have changed it, and in a container no file is at hand. Nil where
// the package has none. One of another package, or under another name, is about other
// projects.
func (l *resourceList) lock() (*lock.Given, error) {
	_, pkg := l.config.place()
	pkg = cmp.Or(pkg, l.directory())
	for _, it := range l.items {
		file, itsPackage := it.place()
		if it.kind != lock.Kind || itsPackage != pkg || cmp.Or(file, lock.Name) != lock.Name {
			continue
		}
		items, err := parse(it.text)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", lock.Name, err)
		}
		n := yaml.NewRNode(items.Content[0])
		if n.GetApiVersion() != api.APIVersion {
			continue
		}
		text, err := n.String()
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", lock.Name, err)
		}
		return &lock.Given{Text: []byte(text), File: lock.Name}, nil
	}
	return nil, nil
}
