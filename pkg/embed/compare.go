package embed

import (
	"bytes"
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
	a, b = emit.InOrder(a), emit.InOrder(b)
	for i := range max(len(a), len(b)) {
		same, err := i < len(a) && i < len(b), error(nil)
		if same {
			same, err = alike(a[i], b[i])
		}
		if err != nil {
			return err
		}
		if !same {
			kind, name := emit.Identity(slices.Concat(a[min(i, len(a)):], b[min(i, len(b)):])[0])
			r.Report.Add(report.EmbedDiffers, at, "spec.inline", kind, name)
			return nil
		}
	}
	return nil
}

// alike reports whether two objects are written alike.
func alike(a, b emit.Object) (bool, error) {
	var one, other bytes.Buffer
	err := errors.Join(emit.Write(&one, []emit.Object{a}), emit.Write(&other, []emit.Object{b}))
	return bytes.Equal(one.Bytes(), other.Bytes()), err
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
