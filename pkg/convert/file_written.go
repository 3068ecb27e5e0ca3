package convert

import (
	"fmt"
	"path"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// writable is a single file of the project that is mounted so that the container
// may write to it.
type writable struct {
	volumeEntry        // of no type when it is a config
	name        string // as the user wrote it
	file        *files.Mounted
}

// fileCopy is such a file on its way to where the container can write to it.
type fileCopy struct {
	file *files.Mounted
	from *mount // of the object that holds it
	to   *mount // of what holds the copy
	path string // below that mount
	mark string // on the claim, of what was copied; empty for what is copied once
}

// keepWritten finds the files that programs write to, and gives them a place for
// that: what comes out of a ConfigMap is read-only, and a program that can't write
// its own file fails at its start. They lie inside the mount of a claim, where the
// program keeps its data, or are known to be written.
//
// What the program wrote is kept, as on the host. There an edit of the file would
// replace it as well, but a database in a project is only where it begins.
func (u *unit) keepWritten() {
	at := map[string]*mount{}
	for _, m := range u.mounts {
		at[m.target] = m
	}
	var kept []*mount
	for _, m := range u.mounts {
		if m.writable == nil {
			kept = append(kept, m)
			continue
		}
		if m = u.place(m, enclosing(at, m.target)); m != nil {
			kept = append(kept, m)
		}
	}
	u.mounts = kept
}

// place decides where a writable file goes, and returns how it is mounted: not at
// all when it lies inside another mount.
func (u *unit) place(m, outer *mount) *mount {
	w := m.writable
	data, state := isWrittenData(path.Base(m.target)), isWrittenState(path.Base(m.target))
	known := data || state
	switch {
	case outer != nil && outer.claim != nil && !outer.readOnly && (known || w.isBind()):
		c := fileCopy{file: w.file, from: m, to: outer, path: files.Below(outer.target, m.target)}
		if !data {
			c.mark = path.Join(copyMarks, naming.ExactSlug(path.Join(outer.subPath, c.path)))
		}
		u.copies = append(u.copies, c)
		m.Say(report.FileWritten, w.name, "the claim "+outer.claim.name, w.changesHint(data))
		return nil
	case data && w.isBind():
		k := u.bindClaim(w.volumeEntry, w.Source)
		k.content = &files.Directory{IsFile: true}
		top, to, name := claimMount(w.volumeEntry, k), claimMount(w.volumeEntry, k), path.Base(w.Source)
		to.subPath = path.Join(top.subPath, name)
		u.copies = append(u.copies, fileCopy{file: w.file, from: m, to: top, path: name})
		m.Say(report.FileWritten, w.name, "the claim "+k.name, w.changesHint(true))
		return to
	case known:
		top := mount{Place: m.Place, target: m.target, volume: corev1.Volume{
			Name: naming.Volume("written", u.ID), VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}},
		}}
		to := top
		to.subPath = fmt.Sprintf("%d-%s", len(u.copies), w.file.Key) // none twice
		u.copies = append(u.copies, fileCopy{file: w.file, from: m, to: &top, path: to.subPath})
		m.Say(report.FileWritten, w.name, "a directory of the pod", "what the program writes ends with the pod"+w.claimHint())
		return &to
	case w.isBind():
		m.Say(report.BindReadOnly, w.name, kindOf(w.file))
	}
	return m
}

// isWrittenData reports whether files of a name hold what a program keeps.
func isWrittenData(base string) bool {
	ext := path.Ext(base)
	return base == "acme.json" || ext == ".db" || strings.HasPrefix(ext, ".sqlite")
}

// isWrittenState reports whether programs write into configuration files of a name,
// and can find out again what they wrote.
func isWrittenState(base string) bool {
	return strings.Contains(base, "sentinel") && path.Ext(base) == ".conf"
}

func (w *writable) isBind() bool { return w.Type != "" }

func (w *writable) changesHint(once bool) string {
	what := "a change in the project replaces what the program wrote"
	if once {
		what = "a change in the project does not reach it later"
	}
	if !w.isBind() {
		return what
	}
	return fmt.Sprintf("%s; where the program only reads it write :ro, or spec.mounts: {%q: ConfigMap}", what, w.name)
}

func (w *writable) claimHint() string {
	if !w.isBind() {
		return ""
	}
	return fmt.Sprintf("; spec.mounts: {%q: PersistentVolumeClaim} keeps it", w.name)
}
