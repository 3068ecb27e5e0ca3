package embed

import (
	"cmp"
	"io/fs"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/report"
)

// From returns where the embedded files of a ComposeSource are, as a slash-separated
// path from the directory of its file.
func From(source *api.ComposeSource) string {
	return cmp.Or(source.Metadata.Annotations[AnnotationFrom], ".")
}

// Stale returns how the files of a project differ from their copies: nothing when not
// one of them is there. A project that can't be converted as it is differs in the files
// that differ.
func Stale(source api.ComposeSource, root fs.FS) []Change {
	old := source.Spec.Inline
	there := map[string]string{}
	for name := range old {
		if content, err := fs.ReadFile(root, name); err == nil {
			there[name] = string(content)
		}
	}
	if len(there) == 0 {
		return nil
	}
	files := newRecorder(root)
	source.Spec.Inline = nil
	r := &Result{Report: report.New(report.Options{})}
	if result, err := r.convert(source, files); err == nil && result != nil {
		if now, err := files.read(); err == nil {
			return drift(old, now)
		}
	}
	var changes []Change
	for _, c := range drift(old, there) {
		if _, ok := there[c.File]; ok {
			changes = append(changes, c)
		}
	}
	return changes
}
