package volumes

import (
	"fmt"
	"path"
	"slices"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/tools"
	"github.com/composesource/composesource/pkg/convert/internal/words"
)

// copyClaims is where what copies files finds claims; files it finds and puts at the
// places of handFiles.
const copyClaims = "/composesource/claims"

// copyScript copies files: of every four arguments the first to the second, unless
// there is one. One that is empty is the mount point of a file that was mounted
// there before. The third, if it isn't empty, is what was copied the last time: the
// file is copied again when the project has another one. The last is its mode; with
// 664 the user isn't known, and the group may write, or everyone where the storage
// doesn't know the group. It needs busybox.
func copyScript(owner string) string {
	give := ""
	if owner != "" {
		give = "  chown " + owner + " \"$2.composesource\" || :\n"
	}
	return `set -e
while [ $# -gt 0 ]; do
  if [ -s "$2" ] && { [ -z "$3" ] || cmp -s "$1" "$3"; }; then
    shift 4
    continue
  fi
  mkdir -p "${2%/*}"
  mode=$4
  [ "$mode" != 664 ] || [ -g "${2%/*}" ] || mode=666
  cp "$1" "$2.composesource"
  chmod $mode "$2.composesource"
` + give + `  mv -f "$2.composesource" "$2"
  if [ -n "$3" ]; then
    mkdir -p -m 777 "${3%/*}"
    cp -f "$1" "$3"
  fi
  shift 4
done
`
}

// copyWritten adds the init container that copies the files that the container
// writes to: as the container's user where that is a number, or else as root.
func (u *mounter) copyWritten() {
	copies := u.Plans.Storage.Copies(u.Unit)
	if len(copies) == 0 {
		return
	}
	security, owner, mode := u.copyAs()
	init := corev1.Container{
		Name: u.Plans.Tools.Name(u.ID + "-files"), Image: u.Plans.Tools.Image, Resources: u.Plans.Tools.Resources, SecurityContext: security,
		Command: []string{"sh", "-c", words.Literal(copyScript(owner)), "sh"},
	}
	mount := func(m corev1.VolumeMount) string {
		if !slices.ContainsFunc(init.VolumeMounts, func(known corev1.VolumeMount) bool { return known.MountPath == m.MountPath }) {
			init.VolumeMounts = append(init.VolumeMounts, m)
		}
		return m.MountPath
	}
	for i, c := range copies {
		u.addVolume(c.From.Volume)
		volume, mark := c.To.Volume.Name, c.Mark
		from := mount(corev1.VolumeMount{Name: c.From.Volume.Name, MountPath: path.Join(handFrom, fmt.Sprint(i)), SubPath: c.From.SubPath, ReadOnly: true})
		to := mount(corev1.VolumeMount{Name: volume, MountPath: path.Join(handTo, volume, c.To.SubPath), SubPath: c.To.SubPath})
		if mark != "" {
			mark = path.Join(mount(corev1.VolumeMount{Name: volume, MountPath: path.Join(copyClaims, volume)}), mark)
		}
		init.Command = append(init.Command, from, words.Literal(path.Join(to, c.Path)), mark, fmt.Sprintf("%o", copyMode(c, mode)))
	}
	u.Inits = append(u.Inits, init)
}

// copyAs returns who copies, to whom the copies are given, and their usual mode: as
// far as anybody knows who writes.
func (u *mounter) copyAs() (security *corev1.SecurityContext, owner string, mode int32) {
	user, group, served := u.Account().Serves()
	number, isNumber := u.Account().Numeric()
	switch {
	case isNumber:
		return tools.Powerless(number.ID, number.Group), "", 0o644
	case served && user != 0:
		return tools.Filler(), fmt.Sprintf("%d:%d", user, group), 0o644
	case u.Account().IsRoot():
		return tools.Filler(), "", 0o644
	}
	return tools.Filler(), "", 0o664
}

// copyMode returns the mode of the copy.
func copyMode(c storage.Copy, usual int32) int32 {
	switch {
	case path.Base(c.File.Target) == "acme.json": // Traefik accepts no other
		return 0o600
	case c.From.Mode == nil:
		return usual
	case *c.From.Mode&0o111 != 0:
		return 0o755
	}
	return *c.From.Mode | 0o200
}
