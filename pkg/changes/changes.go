package changes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// Care is how much attention a change needs.
type Care int

// The kinds of changes, the ones that people have to look at first.
const (
	Careful Care = iota // something is lost, stands still or is refused if nobody acts
	Rolls               // pods are replaced
	Other
)

// String heads the changes of a kind.
func (c Care) String() string {
	return [...]string{"needs care first:", "replaces pods:", "changes besides:"}[c]
}

// Change is one difference, in a line of words without an end.
type Change struct {
	Care Care
	Text string
}

// Objects compares the objects of two builds, by kind, namespace and name; the
// hashes that Kustomize puts behind names are no difference. The changes are
// sorted by care, then by text. Cost grows with the objects.
func Objects(before, after []*yaml.RNode) ([]Change, error) {
	from, err := newBuild(before)
	if err != nil {
		return nil, err
	}
	to, err := newBuild(after)
	if err != nil {
		return nil, err
	}
	d := &differ{from: from, to: to}
	d.presence()
	for _, k := range to.keys {
		if old, ok := from.objects[k]; ok {
			d.object(k, old, to.objects[k])
		}
	}
	d.contents()
	slices.SortFunc(d.changes, func(a, b Change) int { return cmp.Or(cmp.Compare(a.Care, b.Care), cmp.Compare(a.Text, b.Text)) })
	return slices.Compact(d.changes), nil
}

type differ struct {
	from, to *build
	changes  []Change
}

func (d *differ) add(care Care, format string, args ...any) {
	d.changes = append(d.changes, Change{care, fmt.Sprintf(format, args...)})
}

// presence says what is new and what is gone.
func (d *differ) presence() {
	created, gone := map[string][]string{}, map[string][]string{}
	for _, k := range d.to.keys {
		if _, ok := d.from.objects[k]; !ok {
			created[k.kind] = append(created[k.kind], k.name)
		}
	}
	for _, k := range d.from.keys {
		if _, ok := d.to.objects[k]; !ok {
			gone[k.kind] = append(gone[k.kind], k.name)
		}
	}
	d.claims(created["PersistentVolumeClaim"], gone["PersistentVolumeClaim"])
	for _, name := range gone["Service"] {
		d.add(Careful, "Service %s is gone: what dials it by that name reaches nobody once it is deleted", name)
	}
	for kind, names := range created {
		if kind != "PersistentVolumeClaim" {
			d.add(Other, "%s %s: new", kind, strings.Join(names, ", "))
		}
	}
	for kind, names := range gone {
		if kind != "PersistentVolumeClaim" && kind != "Service" {
			d.add(Other, "%s %s: gone, and kubectl apply leaves it where it is: delete it", kind, strings.Join(names, ", "))
		}
	}
}

// claims says of a claim that appears that it is empty. One that disappears at the
// same time may be the same volume by another name.
func (d *differ) claims(created, gone []string) {
	for _, name := range created {
		text := fmt.Sprintf("PersistentVolumeClaim %s is new, and empty", name)
		if len(gone) > 0 {
			text += fmt.Sprintf("; if it is %s by another name, its data has to be moved: examples/upgrading, under A volume by another name", strings.Join(gone, " or "))
		}
		d.add(Careful, "%s", text)
	}
	for _, name := range gone {
		d.add(Careful, "PersistentVolumeClaim %s is gone from the manifests: nobody mounts it any more, and it keeps its data until it is deleted", name)
	}
}
