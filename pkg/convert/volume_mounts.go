package convert

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/limit"
)

// mount is one mount of a container, whatever attribute of Compose asked for it.
type mount struct {
	units.Place
	target      string
	readOnly    bool
	subPath     string
	volume      corev1.Volume
	propagation *corev1.MountPropagationMode
	claim       *claim    // when it mounts one
	files       *bundle   // when it mounts a directory of the project out of objects
	mode        *int32    // of a single file, or of the keys in a directory; nil when nobody says
	writable    *writable // a single file that isn't said to be only read
	nocopy      bool      // the claim isn't filled from what the image has there
}

// planMounts decides what becomes of every mount, and reads the files behind
// them. It writes no objects: references in the files are rewritten first.
func (c *converter) planMounts() {
	for _, u := range c.units {
		for _, from := range u.VolumesFrom {
			name, _, _ := strings.Cut(from, ":")
			if lender := c.byKey["services."+name]; lender != nil {
				lender.lends = true
			}
		}
	}
	c.planBuilds()
	c.findData()
	c.findHostPlaces()
	for _, u := range c.units {
		u.planMounts()
	}
	for _, u := range c.units {
		u.makeMountPoints()
	}
	c.findOwners()
	c.planFillers()
	c.sayUnused()
	for _, u := range c.units {
		u.sayVolumesOfImage()
	}
}

func (u *unit) planMounts() {
	if !u.c.budget.Spend(limit.Mounts, int64(len(u.Secrets)+len(u.Configs)+len(u.Tmpfs)), u.At) {
		return
	}
	for _, v := range u.allVolumes() {
		u.planVolume(v)
	}
	u.planSecrets()
	u.planConfigs()
	u.planMemory()
	u.settleTargets()
	u.keepWritten()
}

// mount plans one mount. Its volume may be shared by other mounts of the pod.
func (u *unit) mount(m *mount) { u.mounts = append(u.mounts, m) }

// mounts writes the planned mounts into the container, and their volumes into
// the pod.
func mounts(u *unit) {
	for _, m := range u.mounts {
		u.container.VolumeMounts = append(u.container.VolumeMounts, corev1.VolumeMount{
			Name: m.volume.Name, MountPath: m.target, SubPath: m.subPath,
			ReadOnly: m.readOnly, MountPropagation: m.propagation,
		})
		u.addVolume(m.volume)
		if m.claim != nil {
			if m.claim.oneNode() {
				u.rollout.Together("volume " + m.claim.volume + " can be mounted on one node only")
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
