package embed

import (
	"errors"
	"maps"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/report"
)

// Change is a file whose embedded copy is not what is on disk.
type Change struct {
	File string
	What string // changed, not embedded, or no longer read
}

// drift lists the changes from what is embedded to what should be, by file.
func drift(old, now map[string]string) []Change {
	var changes []Change
	all := maps.Clone(now)
	maps.Copy(all, old)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		before, was := old[name]
		after, is := now[name]
		switch {
		case !was:
			changes = append(changes, Change{name, "is read but not embedded"})
		case !is:
			changes = append(changes, Change{name, "is embedded but no longer read"})
		case before != after:
			changes = append(changes, Change{name, "differs from its embedded copy"})
		}
	}
	return changes
}

// compare reports the first object that the embedded files don't give as the
// disk does.
func (r *Result) compare(at report.Position, a, b []emit.Object) error {
	fromDisk, errDisk := emit.Nodes(a)
	fromInline, errInline := emit.Nodes(b)
	if err := errors.Join(errDisk, errInline); err != nil {
		return err
	}
	for i := range max(len(fromDisk), len(fromInline)) {
		if i >= len(fromDisk) || i >= len(fromInline) || fromDisk[i].MustString() != fromInline[i].MustString() {
			n := append(fromDisk[min(i, len(fromDisk)):], fromInline[min(i, len(fromInline)):]...)[0]
			r.Report.Add(report.EmbedDiffers, at, "spec.inline", n.GetKind(), n.GetName())
			return nil
		}
	}
	return nil
}

// warn names the keys of the Secrets whose values are in the embedded files.
func (r *Result) warn(at report.Position, objects []emit.Object) {
	for _, o := range objects {
		if secret, ok := o.(*corev1.Secret); ok {
			keys := slices.Sorted(maps.Keys(secret.Data))
			r.Report.Add(report.EmbedSecret, at, "spec.inline", secret.Name, strings.Join(keys, ", "))
		}
	}
}
