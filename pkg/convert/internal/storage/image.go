package storage

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// mountVolumesOfImage warns of data that the image keeps where nothing is mounted. Where
// the image is known to have an empty directory there, an emptyDir stands for Docker's
// anonymous volume as far as one can: until the pod ends.
func (u *member) mountVolumesOfImage() {
	if u.parent != nil || u.Job != nil || u.l.Pods.IsInit(u.Unit) {
		return
	}
	for _, v := range u.brings.Volumes {
		mounted := slices.ContainsFunc(u.mounts, func(m *Mount) bool { return lies(m.Target, v.Value) || lies(v.Value, m.Target) })
		if mounted || !v.IsExact() && !u.keepsDataThere() {
			continue
		}
		place := u.brings.At(v.Value)
		empty, end := u.brings.Whole.Known() && place.Value.Content == facts.Nothing, "what lies there ends with the pod"
		switch {
		case images.IsStore(u.brings.Name):
			end = "the data will be lost with the pod"
		case empty:
			end = "an emptyDir keeps what lies there until the pod ends"
		}
		u.SayUnit(report.VolumeOfImage, u.Name, v.Value, v.Source, u.volumeFor(v.Value), end)
		if empty {
			u.mountEmptyOfImage(v.Value, place.Value.Owner)
		}
	}
}

// volumeFor is a name for a volume at a path of the image: each needs one of its own.
func (u *member) volumeFor(path string) string {
	if len(u.brings.Volumes) > 1 {
		return u.Name + "-" + naming.Slug(path)
	}
	return u.Name + "-data"
}

// mountEmptyOfImage mounts an emptyDir. The part of it that is mounted belongs to whom
// the image says, where that isn't root and somebody may give it away.
func (u *member) mountEmptyOfImage(target string, owner *facts.Owner) {
	m := &Mount{Place: units.Place{Unit: u.Unit, Attribute: u.namesImage(), Index: -1}, Target: target, Volume: corev1.Volume{
		Name: naming.Volume("empty", u.ID, naming.ExactSlug(target)), VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}},
	}}
	u.mount(m)
	if owner == nil || owner.User == 0 {
		return
	}
	user, _, isUser := u.account().Starts()
	if isUser && user.ID == owner.User || !isUser && u.User == "" && u.brings.User.Value.IsRoot() {
		m.SubPath, m.Stands = dataDirectory, owner
	}
}

// namesImage is the attribute with which the project names the image of a unit.
func (u *member) namesImage() string {
	if u.Image == "" {
		return "build"
	}
	return "image"
}

// keepsDataThere reports whether a well-known image is likely to keep its data where it
// does as a rule: its own program runs, and nothing is mounted that could be the place.
func (u *member) keepsDataThere() bool {
	return images.Serves(u.brings.Name, u.Entrypoint, u.Command) &&
		!slices.ContainsFunc(u.mounts, func(m *Mount) bool { return m.Claim != nil || m.Volume.HostPath != nil })
}

// lies reports whether a path is dir, or lies in it.
func lies(name, dir string) bool {
	return name == dir || strings.HasPrefix(name, strings.TrimSuffix(dir, "/")+"/")
}
