package convert

import (
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/naming"
)

// filesPart is the part of a volume that is mounted where its top can't be: a name
// that no mount inside of it has.
const filesPart = ".composesource"

// makeMountPoints readies directories of the project for what is mounted inside
// of them. Their files come out of a read-only volume, in which the kubelet alone
// can make a mount point: always a directory, even for a file, and one that hides
// the volume's own files beside it. It does so at the top of the volume. So the
// volume brings the points that it lacks, and a part of it is mounted.
func (u *unit) makeMountPoints() {
	for _, m := range u.mounts {
		if m.files == nil {
			continue
		}
		inside := u.mountsInside(m.target)
		if len(inside) == 0 {
			continue
		}
		for _, other := range inside {
			m.files.addPoint(pathBelow(m.target, other.target), other.isFile())
		}
		m.subPath = filesPart
		m.volume.VolumeSource = directorySource(m.files, filesPart)
	}
}

// mountsInside returns what is mounted below a directory of the container.
func (u *unit) mountsInside(target string) []*mount {
	var inside []*mount
	for _, m := range u.mounts {
		if strings.HasPrefix(m.target, target+"/") {
			inside = append(inside, m)
		}
	}
	return inside
}

// isFile reports whether a single file is mounted.
func (m *mount) isFile() bool {
	if m.claim != nil {
		return m.claim.content != nil && m.claim.content.isFile
	}
	return m.files == nil && m.subPath != "" && m.volume.Image == nil
}

// addPoint adds an empty file where a file is mounted, or below where a directory
// is, unless the bundle has something there.
func (b *bundle) addPoint(point string, isFile bool) {
	if slices.ContainsFunc(b.files, func(f *mountedFile) bool {
		return f.below == point || strings.HasPrefix(f.below, point+"/")
	}) {
		return
	}
	if b.point == "" {
		taken := naming.Keys{}
		for _, f := range b.files {
			taken[f.key]++
		}
		b.point = taken.Add("mountpoint")
	}
	if !isFile {
		point = path.Join(point, b.point)
	}
	b.files = append(b.files, &mountedFile{below: point, key: b.point, secret: b.files[0].secret})
}
