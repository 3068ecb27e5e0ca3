package storage

import (
	"reflect"

	"github.com/composesource/composesource/pkg/internal/sorted"
)

// sameVolume returns the volume that stands for one: volumes of one name and the
// same settings are one to Docker. What has only the name in common is left to
// collide.
func (l *planner) sameVolume(volume string) string {
	if l.named == nil {
		l.nameVolumes()
	}
	volumes, specs := l.Project.Volumes, l.Spec.Volumes
	other := l.named[volumes[volume].Name]
	spec, asked := specs[volume]
	if other == "" || !reflect.DeepEqual(volumes[other], volumes[volume]) || asked && !reflect.DeepEqual(specs[other], spec) {
		return volume
	}
	return other
}

// nameVolumes finds who stands for all volumes of a name: the first of them that
// spec.volumes speaks about, or else the first.
func (l *planner) nameVolumes() {
	l.named = map[string]string{}
	specs := l.Spec.Volumes
	for _, volume := range sorted.Keys(l.Project.Volumes) {
		name := l.Project.Volumes[volume].Name
		_, known := specs[l.named[name]]
		if _, asked := specs[volume]; name != "" && (l.named[name] == "" || asked && !known) {
			l.named[name] = volume
		}
	}
}
