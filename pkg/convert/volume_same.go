package convert

import (
	"maps"
	"reflect"
	"slices"
)

// sameVolume returns the volume that stands for one: volumes of one name and the
// same settings are one to Docker. What has only the name in common is left to
// collide.
func (c *converter) sameVolume(volume string) string {
	if c.named == nil {
		c.nameVolumes()
	}
	volumes, specs := c.project.Volumes, c.options.Spec.Volumes
	other := c.named[volumes[volume].Name]
	spec, asked := specs[volume]
	if other == "" || !reflect.DeepEqual(volumes[other], volumes[volume]) || asked && !reflect.DeepEqual(specs[other], spec) {
		return volume
	}
	return other
}

// nameVolumes finds who stands for all volumes of a name: the first of them that
// spec.volumes speaks about, or else the first.
func (c *converter) nameVolumes() {
	c.named = map[string]string{}
	specs := c.options.Spec.Volumes
	for _, volume := range slices.Sorted(maps.Keys(c.project.Volumes)) {
		name := c.project.Volumes[volume].Name
		_, known := specs[c.named[name]]
		if _, asked := specs[volume]; name != "" && (c.named[name] == "" || asked && !known) {
			c.named[name] = volume
		}
	}
}
