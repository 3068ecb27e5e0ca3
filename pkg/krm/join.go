package krm

import (
	"cmp"
	"fmt"
	"maps"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/kio/kioutil"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// generatedBy marks the objects of a package that are this function's, so that
// a later run replaces them and drops those that are no longer generated.
const generatedBy = "composesource.dev/generated-by"

// join puts the generated objects among the items of a package: in place of the
// ones that an earlier run left there, in new files otherwise. Items of others
// and of other packages are never touched; one with the identity of a generated
// object is an error.
func (l *resourceList) join(generated []emit.Object, r *report.Report) {
	owner := l.FunctionConfig.GetName()
	if owner == "" { // every object without the annotation would seem to be its own
		r.Add(report.ConfigNoName, report.Position{}, "metadata.name")
		return
	}
	_, pkg := l.place(l.FunctionConfig)
	pkg = cmp.Or(pkg, l.directory())
	fresh := map[identity]emit.Object{}
	for _, o := range generated {
		fresh[identityMade(o)] = o
	}
	var items []item
	taken := map[string]bool{}
	for _, old := range l.Items {
		id, kept := identityOf(old), item{came: old}
		file, itsPackage := l.place(old)
		own := old.GetAnnotations()[generatedBy] == owner && itsPackage == pkg
		if own {
			id.namespace = "" // a later mutator of the pipeline may have set it
		}
		o, ok := fresh[id]
		switch {
		case own && !ok:
			continue
		case own:
			delete(fresh, id)
			replace(old, o, owner)
			kept = item{made: o}
		case ok:
			r.Add(report.ObjectExists, report.Position{File: file}, "", id.kind, id.name)
		}
		taken[itsPackage+"\n"+file] = true
		items = append(items, kept)
	}
	for _, o := range generated {
		if fresh[identityMade(o)] != nil {
			items = append(items, item{made: o})
			place(o, pkg, owner, func(file string) bool { return taken[pkg+"\n"+file] })
		}
	}
	if !r.Failed() {
		l.items = items
	}
}

// replace gives the new object the place of the old one: its file and index,
// and whatever else the orchestrator noted on it.
func replace(old *yaml.RNode, o emit.Object, owner string) {
	notes := map[string]string{}
	for key, value := range old.GetAnnotations() {
		if key == kioutil.InternalAnnotationsMigrationResourceIDAnnotation {
			continue // kyaml's own, for while the function runs
		}
		if strings.HasPrefix(key, "internal.config.kubernetes.io/") || strings.HasPrefix(key, "config.kubernetes.io/") || strings.HasPrefix(key, "config.k8s.io/") {
			notes[key] = value
		}
	}
	annotate(o, owner, notes)
}

// place gives a new object a file of its own, named after it.
func place(o emit.Object, pkg, owner string, taken func(string) bool) {
	kind, name := emit.Identity(o)
	base := strings.ToLower(kind) + "_" + name
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
	annotate(o, owner, notes)
}

func annotate(o emit.Object, owner string, notes map[string]string) {
	annotations := maps.Clone(o.GetAnnotations())
	if annotations == nil {
		annotations = map[string]string{}
	}
	maps.Copy(annotations, notes)
	annotations[generatedBy] = owner
	o.SetAnnotations(annotations)
}
