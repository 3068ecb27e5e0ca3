package storage

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/drivers"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// sayDriver says what an overlay has to bring for a volume of another driver than
// Docker's default.
func (l *planner) sayDriver(k *Claim, top types.VolumeConfig) {
	if top.Driver != "" && top.Driver != "local" {
		l.sayTop(report.VolumeDriver, append(slices.Clone(k.path), "driver"), top.Driver, k.Name)
	}
	var options, hints []string
	for _, name := range sorted.Keys(top.DriverOpts) {
		if name != "size" {
			options = append(options, name)
		}
	}
	if len(options) > 0 {
		hints = append(hints, drivers.Hint(k.Name, top.DriverOpts))
	}
	if size := top.DriverOpts["size"]; size != "" && l.Spec.Volumes[k.Volume].Size == "" {
		if _, ok := drivers.Size(size); !ok {
			options = append(options, "size")
			hints = append(hints, "set spec.volumes."+k.Volume+".size to a quantity such as 10Gi")
		}
	}
	if len(options) > 0 {
		l.sayTop(report.VolumeDriverOpts, append(slices.Clone(k.path), "driver_opts"),
			k.Volume, strings.Join(options, ", "), k.Name, strings.Join(hints, "; "))
	}
}
