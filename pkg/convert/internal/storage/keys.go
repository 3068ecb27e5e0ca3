package storage

import (
	"fmt"
	"path"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/secret"
)

// Modes of files that programs refuse when others can read them.
const (
	ownerMode = int32(0o400)
	groupMode = int32(0o440) // for a user who isn't root, and whose pod has a group
)

// isPrivate reports whether programs look at the mode of a file: ssh, PostgreSQL and
// others refuse a private key that everyone can read. Some want it to be readable
// by its owner alone, who is not root then.
func isPrivate(f *files.Mounted) (private, alone bool) {
	base := strings.ToLower(path.Base(f.Target))
	name := strings.NewReplacer("-", "", "_", "", ".", "").Replace(base)
	switch {
	case base == ".pgpass", base == "pgpass", base == ".erlang.cookie", strings.HasPrefix(name, "mongo") && strings.Contains(name, "key"), name == "keyfile", name == "replicakey", name == "replicasetkey":
		return true, true
	}
	return secret.PrivateKey(f.Content) || path.Ext(base) == ".key" ||
		slices.Contains([]string{"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"}, base), false
}

// keepPrivate gives a mounted file the mode with which its programs accept it: as
// far as anybody knows who they are. A key that its reader can't read helps nobody.
func (u *member) keepPrivate(v volumeEntry, f *files.Mounted) {
	private, alone := isPrivate(f)
	if !private {
		return
	}
	f.Secret = true
	user, group, known := u.account().Serves()
	mode := ownerMode
	switch {
	case !known && alone:
		v.Say(report.KeyRefused, f.Path, u.Name)
		return
	case !known:
		v.Say(report.KeyMode, f.Path, u.Name)
		return
	case user == 0:
	case alone, u.User == "":
		u.hand(v, f, user, group)
		return
	default:
		mode = groupMode
	}
	f.Mode = &mode
}

// strictestMode returns the mode of files that only an owner and a group may read;
// nil when a mount holds none.
func (b *Bundle) strictestMode() *int32 {
	for _, f := range b.Files {
		if f.Mode != nil && *f.Mode&0o004 == 0 {
			return f.Mode
		}
	}
	return nil
}

// HandedFile is a file that an init container copies for the user who reads it: what
// comes out of a Secret belongs to root.
type HandedFile struct {
	File        *files.Mounted
	From        *Mount // what holds it
	Copy        *Mount // of the copy
	User, Group int64
}

// hand mounts a copy of a file that belongs to a user, and that nobody else can read.
func (u *member) hand(v volumeEntry, f *files.Mounted, user, group int64) {
	u.handed = append(u.handed, HandedFile{File: f, User: user, Group: group, Copy: &Mount{
		Place: v.Place, Target: f.Target, ReadOnly: v.ReadOnly || !u.changes(f.Target), SubPath: fmt.Sprintf("%d-%s", len(u.handed), f.Key), // no hidden file, and none twice
		Volume: corev1.Volume{
			Name:         naming.Volume("keys", u.ID),
			VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{Medium: corev1.StorageMediumMemory}},
		},
	}})
	v.Say(report.KeyHanded, f.Path, fmt.Sprint(user))
}

// mountHanded mounts the copies of files that a mount holds. It reports whether the
// mount is needed beside them: a directory is.
func (u *member) mountHanded(from *Mount) bool {
	for i := range u.handed {
		if h := &u.handed[i]; h.From == nil {
			h.From = from
			u.mount(h.Copy)
			if h.Copy.Target == from.Target {
				return false
			}
		}
	}
	return true
}
