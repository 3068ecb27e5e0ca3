package convert

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
func (u *unit) planSecrets() {
	for i, ref := range u.Secrets {
		top, ok := u.c.project.Secrets[ref.Source]
		if !ok {
			continue // the loader said so
		}
		u.planFile(topFile{section: "secrets", kind: objects.KindSecret, name: ref.Source, FileObjectConfig: types.FileObjectConfig(top)},
			types.FileReferenceConfig(ref), units.Place{Unit: u.Unit, Attribute: "secrets", Index: i}, files.SecretsDir)
	}
}

// planConfigs mounts the configs of the unit.
func (u *unit) planConfigs() {
	for i, ref := range u.Configs {
		top, ok := u.c.project.Configs[ref.Source]
		if !ok {
			continue
		}
		u.planFile(u.c.config(topFile{section: "configs", kind: objects.KindConfigMap, name: ref.Source, FileObjectConfig: types.FileObjectConfig(top)}),
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

func (u *unit) planFile(top topFile, ref types.FileReferenceConfig, p units.Place, dir string) {
	target := ref.Target
	switch {
	case target == "":
		target = path.Join(dir, ref.Source)
	case !path.IsAbs(target):
		target = path.Join(dir, target)
	}
	u.topContent(top, path.Clean(target))
	mode := u.fileMode(ref, p)
	m := &mount{
		Place: p, target: path.Clean(target), readOnly: true, subPath: top.name, mode: mode,
		volume: corev1.Volume{Name: naming.Volume(strings.ToLower(strings.TrimSuffix(top.section, "s")), top.object())},
	}
	effective := int32(defaultFileMode)
	if mode != nil {
		effective = *mode
		m.volume.Name = naming.Volume(m.volume.Name, fmt.Sprintf("%04o", *mode))
	}
	var items []corev1.KeyToPath
	if top.External { // a missing key must be an error of the pod, not an empty directory
		items = []corev1.KeyToPath{{Key: top.name, Path: top.name}}
		m.volume.Name = naming.Volume(m.volume.Name, top.name)
	}
	m.volume.VolumeSource = fileSource(top.kind, top.object(), effective, items)
	if b := u.c.shared[top.section+"."+top.name]; top.section == "configs" && top.File == "" && len(b.files) == 1 {
		m.writable = &writable{volumeEntry{Place: p}, top.name, b.files[0]} // docker puts it into the container's own files
	}
	u.mountFile(m)
	p.SayKey("uid", report.ContentOwner, "uid")
	p.SayKey("gid", report.ContentOwner, "gid")
}

// mountFile plans the mount of a secret or config. Of several at one target
// docker compose takes the last: so a hook beats its service.
func (u *unit) mountFile(m *mount) {
	u.mounts = slices.DeleteFunc(u.mounts, func(other *mount) bool {
		return other.Attribute == m.Attribute && other.target == m.target
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
func (u *unit) fileMode(ref types.FileReferenceConfig, p units.Place) *int32 {
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
func (u *unit) topContent(top topFile, target string) {
	key := top.section + "." + top.name
	b, ok := u.c.shared[key]
	if !ok {
		b = u.c.newTopContent(top, key, target)
		u.c.shared[key] = b
		if !bool(top.External) {
			u.c.bundle(b)
		}
	}
	for _, f := range b.files {
		u.c.budget.Spend(limit.MountedBytes, int64(len(f.Content)), b.At)
	}
	u.files = append(u.files, b.files...)
}

func (c *converter) newTopContent(top topFile, field, target string) *bundle {
	at := c.project.At(top.section, top.name)
	word := strings.TrimSuffix(top.section, "s")
	b := &bundle{Holder: objects.Holder{Who: word + " " + top.name, At: at, Field: field}, meta: c.sharedMetadata(top.object())}
	where := []string{top.section, top.name}
	c.sayTop(report.ContentTemplateDriver, append(where, "template_driver"), top.TemplateDriver)
	c.sayTop(report.ContentDriver, append(where, "driver"), "driver")
	c.sayTop(report.ContentDriver, append(where, "driver_opts"), "driver_opts")
	if top.External {
		c.sayTop(report.ContentExternal, append(where, "external"), word, top.name, top.kind, top.object(), top.name)
		return b
	}
	c.annotateLabels(&b.meta, top.Labels, where...)
	f := &files.Mounted{Path: top.File, Target: target, Key: top.name, At: at, Secret: top.kind == objects.KindSecret, Content: []byte(top.Content)}
	switch {
	case f.Secret && c.options.Spec.Secrets.Mode == api.SecretsReference: // its content is of no use
	case c.project.Unset(field):
		c.sayTop(report.ContentUnset, append(where, "environment"), b.Who, top.Environment, whereContentSet(c.project.Resolved))
	case c.project.Tree.Get(where...).Field("file") != nil:
		f.Content = c.readTop(top, field+".file")
	}
	f.Text = files.IsText(f.Content)
	b.files = []*files.Mounted{f}
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
func (c *converter) readTop(top topFile, field string) []byte {
	at := c.project.At(top.section, top.name, "file")
	word := strings.TrimSuffix(top.section, "s")
	file, err := c.files.Read(top.File)
	switch {
	case err == nil:
		return file.Content
	case errors.Is(err, fs.ErrPermission):
		c.report.Add(report.FileUnreadable, at, field, word+" "+top.name, top.File, files.Reason(err))
	case errors.Is(err, files.ErrTooLarge):
		c.report.Add(report.ContentTooLarge, at, field, top.kind, top.object())
	default:
		c.report.Add(report.ContentMissing, at, field, word, top.name, files.Reason(err))
	}
	return nil
}
