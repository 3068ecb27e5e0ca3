package storage

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

// Copy is such a file on its way to where the container can write to it.
type Copy struct {
	File *files.Mounted
	From *Mount // of the object that holds it
	To   *Mount // of what holds the copy
	Path string // below that mount
	Mark string // on the claim, of what was copied; empty for what is copied once
}

// copyMarks is a directory beside the data on a claim, for the files of the project as
// they were copied.
const copyMarks = ".composesource-files"

// keepWritten finds the files that programs write to, and gives them a place for
// that: what comes out of a ConfigMap is read-only, and a program that can't write
// its own file fails at its start. They lie inside the mount of a claim, where the
// program keeps its data, or are known to be written.
//
// What the program wrote is kept, as on the host. There an edit of the file would
// replace it as well, but a database in a project is only where it begins.
func (u *member) keepWritten() {
	at := map[string]*Mount{}
	for _, m := range u.mounts {
		at[m.Target] = m
	}
	var kept []*Mount
	for _, m := range u.mounts {
		if m.writable == nil {
			kept = append(kept, m)
			continue
		}
		if m = u.place(m, enclosing(at, m.Target)); m != nil {
			kept = append(kept, m)
		}
	}
	u.mounts = kept
}

// place decides where a writable file goes, and returns how it is mounted: not at
// all when it lies inside another mount.
func (u *member) place(m, outer *Mount) *Mount {
	w := m.writable
	data, state := isWrittenData(path.Base(m.Target)), isWrittenState(path.Base(m.Target))
	known := data || state || u.changes(m.Target)
	switch {
	case outer != nil && outer.Claim != nil && !outer.ReadOnly && (known || w.isBind()):
		c := Copy{File: w.file, From: m, To: outer, Path: files.Below(outer.Target, m.Target)}
		happens := "once"
		if !data {
			happens = "replaced"
			c.Mark = path.Join(copyMarks, naming.ExactSlug(path.Join(outer.SubPath, c.Path)))
		}
		u.copies = append(u.copies, c)
		m.Say(report.FileWritten, w.name, "the claim "+outer.Claim.Name, w.hint(happens))
		return nil
	case data && w.isBind():
		k := u.bindClaim(w.volumeEntry, w.Source)
		k.content = &files.Directory{IsFile: true}
		top, to, name := claimMount(w.volumeEntry, k), claimMount(w.volumeEntry, k), path.Base(w.Source)
		to.SubPath = path.Join(top.SubPath, name)
		u.copies = append(u.copies, Copy{File: w.file, From: m, To: top, Path: name})
		m.Say(report.FileWritten, w.name, "the claim "+k.Name, w.hint("once"))
		return to
	case known:
		top := Mount{Place: m.Place, Target: m.Target, Volume: corev1.Volume{
			Name: naming.Volume("written", u.ID), VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}},
		}}
		to := top
		to.SubPath = fmt.Sprintf("%d-%s", len(u.copies), w.file.Key) // none twice
		u.copies = append(u.copies, Copy{File: w.file, From: m, To: &top, Path: to.SubPath})
		m.Say(report.FileWritten, w.name, "a directory of the pod", w.hint("pod"))
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

// hint chooses what FileWritten says of the file: a mount can be made another one.
func (w *writable) hint(name string) report.Choice {
	if !w.isBind() {
		return report.Choose(name)
	}
	return report.Choose(name+" mount", w.name)
}
