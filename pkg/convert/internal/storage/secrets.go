package storage

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// defaultFileMode is the mode of a mounted secret or config for which the user
// wrote none: readable by everyone, as the Compose Specification says.
const defaultFileMode = 0o444

// planSecrets mounts the secrets of the unit, each file by itself, so that
// several lie side by side and nothing else in the directory is hidden.
func (u *member) planSecrets() {
	for i, ref := range u.Secrets {
		top, ok := u.l.Project.Secrets[ref.Source]
		if !ok {
			continue // the loader said so
		}
		u.planFile(topFile{section: "secrets", kind: objects.KindSecret, name: ref.Source, FileObjectConfig: types.FileObjectConfig(top)},
			types.FileReferenceConfig(ref), units.Place{Unit: u.Unit, Attribute: "secrets", Index: i}, files.SecretsDir)
	}
}

// planConfigs mounts the configs of the unit.
func (u *member) planConfigs() {
	for i, ref := range u.Configs {
		top, ok := u.l.Project.Configs[ref.Source]
		if !ok {
			continue
		}
		u.planFile(u.l.config(topFile{section: "configs", kind: objects.KindConfigMap, name: ref.Source, FileObjectConfig: types.FileObjectConfig(top)}),
			types.FileReferenceConfig(ref), units.Place{Unit: u.Unit, Attribute: "configs", Index: i}, "/")
	}
}

// topFile is a top-level secret or config.
type topFile struct {
	section, kind, name string
	suffix              string // of the object's name
	types.FileObjectConfig
}

// object returns the name of the object that holds it.
func (t topFile) object() string {
	return naming.Object(cmp.Or(t.Name, t.name) + t.suffix)
}

func (u *member) planFile(top topFile, ref types.FileReferenceConfig, p units.Place, dir string) {
	target := ref.Target
	switch {
	case target == "":
		target = path.Join(dir, ref.Source)
	case !path.IsAbs(target):
		target = path.Join(dir, target)
	}
	u.topContent(top, path.Clean(target))
	mode := u.fileMode(ref, p)
	m := &Mount{
		Place: p, Target: path.Clean(target), ReadOnly: true, SubPath: top.name, Mode: mode,
		Volume: corev1.Volume{Name: naming.Volume(strings.ToLower(strings.TrimSuffix(top.section, "s")), top.object())},
	}
	effective := int32(defaultFileMode)
	if mode != nil {
		effective = *mode
		m.Volume.Name = naming.Volume(m.Volume.Name, fmt.Sprintf("%04o", *mode))
	}
	var items []corev1.KeyToPath
	if top.External { // a missing key must be an error of the pod, not an empty directory
		items = []corev1.KeyToPath{{Key: top.name, Path: top.name}}
		m.Volume.Name = naming.Volume(m.Volume.Name, top.name)
	}
	m.Volume.VolumeSource = fileSource(top.kind, top.object(), effective, items)
	if b := u.l.shared[top.section+"."+top.name]; top.section == "configs" && top.File == "" && len(b.Files) == 1 {
		m.writable = &writable{volumeEntry{Place: p}, top.name, b.Files[0]} // docker puts it into the container's own files
	}
	u.mountFile(m)
	u.becameContent(m, top)
	p.SayKey("uid", report.ContentOwner, "uid")
	p.SayKey("gid", report.ContentOwner, "gid")
}

// mountFile plans the mount of a secret or config. Of several at one target
// docker compose takes the last: so a hook beats its service.
func (u *member) mountFile(m *Mount) {
	u.mounts = slices.DeleteFunc(u.mounts, func(other *Mount) bool {
		return other.Attribute == m.Attribute && other.Target == m.Target
	})
	u.mount(m)
}

// fileSource is the volume of one ConfigMap or Secret.
func fileSource(kind, name string, mode int32, items []corev1.KeyToPath) corev1.VolumeSource {
	if kind == objects.KindSecret {
		return corev1.VolumeSource{Secret: &corev1.SecretVolumeSource{SecretName: name, DefaultMode: &mode, Items: items}}
	}
	return corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{
		LocalObjectReference: corev1.LocalObjectReference{Name: name}, DefaultMode: &mode, Items: items,
	}}
}

// fileMode returns the mode that the user wrote.
func (u *member) fileMode(ref types.FileReferenceConfig, p units.Place) *int32 {
	if ref.Mode == nil {
		return nil
	}
	mode := int32(*ref.Mode) & 0o777
	if int64(mode) != int64(*ref.Mode) {
		p.SayKey("mode", report.ContentModeBits, fmt.Sprintf("%#o", int64(*ref.Mode)), fmt.Sprintf("%#o", mode))
	}
	return &mode
}

// topContent plans the object of a top-level secret or config, once for all units
// that mount it. Its one file is shared by them, so that a reference in it is
// rewritten once.
func (u *member) topContent(top topFile, target string) {
	key := top.section + "." + top.name
	b, ok := u.l.shared[key]
	if !ok {
		b = u.l.newTopContent(top, key, target)
		u.l.shared[key] = b
		if !bool(top.External) {
			u.l.bundle(b)
		}
	}
	for _, f := range b.Files {
		u.l.Budget.Spend(limit.MountedBytes, int64(len(f.Content)), b.At)
	}
	u.files = append(u.files, b.Files...)
}

func (l *planner) newTopContent(top topFile, field, target string) *Bundle {
	at := l.Project.At(top.section, top.name)
	word := strings.TrimSuffix(top.section, "s")
	b := &Bundle{Holder: objects.Holder{Who: word + " " + top.name, At: at, Field: field}, Meta: l.Labels.Shared(top.object())}
	where := []string{top.section, top.name}
	l.sayTop(report.ContentTemplateDriver, append(where, "template_driver"), top.TemplateDriver)
	l.sayTop(report.ContentDriver, append(where, "driver"), "driver")
	l.sayTop(report.ContentDriver, append(where, "driver_opts"), "driver_opts")
	if top.External {
		l.Units.Ledger.Note(field, account.Words("the %s %s, which is there", top.kind, top.object()))
		l.sayTop(report.ContentExternal, append(where, "external"), word, top.name, top.kind, top.object(), top.name)
		return b
	}
	l.annotateLabels(&b.Meta, top.Labels, where...)
	f := &files.Mounted{Path: top.File, Target: target, Key: top.name, At: at, Field: field, Secret: top.kind == objects.KindSecret, Content: []byte(top.Content)}
	switch {
	case f.Secret && l.Spec.Secrets.Mode == api.SecretsReference: // its content is of no use
	case l.Project.Unset(field):
		l.sayTop(report.ContentUnset, append(where, "environment"), b.Who, top.Environment, whereContentSet(l.Project.Resolved))
	case l.Project.Tree.Get(where...).Field("file") != nil:
		f.Content = l.readTop(top, field+".file")
	}
	f.Text = files.IsText(f.Content)
	b.Files = []*files.Mounted{f}
	return b
}

// whereContentSet says where the variable is that a content is taken from.
func whereContentSet(resolved bool) string {
	if resolved {
		return "in the environment of docker compose, and to more than nothing: Compose Bridge does not look into .env"
	}
	return "in spec.env, spec.envFiles or .env"
}

// readTop reads the file of a secret or config.
func (l *planner) readTop(top topFile, field string) []byte {
	at := l.Project.At(top.section, top.name, "file")
	word := strings.TrimSuffix(top.section, "s")
	file, err := l.Files.Read(top.File)
	switch {
	case err == nil:
		return file.Content
	case errors.Is(err, fs.ErrPermission):
		l.Report.Add(report.FileUnreadable, at, field, word+" "+top.name, top.File, files.Reason(err))
	case errors.Is(err, files.ErrTooLarge):
		l.Report.Add(report.ContentTooLarge, at, field, top.kind, top.object())
	default:
		l.Report.Add(report.ContentMissing, at, field, word, top.name, files.Reason(err))
	}
	return nil
}
