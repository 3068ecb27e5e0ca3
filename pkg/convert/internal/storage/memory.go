package storage

import (
	"fmt"
	"path"
	"strings"

	docker "github.com/docker/go-units"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// planMemory mounts what lies in memory: tmpfs in short syntax and /dev/shm.
func (u *member) planMemory() {
	for i, entry := range u.Tmpfs {
		target, options, _ := strings.Cut(entry, ":")
		p := units.Place{Unit: u.Unit, Attribute: "tmpfs", Index: i}
		m := u.memory(p, path.Clean(target), 0)
		for _, option := range strings.Split(options, ",") {
			u.tmpfsOption(m, option)
		}
	}
	if u.ShmSize > 0 {
		u.memory(units.Place{Unit: u.Unit, Attribute: "shm_size", Index: -1}, "/dev/shm", int64(u.ShmSize))
	}
}

// planTmpfs mounts an entry of volumes of type tmpfs.
func (u *member) planTmpfs(v volumeEntry) {
	m := u.memory(v.Place, v.Target, 0)
	m.ReadOnly = v.ReadOnly
	if v.Tmpfs == nil {
		return
	}
	if v.Tmpfs.Size > 0 {
		m.limit(int64(v.Tmpfs.Size))
	}
	if v.Tmpfs.Mode != 0 {
		v.SayKey("tmpfs.mode", report.TmpfsOption, fmt.Sprintf("mode=%04o", v.Tmpfs.Mode))
	}
}

// memory mounts an emptyDir in memory.
func (u *member) memory(p units.Place, target string, size int64) *Mount {
	m := &Mount{Place: p, Target: target, Volume: corev1.Volume{
		Name: naming.Volume("memory", u.ID, naming.ExactSlug(target)),
		VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{
			Medium: corev1.StorageMediumMemory,
		}},
	}}
	if size > 0 {
		m.limit(size)
	}
	u.mount(m)
	return m
}

func (m *Mount) limit(size int64) {
	m.Volume.EmptyDir.SizeLimit = resource.NewQuantity(size, resource.BinarySI)
}

// tmpfsOption follows one mount option of a tmpfs in short syntax.
func (u *member) tmpfsOption(m *Mount, option string) {
	name, value, _ := strings.Cut(option, "=")
	switch name {
	case "", "rw", "defaults":
	case "ro":
		m.ReadOnly = true
	case "size":
		if size, err := docker.RAMInBytes(value); err == nil && size > 0 {
			m.limit(size)
			return
		}
		m.Say(report.TmpfsOption, option)
	default:
		m.Say(report.TmpfsOption, option)
	}
}
