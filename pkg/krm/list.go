package krm

import (
	"cmp"
	"maps"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/kio/kioutil"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/emit"
)

// The annotation with which kpt tells a package's directory.
const packagePath = "internal.config.kubernetes.io/package-path"

// resourceList is the input, and becomes the output.
type resourceList struct {
	functionConfig *yaml.RNode
	config         item // the same
	items          []item
}

// item is an object of the list: one that came, or one that was made.
type item struct {
	identity
	owner string            // the ComposeSource that generated it
	notes map[string]string // the annotations that are about its file
	text  string            // as it came, with its dash
	made  emit.Object
}

// newItem returns an item that came with a header, whose annotations it keeps.
func newItem(h header, text string) item {
	notes := h.Metadata.Annotations
	owner := notes[generatedBy]
	maps.DeleteFunc(notes, func(key, _ string) bool {
		return !strings.HasPrefix(key, "internal.config.kubernetes.io/") && !strings.HasPrefix(key, "config.kubernetes.io/") && !strings.HasPrefix(key, "config.k8s.io/")
	})
	group, _, versioned := strings.Cut(h.APIVersion, "/")
	if !versioned {
		group = ""
	}
	return item{identity{group, h.Kind, h.Metadata.Namespace, h.Metadata.Name}, owner, notes, text, nil}
}

// fromKustomize tells Kustomize, which gives a generator one item, its own
// configuration, from kpt, whose items come from files.
func (l *resourceList) fromKustomize() bool {
	if len(l.items) != 1 {
		return false
	}
	path, _ := l.items[0].place()
	return path == "" && l.items[0].identity == l.config.identity
}

// place returns the file and the package that an item came from.
func (it item) place() (path, pkg string) {
	//lint:ignore SA1019 a configuration may have either
	return cmp.Or(it.notes[kioutil.PathAnnotation], it.notes[kioutil.LegacyPathAnnotation]), it.notes[packagePath]
}

// directory returns the root of the project as far as the list tells it: the
// package that holds the configuration or, when it stands in no file, the
// outermost one. Otherwise, and in a container, it is the working directory.
func (l *resourceList) directory() string {
	_, dir := l.config.place()
	if dir != "" {
		return dir
	}
	for _, it := range l.items {
		if _, pkg := it.place(); dir == "" || pkg != "" && len(pkg) < len(dir) {
			dir = pkg
		}
	}
	return dir
}

// identity names an object. The version is left out: another one is the same
// object.
type identity struct{ group, kind, namespace, name string }

func identityMade(o emit.Object) identity {
	kind := o.GetObjectKind().GroupVersionKind()
	return identity{kind.Group, kind.Kind, o.GetNamespace(), o.GetName()}
}
