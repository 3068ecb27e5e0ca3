package storage

import (
	"path"
	"slices"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/naming"
)

// filesPart is the part of a volume that is mounted where its top can't be, which
// holds the links of Kubernetes too: a name that no mount inside of it has.
const filesPart = ".composesource"

// makeMountPoints readies directories of the project for what is mounted inside
// of them. Their files come out of a read-only volume, in which the kubelet alone
// can make a mount point: always a directory, even for a file, and one that hides
// the volume's own files beside it. It does so at the top of the volume. So the
// volume brings the points that it lacks, and a part of it is mounted.
func (u *member) makeMountPoints() {
	directories := map[string]*Mount{}
	for _, m := range u.mounts {
		directories[m.Target] = m
	}
	points := map[*Mount]*mountPoints{}
	inside := u.mounts
	for _, hook := range u.hooks { // which have the mounts of u as well
		inside = append(slices.Clip(inside), hook.mounts...)
	}
	for _, inner := range inside {
		outer := enclosing(directories, inner.Target)
		if outer == nil || outer.files == nil {
			continue
		}
		if points[outer] == nil {
			points[outer] = newMountPoints(outer.files)
			outer.SubPath = filesPart
		}
		points[outer].add(files.Below(outer.Target, inner.Target), inner.IsFile())
	}
	for m := range points {
		m.Volume.VolumeSource = DirectorySource(m.files, filesPart)
	}
}

// enclosing returns the mount that a target lies in: of several the innermost.
func enclosing(mounts map[string]*Mount, target string) *Mount {
	for dir := target; dir != "/" && dir != "."; {
		dir = path.Dir(dir)
		if m := mounts[dir]; m != nil {
			return m
		}
	}
	return nil
}

// IsFile reports whether a single file is mounted.
func (m *Mount) IsFile() bool {
	if m.Claim != nil {
		return m.Claim.content != nil && m.Claim.content.IsFile
	}
	return m.files == nil && m.SubPath != "" && m.Stands == nil && m.Volume.Image == nil
}

// mountPoints adds to a bundle what is missing in it to mount other things inside.
type mountPoints struct {
	*Bundle
	has map[string]bool // paths of files and directories in it
	key string          // of an empty file; empty while none is needed
}

func newMountPoints(b *Bundle) *mountPoints {
	p := &mountPoints{Bundle: b, has: map[string]bool{}}
	for _, f := range b.Files {
		p.note(f.Below)
	}
	return p
}

// note takes up a path with the directories above it.
func (p *mountPoints) note(below string) {
	for ; below != "." && !p.has[below]; below = path.Dir(below) {
		p.has[below] = true
	}
}

// add adds an empty file where a file is mounted, or below where a directory is,
// unless there is something.
func (p *mountPoints) add(point string, isFile bool) {
	if p.has[point] {
		return
	}
	if p.key == "" {
		taken := naming.Keys{}
		for _, f := range p.Files {
			taken[f.Key]++
		}
		p.key = taken.Add("mountpoint")
	}
	if !isFile {
		point = path.Join(point, p.key)
	}
	p.note(point)
	p.Files = append(p.Files, &files.Mounted{Below: point, Key: p.key, Secret: p.Files[0].Secret})
}
