package storage

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// bindFile mounts a file of the project out of a ConfigMap or a Secret.
func (u *member) bindFile(v volumeEntry) {
	file, err := u.l.Files.Read(v.Source)
	switch {
	case err == files.ErrTooLarge:
		v.Say(report.BindTooLarge, v.written(), "the mount at "+v.Target+" was left out")
		return
	case errors.Is(err, fs.ErrPermission):
		v.Say(report.FileUnreadable, "mount at "+v.Target, v.Source, files.Reason(err))
		return
	case err != nil:
		v.Say(report.BindUnreadable, v.written())
		return
	}
	f := file.At(v.Source, v.Target)
	f.At, f.Field, f.Key = v.At(), v.Item(), naming.Key(path.Base(v.Source))
	u.keepPrivate(v, f)
	b := u.mountedContent(v, []*files.Mounted{f})
	source := bundleSource(b, "", func(f *files.Mounted) string { return f.Key })
	if f.Mode != nil { // one file needs no list of items
		source = fileSource(kindOf(f), b.Meta.Name, *f.Mode, nil)
	}
	m := &Mount{
		Place: v.Place, Target: v.Target, ReadOnly: true, SubPath: f.Key, Mode: f.Mode,
		Volume: corev1.Volume{Name: naming.Volume("bind", b.Meta.Name), VolumeSource: source},
	}
	_, asked := u.mountRule(v)
	needed := u.mountHanded(m)
	switch {
	case v.ReadOnly:
	case needed && !asked:
		m.writable = &writable{v, v.written(), f}
	case !needed && u.changes(f.Target): // the copy of it
	default:
		v.Say(report.BindReadOnly, v.written(), kindOf(f))
	}
	if needed {
		u.mount(m)
	}
}

// kindOf returns the kind of object that holds a file.
func kindOf(f *files.Mounted) string {
	if f.Secret {
		return objects.KindSecret
	}
	return objects.KindConfigMap
}

// bindConfigDirectory mounts a directory of the project out of a ConfigMap, a
// Secret or both, with the paths below it.
func (u *member) bindConfigDirectory(v volumeEntry) {
	d := u.bindDirectory(v, v.Source)
	d.Files = slices.DeleteFunc(d.Files, func(f *files.Mounted) bool { return u.l.isWritten(v.Source, path.Join(v.Source, f.Below)) })
	for _, name := range d.Denied { // who runs the function must not decide what the base holds
		v.Say(report.FileUnreadable, "mount at "+v.Target, name, files.Reason(fs.ErrPermission))
	}
	switch {
	case len(d.Denied) > 0:
		return
	case d.TooLarge:
		v.Say(report.BindTooLarge, v.written(), "the mount at "+v.Target+" was left out")
		return
	case len(d.Files) == 0:
		v.Say(report.BindEmpty, v.written(), v.Target)
		u.mountDirectory(v, u.mountEmpty(v))
		return
	}
	for _, f := range d.Files {
		u.keepPrivate(v, f)
	}
	b := u.mountedContent(v, d.Files)
	m := &Mount{
		Place: v.Place, Target: v.Target, ReadOnly: true, files: b, Mode: b.strictestMode(),
		Volume: corev1.Volume{Name: naming.Volume("bind", b.Meta.Name), VolumeSource: DirectorySource(b, "")},
	}
	if !v.ReadOnly && !isConfigTarget(v.Target) {
		v.Say(report.BindReadOnly, v.written(), objects.KindConfigMap)
		if _, asked := u.mountRule(v); !asked { // what looks for files below it must not find them twice
			m.SubPath, m.Volume.VolumeSource = filesPart, DirectorySource(b, filesPart)
		}
	}
	u.mount(m)
	u.mountDirectory(v, m)
	u.mountHanded(m)
}

// mountedContent plans the object for files that only this unit mounts there.
func (u *member) mountedContent(v volumeEntry, files []*files.Mounted) *Bundle {
	b := &Bundle{
		Holder: objects.Holder{Who: u.Path + "'s mount at " + v.Target, At: v.At(), Field: v.Item()},
		Meta:   u.l.Labels.Of(u.l.Pods.Of(u.Unit).Lead.ID, naming.Object(u.ID+"-"+naming.Slug(v.Target))), Files: files,
	}
	u.l.bundle(b)
	u.files = append(u.files, files...)
	return b
}

// DirectorySource is the volume of a bundle whose files keep their paths.
func DirectorySource(b *Bundle, below string) corev1.VolumeSource {
	return bundleSource(b, below, func(f *files.Mounted) string { return f.Below })
}

// bundleSource is the volume of a bundle: of its ConfigMap or Secret, or of both.
// Files are listed only where their path isn't their key or their mode isn't the
// default, so that an overlay can add files to a flat directory. Below is a
// directory around everything.
func bundleSource(b *Bundle, below string, name func(*files.Mounted) string) corev1.VolumeSource {
	items := map[bool][]corev1.KeyToPath{}
	listed := below != ""
	for _, f := range b.Files {
		item := corev1.KeyToPath{Key: f.Key, Path: path.Join(below, name(f)), Mode: f.Mode}
		listed = listed || item.Path != item.Key || item.Mode != nil
		items[f.Secret] = append(items[f.Secret], item)
	}
	if !listed {
		items = nil
	}
	local := corev1.LocalObjectReference{Name: b.Meta.Name}
	switch plain, secret := b.Holds(); {
	case plain && secret:
		return corev1.VolumeSource{Projected: &corev1.ProjectedVolumeSource{Sources: []corev1.VolumeProjection{
			{ConfigMap: &corev1.ConfigMapProjection{LocalObjectReference: local, Items: items[false]}},
			{Secret: &corev1.SecretProjection{LocalObjectReference: local, Items: items[true]}},
		}}}
	case secret:
		return corev1.VolumeSource{Secret: &corev1.SecretVolumeSource{SecretName: b.Meta.Name, Items: items[true]}}
	default:
		return corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{LocalObjectReference: local, Items: items[false]}}
	}
}
