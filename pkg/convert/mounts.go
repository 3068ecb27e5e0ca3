package convert

import (
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/sharing"
)

// mounts writes the planned mounts into the container, and their volumes into
// the pod.
func mounts(u *unit) {
	for _, m := range u.c.storage.Mounts(u.Unit) {
		u.container.VolumeMounts = append(u.container.VolumeMounts, corev1.VolumeMount{
			Name: m.Volume.Name, MountPath: m.Target, SubPath: m.SubPath,
			ReadOnly: m.ReadOnly, MountPropagation: m.Propagation,
		})
		u.addVolume(m.Volume)
		if m.Stands != nil {
			u.ownEmpty(m)
		}
		if m.Claim != nil {
			if m.Claim.OneNode() {
				u.rollout.Together("volume " + m.Claim.Volume + " can be mounted on one node only")
			}
			u.ownClaim(m)
			u.fillClaim(m)
		}
	}
	u.handFiles()
	u.copyWritten()
}

func (u *unit) addVolume(v corev1.Volume) {
	if u.volumeNames == nil {
		u.volumeNames = map[string]bool{}
	}
	if !u.volumeNames[v.Name] {
		u.volumeNames[v.Name] = true
		u.pod.Volumes = append(u.pod.Volumes, v)
	}
}

// shareVolumes decides what pods have because of their volumes.
func (c *converter) shareVolumes() {
	c.sharing = sharing.New(c.pods, c.storage, c.looks, c.report)
	for _, p := range c.pods.All {
		if node := c.sharing.Node(p); node != "" {
			c.of[p.Lead].followVolumes(node)
		}
	}
}

// followVolumes asks the scheduler for the node of the pods with the label.
func (u *unit) followVolumes(value string) {
	u.affinity().PodAffinity = sharing.OnNodeOf(map[string]string{labelPartOf: u.c.partOf(), sharing.LabelVolumes: value}).PodAffinity
}
