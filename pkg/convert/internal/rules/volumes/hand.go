package volumes

import (
	"path"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/tools"
)

// Where the init container that hands files on finds and puts them.
const (
	handFrom = "/composesource/from"
	handTo   = "/composesource/to"
)

// handFiles adds the init container that copies files for who reads them, as that
// user.
func (u *mounter) handFiles() {
	files := u.Plans.Storage.Handed(u.Unit)
	if len(files) == 0 {
		return
	}
	user, group := files[0].User, files[0].Group
	init := corev1.Container{
		Name: u.Plans.Tools.Name(u.ID + "-keys"), Image: u.Plans.Tools.Image,
		Command:         []string{"sh", "-c", "umask 377; cp -f " + handFrom + "/* " + handTo},
		SecurityContext: tools.Powerless(user, &group),
		VolumeMounts:    []corev1.VolumeMount{{Name: files[0].Copy.Volume.Name, MountPath: handTo}},
	}
	for _, h := range files {
		u.addVolume(h.From.Volume)
		init.VolumeMounts = append(init.VolumeMounts, corev1.VolumeMount{
			Name: h.From.Volume.Name, MountPath: path.Join(handFrom, h.Copy.SubPath), ReadOnly: true,
			SubPath: path.Join(h.From.SubPath, h.File.Below),
		})
	}
	u.Inits = append(u.Inits, init)
}
