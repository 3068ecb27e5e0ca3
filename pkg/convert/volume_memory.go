package convert

import (
	"fmt"
	"path"
	"strings"

	"github.com/docker/go-units"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// planMemory mounts what lies in memory: tmpfs in short syntax and /dev/shm.
func (u *unit) planMemory() {
	for i, entry := range u.Tmpfs {
		target, options, _ := strings.Cut(entry, ":")
		p := place{u, "tmpfs", i}
		m := u.memory(p, path.Clean(target), 0)
		for _, option := range strings.Split(options, ",") {
			u.tmpfsOption(m, option)
		}
	}
	if u.ShmSize > 0 {
		u.memory(place{u, "shm_size", -1}, "/dev/shm", int64(u.ShmSize))
	}
}

// planTmpfs mounts an entry of volumes of type tmpfs.
func (u *unit) planTmpfs(v volumeEntry) {
	m := u.memory(v.place, v.Target, 0)
	m.readOnly = v.ReadOnly
	if v.Tmpfs == nil {
		return
	}
	if v.Tmpfs.Size > 0 {
		m.limit(int64(v.Tmpfs.Size))
	}
	if v.Tmpfs.Mode != 0 {
		v.sayKey("tmpfs.mode", report.TmpfsOption, fmt.Sprintf("mode=%04o", v.Tmpfs.Mode))
	}
}

// memory mounts an emptyDir in memory.
func (u *unit) memory(p place, target string, size int64) *mount {
	m := &mount{place: p, target: target, volume: corev1.Volume{
		Name: naming.Volume("memory", u.id, naming.ExactSlug(target)),
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

func (m *mount) limit(size int64) {
	m.volume.EmptyDir.SizeLimit = resource.NewQuantity(size, resource.BinarySI)
}

// tmpfsOption follows one mount option of a tmpfs in short syntax.
func (u *unit) tmpfsOption(m *mount, option string) {
	name, value, _ := strings.Cut(option, "=")
	switch name {
	case "", "rw", "defaults":
	case "ro":
		m.readOnly = true
	case "size":
		if size, err := units.RAMInBytes(value); err == nil && size > 0 {
			m.limit(size)
			return
		}
		m.say(report.TmpfsOption, option)
	default:
		m.say(report.TmpfsOption, option)
	}
}
