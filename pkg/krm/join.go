package krm

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/kio/kioutil"

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
	owner := l.functionConfig.GetName()
	if owner == "" { // every object without the annotation would seem to be its own
		r.Add(report.ConfigNoName, report.Position{}, "metadata.name")
		return
	}
	_, pkg := l.config.place()
	pkg = cmp.Or(pkg, l.directory())
	fresh := map[identity]emit.Object{}
	for _, o := range generated {
		fresh[identityMade(o)] = o
	}
	var items []item
	taken := map[string]bool{}
	for _, kept := range l.items {
		id := kept.identity
		file, itsPackage := kept.place()
		own := kept.owner == owner && itsPackage == pkg
		if own {
			id.namespace = "" // a later mutator of the pipeline may have set it
		}
		o, ok := fresh[id]
		switch {
		case own && !ok:
			continue
		case own:
			delete(fresh, id)
			annotate(o, owner, kept.notes) // it stays in its file, and at its place there
			kept.made = o
		case ok:
			r.Add(report.ObjectExists, report.Position{File: file}, "", id.kind, id.name)
		}
		taken[itsPackage+"\n"+file] = true
		items = append(items, kept)
	}
	spellings := l.spellings()
	for _, o := range generated {
		if fresh[identityMade(o)] != nil {
			items = append(items, item{made: o})
			file := fileOf(o, func(file string) bool { return taken[pkg+"\n"+file] })
			taken[pkg+"\n"+file] = true
			annotate(o, owner, newNotes(spellings, file, pkg))
		}
	}
	if !r.Failed() {
		l.items = items
	}
}

// fileOf names a file for a new object after it.
func fileOf(o emit.Object, taken func(string) bool) string {
	kind, name := emit.Identity(o)
	base := strings.ToLower(kind) + "_" + name
	file := base + ".yaml"
	for i := 2; taken(file); i++ {
		file = fmt.Sprintf("%s_%d.yaml", base, i)
	}
	return file
}

// spelling is how the annotations are called that tell the file of an object, and its
// place there.
type spelling struct{ path, index string }

// spellings returns those that the items have: all, where there is no item.
func (l *resourceList) spellings() []spelling {
	all := []spelling{
		{kioutil.PathAnnotation, kioutil.IndexAnnotation},
		//lint:ignore SA1019 orchestrators still write both, and want both to be there
		{kioutil.LegacyPathAnnotation, kioutil.LegacyIndexAnnotation},
	}
	if len(l.items) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(s spelling) bool {
		return !slices.ContainsFunc(l.items, func(it item) bool { return it.notes[s.path] != "" || it.notes[s.index] != "" })
	})
}

// newNotes returns the annotations about the file of a new object.
func newNotes(spellings []spelling, file, pkg string) map[string]string {
	notes := map[string]string{}
	for _, s := range spellings {
		notes[s.path], notes[s.index] = file, "0"
	}
	if pkg != "" {
		notes[packagePath] = pkg
	}
	return notes
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
