package storage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

// sayVolumesOfImage warns of data that the image keeps where nothing is mounted.
func (u *member) sayVolumesOfImage() {
	if u.parent != nil || u.Job != nil || u.l.Pods.IsInit(u.Unit) {
		return
	}
	for _, v := range u.brings.Volumes {
		if !v.IsExact() && !u.keepsDataThere() {
			continue
		}
		mounted := slices.ContainsFunc(u.mounts, func(m *Mount) bool { return lies(m.Target, v.Value) || lies(v.Value, m.Target) })
		if !mounted {
			u.SayUnit(report.VolumeOfImage, u.Name, v.Value, v.Source, fmt.Sprintf("%s-data", u.Name))
		}
	}
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
