package convert

import (
	"errors"
	"io/fs"
	"path"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// bindFile mounts a file of the project out of a ConfigMap or a Secret.
func (u *unit) bindFile(v volumeEntry) {
	file, err := u.c.files.readFile(v.Source)
	switch {
	case err == errTooLarge:
		v.say(report.BindTooLarge, v.written(), "the mount at "+v.Target+" was left out")
		return
	case errors.Is(err, fs.ErrPermission):
		v.say(report.FileUnreadable, "mount at "+v.Target, v.Source, reason(err))
		return
	case err != nil:
		v.say(report.BindUnreadable, v.written())
		return
	}
	f := file.mountedAt(v.Source, v.Target)
	f.at, f.key = v.at(), naming.Key(path.Base(v.Source))
	u.keepPrivate(v, f)
	b := u.mountedContent(v, []*mountedFile{f})
	source := bundleSource(b, "", func(f *mountedFile) string { return f.key })
	if f.mode != nil { // one file needs no list of items
		source = fileSource(kindOf(f), b.meta.Name, *f.mode, nil)
	}
	m := &mount{
		place: v.place, target: v.Target, readOnly: true, subPath: f.key, mode: f.mode,
		volume: corev1.Volume{Name: naming.Volume("bind", b.meta.Name), VolumeSource: source},
	}
	_, asked := u.mountRule(v)
	needed := u.mountHanded(m)
	switch {
	case v.ReadOnly:
	case needed && !asked:
		m.writable = &writable{v, v.written(), f}
	default:
		v.say(report.BindReadOnly, v.written(), kindOf(f))
	}
	if needed {
		u.mount(m)
	}
}

// kindOf returns the kind of object that holds a file.
func kindOf(f *mountedFile) string {
	if f.secret {
		return kindSecret
	}
	return kindConfigMap
}

// bindConfigDirectory mounts a directory of the project out of a ConfigMap, a
// Secret or both, with the paths below it.
func (u *unit) bindConfigDirectory(v volumeEntry) {
	d := u.bindDirectory(v, v.Source)
	for _, name := range d.denied { // who runs the function must not decide what the base holds
		v.say(report.FileUnreadable, "mount at "+v.Target, name, reason(fs.ErrPermission))
	}
	switch {
	case len(d.denied) > 0:
		return
	case d.tooLarge:
		v.say(report.BindTooLarge, v.written(), "the mount at "+v.Target+" was left out")
		return
	case len(d.files) == 0:
		v.say(report.BindEmpty, v.written(), v.Target)
		u.mountEmpty(v)
		return
	}
	for _, f := range d.files {
		u.keepPrivate(v, f)
	}
	b := u.mountedContent(v, d.files)
	m := &mount{
		place: v.place, target: v.Target, readOnly: true, files: b, mode: b.strictestMode(),
		volume: corev1.Volume{Name: naming.Volume("bind", b.meta.Name), VolumeSource: directorySource(b, "")},
	}
	if !v.ReadOnly && !isConfigTarget(v.Target) {
		v.say(report.BindReadOnly, v.written(), kindConfigMap)
		if _, asked := u.mountRule(v); !asked { // what looks for files below it must not find them twice
			m.subPath, m.volume.VolumeSource = filesPart, directorySource(b, filesPart)
		}
	}
	u.mount(m)
	u.mountHanded(m)
}

// mountedContent plans the object for files that only this unit mounts there.
func (u *unit) mountedContent(v volumeEntry, files []*mountedFile) *bundle {
	b := &bundle{
		holder: holder{u.path + "'s mount at " + v.Target, v.at(), v.field()},
		meta:   u.metadata(naming.Object(u.id + "-" + naming.Slug(v.Target))), files: files,
	}
	u.c.bundle(b)
	u.files = append(u.files, files...)
	return b
}

// directorySource is the volume of a bundle whose files keep their paths.
func directorySource(b *bundle, below string) corev1.VolumeSource {
	return bundleSource(b, below, func(f *mountedFile) string { return f.below })
}

// bundleSource is the volume of a bundle: of its ConfigMap or Secret, or of both.
// Files are listed only where their path isn't their key or their mode isn't the
// default, so that an overlay can add files to a flat directory. Below is a
// directory around everything.
func bundleSource(b *bundle, below string, name func(*mountedFile) string) corev1.VolumeSource {
	items := map[bool][]corev1.KeyToPath{}
	listed := below != ""
	for _, f := range b.files {
		item := corev1.KeyToPath{Key: f.key, Path: path.Join(below, name(f)), Mode: f.mode}
		listed = listed || item.Path != item.Key || item.Mode != nil
		items[f.secret] = append(items[f.secret], item)
	}
	if !listed {
		items = nil
	}
	local := corev1.LocalObjectReference{Name: b.meta.Name}
	switch plain, secret := b.holds(); {
	case plain && secret:
		return corev1.VolumeSource{Projected: &corev1.ProjectedVolumeSource{Sources: []corev1.VolumeProjection{
			{ConfigMap: &corev1.ConfigMapProjection{LocalObjectReference: local, Items: items[false]}},
			{Secret: &corev1.SecretProjection{LocalObjectReference: local, Items: items[true]}},
		}}}
	case secret:
		return corev1.VolumeSource{Secret: &corev1.SecretVolumeSource{SecretName: b.meta.Name, Items: items[true]}}
	default:
		return corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{LocalObjectReference: local, Items: items[false]}}
	}
}
