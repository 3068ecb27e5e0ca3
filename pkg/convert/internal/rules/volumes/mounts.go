package volumes

import (
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
)

// Mounts writes the planned mounts into the container, and their volumes into
// the pod.
func Mounts(own *drafts.Draft) {
	u := &mounter{Draft: own, volumes: map[string]bool{}, seeded: map[*storage.Claim]bool{}, owned: map[string]bool{}}
	for _, m := range u.Plans.Storage.Mounts(u.Unit) {
		u.Container.VolumeMounts = append(u.Container.VolumeMounts, corev1.VolumeMount{
			Name: m.Volume.Name, MountPath: m.Target, SubPath: m.SubPath,
			ReadOnly: m.ReadOnly, MountPropagation: m.Propagation,
		})
		u.addVolume(m.Volume)
		if m.Stands != nil {
			u.ownEmpty(m)
		}
		if m.Claim != nil {
			if m.Claim.OneNode() {
				u.Rollout.Together("volume " + m.Claim.Volume + " can be mounted on one node only")
			}
			u.ownClaim(m)
			u.fillClaim(m)
		}
	}
	u.handFiles()
	u.copyWritten()
}

// mounter writes what is mounted into a unit.
type mounter struct {
	*drafts.Draft
	volumes map[string]bool         // of its pod, by name
	seeded  map[*storage.Claim]bool // the claims that the project fills for it
	owned   map[string]bool         // the parts of volumes that an init container owns for it
}

func (u *mounter) addVolume(v corev1.Volume) {
	if !u.volumes[v.Name] {
		u.volumes[v.Name] = true
		u.PodSpec.Volumes = append(u.PodSpec.Volumes, v)
	}
}
