package storage

import (
	"io/fs"
	"path"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// directory is a bind mount of a directory that no container writes to as a whole.
type directory struct {
	volumeEntry
	at *Mount
}

func (u *member) mountDirectory(v volumeEntry, m *Mount) {
	u.directories = append(u.directories, directory{v, m})
}

// isWritten reports whether what lies at a path below a directory is in a part of it that
// a container writes to.
func (l *planner) isWritten(top, name string) bool {
	for ; name != top && name != "."; name = path.Dir(name) {
		if l.data[name] {
			return true
		}
	}
	return false
}

// mountParts mounts the parts that containers write to into the directories that hold
// them: on the host, what is written to a part is seen in the whole as well.
func (l *planner) mountParts() {
	below := map[string][]*Claim{} // by every directory that holds theirs
	for _, c := range l.claimsInOrder() {
		if c.Key.Kind != OfBind || !fs.ValidPath(c.Key.Of) || c.content == nil || c.content.IsFile {
			continue
		}
		for dir := c.Key.Of; dir != "."; {
			dir = path.Dir(dir)
			below[dir] = append(below[dir], c)
		}
	}
	for _, u := range l.members {
		if len(below) == 0 || len(u.directories) == 0 {
			continue
		}
		at := map[string]*Mount{}
		for _, m := range u.mounts {
			at[m.Target] = m
		}
		for _, d := range u.directories {
			if parts := below[d.Source]; at[d.Target] == d.at && l.Budget.Spend(limit.Mounts, int64(len(parts)), d.At()) {
				u.mountPartsOf(d, parts, at)
			}
		}
	}
}

// mountPartsOf mounts claims below a directory, but where the unit has something else.
func (u *member) mountPartsOf(d directory, parts []*Claim, at map[string]*Mount) {
	for _, c := range parts {
		m := claimMount(d.volumeEntry, c)
		m.Target = path.Join(d.Target, files.Below(d.Source, c.Key.Of))
		if at[m.Target] != nil || enclosing(at, m.Target) != d.at {
			continue
		}
		if d.at.files == nil { // an empty directory, in which the mount point has to be made
			d.at.ReadOnly = false
		}
		d.Say(report.BindClaim, c.Volume, c.Name)
		u.mount(m)
		at[m.Target] = m
	}
}
