package krm

import (
	"cmp"
	"fmt"
	"maps"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/kio/kioutil"
	"sigs.k8s.io/kustomize/kyaml/resid"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/report"
)

// generatedBy marks the objects of a package that are this function's, so that
// a later run replaces them and drops those that are no longer generated.
const generatedBy = "composesource.dev/generated-by"

// join puts the generated objects among the items of a package: in place of the
// ones that an earlier run left there, in new files otherwise. Items of others
// and of other packages are never touched; one with the identity of a generated
// object is an error.
func (l *resourceList) join(generated []*yaml.RNode, r *report.Report) error {
	owner := l.FunctionConfig.GetName()
	if owner == "" { // every object without the annotation would seem to be its own
		r.Add(report.ConfigNoName, report.Position{}, "metadata.name")
		return nil
	}
	_, pkg := l.place(l.FunctionConfig)
	pkg = cmp.Or(pkg, l.directory())
	fresh := map[resid.ResId]*yaml.RNode{}
	for _, n := range generated {
		fresh[identity(n)] = n
	}
	var items []*yaml.RNode
	taken := map[string]bool{}
	for _, old := range l.Items {
		id := identity(old)
		file, itsPackage := l.place(old)
		own := old.GetAnnotations()[generatedBy] == owner && itsPackage == pkg
		if own {
			id.Namespace = "" // a later mutator of the pipeline may have set it
		}
		n, ok := fresh[id]
		switch {
		case own && !ok:
			continue
		case own:
			delete(fresh, id)
			if err := replace(old, n, owner); err != nil {
				return err
			}
			old = n
		case ok:
			r.Add(report.ObjectExists, report.Position{File: file}, "", id.Kind, id.Name)
		}
		taken[itsPackage+"\n"+file] = true
		items = append(items, old)
	}
	for _, n := range generated {
		if fresh[identity(n)] != nil {
			items = append(items, n)
			if err := place(n, pkg, owner, func(file string) bool { return taken[pkg+"\n"+file] }); err != nil {
				return err
			}
		}
	}
	if !r.Failed() {
		l.Items = items
	}
	return nil
}

// replace gives the new object the place of the old one: its file and index,
// and whatever else the orchestrator noted on it.
func replace(old, n *yaml.RNode, owner string) error {
	notes := map[string]string{}
	for key, value := range old.GetAnnotations() {
		if strings.HasPrefix(key, "internal.config.kubernetes.io/") || strings.HasPrefix(key, "config.kubernetes.io/") || strings.HasPrefix(key, "config.k8s.io/") {
			notes[key] = value
		}
	}
	return annotate(n, owner, notes)
}

// place gives a new object a file of its own, named after it.
func place(n *yaml.RNode, pkg, owner string, taken func(string) bool) error {
	base := strings.ToLower(n.GetKind()) + "_" + n.GetName()
	file := base + ".yaml"
	for i := 2; taken(file); i++ {
		file = fmt.Sprintf("%s_%d.yaml", base, i)
	}
	//lint:ignore SA1019 orchestrators still write both, and want both to be there
	legacyPath, legacyIndex := kioutil.LegacyPathAnnotation, kioutil.LegacyIndexAnnotation
	notes := map[string]string{
		kioutil.PathAnnotation: file, kioutil.IndexAnnotation: "0",
		legacyPath: file, legacyIndex: "0",
	}
	if pkg != "" {
		notes[packagePath] = pkg
	}
	return annotate(n, owner, notes)
}

func annotate(n *yaml.RNode, owner string, notes map[string]string) error {
	annotations := n.GetAnnotations()
	maps.Copy(annotations, notes)
	annotations[generatedBy] = owner
	return n.SetAnnotations(annotations)
}
