package krm

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/kio"
	"sigs.k8s.io/kustomize/kyaml/kio/kioutil"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/emit"
)

// The annotation with which kpt tells a package's directory.
const packagePath = "internal.config.kubernetes.io/package-path"

// resourceList is the input, and becomes the output.
type resourceList struct {
	kio.ByteReadWriter
	Items []*yaml.RNode                // as they came
	items []item                       // as they go
	notes map[string]map[string]string // the annotations that tell files, as they came
}

// item is one object of the output: one that came, or one that was made.
type item struct {
	came *yaml.RNode
	made emit.Object
}

// check refuses a list of other things than objects, over which kyaml stumbles.
func (l *resourceList) check() error {
	if l.FunctionConfig == nil {
		return errors.New("the ResourceList has no functionConfig; give the function a ComposeSource or a ConfigMap")
	}
	if l.FunctionConfig.YNode().Kind != yaml.MappingNode {
		return errors.New("the functionConfig is no object; give the function a ComposeSource or a ConfigMap")
	}
	for i, n := range l.Items {
		if n.YNode().Kind != yaml.MappingNode {
			return fmt.Errorf("item %d of the ResourceList is no object", i+1)
		}
	}
	return nil
}

// fromKustomize tells Kustomize, which gives a generator one item, its own
// configuration, from kpt, whose items come from files.
func (l *resourceList) fromKustomize() bool {
	if len(l.Items) != 1 {
		return false
	}
	path, _ := l.place(l.Items[0])
	return path == "" && identityOf(l.Items[0]) == identityOf(l.FunctionConfig)
}

// place returns the file and the package that an item came from.
func (l *resourceList) place(n *yaml.RNode) (path, pkg string) {
	//lint:ignore SA1019 a configuration may have either
	notes := n.GetAnnotations(kioutil.PathAnnotation, kioutil.LegacyPathAnnotation, packagePath)
	//lint:ignore SA1019 as above
	return cmp.Or(notes[kioutil.PathAnnotation], notes[kioutil.LegacyPathAnnotation]), notes[packagePath]
}

// directory returns the root of the project as far as the list tells it: the
// package that holds the configuration or, when it stands in no file, the
// outermost one. Otherwise, and in a container, it is the working directory.
func (l *resourceList) directory() string {
	_, dir := l.place(l.FunctionConfig)
	if dir != "" {
		return dir
	}
	for _, n := range l.Items {
		if _, pkg := l.place(n); dir == "" || pkg != "" && len(pkg) < len(dir) {
			dir = pkg
		}
	}
	return dir
}

// identity names an object. The version is left out: another one is the same
// object.
type identity struct{ group, kind, namespace, name string }

func identityOf(n *yaml.RNode) identity {
	group, _, versioned := strings.Cut(n.GetApiVersion(), "/")
	if !versioned {
		group = ""
	}
	return identity{group, n.GetKind(), n.GetNamespace(), n.GetName()}
}

func identityMade(o emit.Object) identity {
	kind := o.GetObjectKind().GroupVersionKind()
	return identity{kind.Group, kind.Kind, o.GetNamespace(), o.GetName()}
}
