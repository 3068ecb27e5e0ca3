package storage

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// volumeEntry is an entry of a unit's volumes, or one that volumes_from brings.
type volumeEntry struct {
	types.ServiceVolumeConfig
	units.Place
	shared bool // an anonymous volume that another unit mounts too
}

// allVolumes returns what is mounted into the unit: what volumes_from brings, the
// later ones beating the earlier ones, and its own, which beat all.
func (u *member) allVolumes() []volumeEntry {
	if u.volumes != nil {
		return u.volumes
	}
	u.volumes = []volumeEntry{} // docker stops at a circle as well
	var all []volumeEntry
	for i, from := range u.VolumesFrom {
		name, mode, _ := strings.Cut(from, ":")
		if name+":" == types.ContainerPrefix {
			units.Place{Unit: u.Unit, Attribute: "volumes_from", Index: i}.Say(report.VolumesFromContainer, from)
			continue
		}
		other := u.l.service(name)
		if other == nil {
			continue // the loader said so
		}
		if mode == "ro" {
			units.Place{Unit: u.Unit, Attribute: "volumes_from", Index: i}.Say(report.VolumesFromReadOnly, from)
		}
		for _, v := range other.allVolumes() {
			v.shared = true
			all = append(all, v)
		}
	}
	for i, v := range u.Volumes {
		all = append(all, volumeEntry{v, units.Place{Unit: u.Unit, Attribute: "volumes", Index: i}, u.lends})
	}
	if all = lastOfTarget(all); u.l.Budget.Spend(limit.Mounts, int64(len(all)), units.Place{Unit: u.Unit, Attribute: "volumes_from", Index: -1}.At()) {
		u.volumes = append(u.volumes, all...)
	}
	return u.volumes
}

// lastOfTarget keeps the last mount at each target.
func lastOfTarget(all []volumeEntry) []volumeEntry {
	if len(all) < 2 {
		return all
	}
	last := map[string]int{}
	for i, v := range all {
		last[v.Target] = i
	}
	var kept []volumeEntry
	for i, v := range all {
		if last[v.Target] == i {
			kept = append(kept, v)
		}
	}
	return kept
}

// planVolume decides what becomes of one mount.
func (u *member) planVolume(v volumeEntry) {
	u.sayIgnored(v)
	switch v.Type {
	case types.VolumeTypeBind:
		u.planBind(v)
	case types.VolumeTypeTmpfs:
		u.planTmpfs(v)
	case types.VolumeTypeImage:
		u.planImage(v)
	case types.VolumeTypeVolume:
		if v.Source == "" {
			u.planAnonymous(v)
		} else {
			u.planNamed(v)
		}
	default:
		v.Say(report.VolumeType, v.Type, v.Target)
	}
}

// sayIgnored speaks about the keys that no kind of mount can follow.
func (u *member) sayIgnored(v volumeEntry) {
	v.SayKey("consistency", report.MountConsistency)
	v.SayKey("volume.labels", report.MountLabels)
	if v.Bind == nil {
		return
	}
	if v.Bind.SELinux != "" {
		v.SayOption("bind.selinux", report.MountSELinux, v.Bind.SELinux)
	}
	v.SayKey("bind.recursive", report.MountRecursive)
	if !v.Bind.CreateHostPath {
		v.SayKey("bind.create_host_path", report.MountCreateHostPath)
	}
}

// planNamed mounts the claim of a named volume.
func (u *member) planNamed(v volumeEntry) {
	c := u.l.namedClaim(v.Source)
	m := u.planClaim(v, c)
	part := v.Volume != nil && v.Volume.Subpath != ""
	if part {
		m.SubPath = joinSubPath(m.SubPath, v.Volume.Subpath)
	}
	if part || c.External {
		v.SayKey("volume.nocopy", report.MountNoCopy)
	}
	m.nocopy = part || v.Volume != nil && v.Volume.NoCopy
}

// planClaim mounts a claim.
func (u *member) planClaim(v volumeEntry, c *Claim) *Mount {
	m := claimMount(v, c)
	u.mount(m)
	return m
}

func claimMount(v volumeEntry, c *Claim) *Mount {
	return &Mount{
		Place: v.Place, Target: v.Target, ReadOnly: v.ReadOnly, SubPath: c.SubPath, Claim: c,
		Volume: corev1.Volume{Name: naming.ClaimVolume(c.Name), VolumeSource: corev1.VolumeSource{
			PersistentVolumeClaim: &corev1.PersistentVolumeClaimVolumeSource{ClaimName: c.Name},
		}},
	}
}

// planAnonymous mounts an emptyDir, or nothing where the volume only kept a
// development mount away from the files of the image.
func (u *member) planAnonymous(v volumeEntry) {
	if source, ok := u.shadows(v); ok {
		v.Say(report.VolumeShadow, v.Target, source)
		return
	}
	if v.shared {
		u.planClaim(v, u.anonymousClaim(v))
		return
	}
	v.Say(report.VolumeAnonymous, v.Target)
	u.mountEmpty(v)
}

// mountEmpty mounts a directory that starts empty with each pod.
func (u *member) mountEmpty(v volumeEntry) *Mount {
	m := &Mount{Place: v.Place, Target: v.Target, ReadOnly: v.ReadOnly, Volume: corev1.Volume{
		Name:         naming.Volume("empty", u.ID, naming.ExactSlug(v.Target)),
		VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}},
	}}
	u.mount(m)
	return m
}

// planImage mounts the files of an image.
func (u *member) planImage(v volumeEntry) {
	v.Say(report.VolumeImage, v.Source)
	m := &Mount{Place: v.Place, Target: v.Target, ReadOnly: true, Volume: corev1.Volume{
		Name:         naming.Volume("image", naming.ExactSlug(v.Source)),
		VolumeSource: corev1.VolumeSource{Image: &corev1.ImageVolumeSource{Reference: u.l.Images.Pinned(v.Source, "")}},
	}}
	if v.Image != nil {
		m.SubPath = joinSubPath("", v.Image.SubPath)
	}
	u.mount(m)
}
