package storage

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// bindData puts what the container writes to on a claim, with the content that it
// has in the project. That is a directory, but for a file for which spec.mounts
// asks so.
func (u *member) bindData(v volumeEntry) {
	root := u.dataRoot(v)
	c := u.bindClaim(v, root)
	if c.content == nil {
		c.content = u.claimContent(v, root)
	}
	m := u.planClaim(v, c)
	m.SubPath = path.Join(m.SubPath, files.Below(root, v.Source))
	if c.content.IsFile {
		m.SubPath = path.Join(m.SubPath, path.Base(root))
	}
	u.sayClaim(v, c, root)
	if len(c.content.Files) > 0 {
		u.seedClaim(c, v)
	}
}

// sayClaim says what a mount became, and once of each claim how it starts: where
// the whole of it is mounted.
func (u *member) sayClaim(v volumeEntry, c *Claim, root string) {
	first := v.Source == root && !c.told
	c.told = c.told || first
	switch {
	case first && c.content.TooLarge:
		v.Say(report.BindTooLarge, v.written(), "the claim "+c.Name+" starts empty")
	case first && c.content.Absent && isConfigTarget(v.Target):
		v.Say(report.BindAbsent, v.written(), "the claim "+c.Name+" starts empty", v.written(), "Omit} for what the image has there")
	case u.mayBeDevelopment(v):
		v.Say(report.BindNotInline, v.written(), v.Target, c.Name, v.written())
	case first && len(c.content.Files) > 0:
		v.Say(report.BindSeeded, v.written(), c.Name, v.written())
	default:
		v.Say(report.BindClaim, v.written(), c.Name)
	}
}

// claimContent reads what the project holds of a claim's content: nothing, when
// it lies on the host or docker would create it.
func (u *member) claimContent(v volumeEntry, root string) *files.Directory {
	if !fs.ValidPath(root) {
		return &files.Directory{}
	}
	info, err := fs.Stat(u.l.Project.Root, root)
	if errors.Is(err, fs.ErrPermission) {
		v.Say(report.BindUnreadable, root)
	}
	if err != nil {
		return &files.Directory{Absent: true}
	}
	d := u.bindDirectory(v, root)
	for _, name := range d.Denied { // a database keeps its files to itself: that is no reason to fail
		v.Say(report.BindUnreadable, name)
	}
	if d.IsFile = !info.IsDir(); d.IsFile && len(d.Files) == 1 {
		d.Files[0].Below = path.Base(root)
		d.Files[0].Key = naming.Key(path.Base(root))
	}
	return &d
}

// bindDirectory reads the directory behind a mount, or one that holds it, and
// says what it had to leave out.
func (u *member) bindDirectory(v volumeEntry, name string) files.Directory {
	d := u.l.Files.Directory(name, v.Target)
	for _, name := range d.Unreadable {
		v.Say(report.BindUnreadable, name)
	}
	taken := naming.Keys{}
	for _, f := range d.Files {
		f.At, f.Field, f.Key = v.At(), v.Item(), taken.Add(strings.ReplaceAll(f.Below, "/", "."))
	}
	return d
}
