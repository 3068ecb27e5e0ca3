package convert

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

// planImages finds out what the images of the units say, and gives every service the
// healthcheck that Docker would run.
func (c *converter) planImages() {
	c.looks = inspect.New(c.set, c.project.Root)
	for _, u := range c.units {
		u.brings = c.looks.Of(u.Unit)
		if u.parent == nil && u.Job == nil {
			u.adoptHealthcheck()
		}
	}
}

// adoptHealthcheck takes from the HEALTHCHECK of the image what the Compose file
// leaves out, as Docker does.
func (u *unit) adoptHealthcheck() {
	h := u.brings.Healthcheck
	if !h.Known() || len(h.Value.Test) == 0 || h.Value.Test[0] == "NONE" || u.HealthCheck != nil && (u.HealthCheck.Disable || len(u.HealthCheck.Test) > 0) {
		return
	}
	own := types.HealthCheckConfig{}
	if u.HealthCheck != nil {
		own = *u.HealthCheck
	}
	own.Test = slices.Clone(h.Value.Test)
	if shell := h.Value.Shell; len(shell) > 0 {
		own.Test = append(append([]string{"CMD"}, shell...), h.Value.Test[1:]...)
	}
	own.Interval = cmp.Or(own.Interval, duration(h.Value.Interval))
	own.Timeout = cmp.Or(own.Timeout, duration(h.Value.Timeout))
	own.StartPeriod = cmp.Or(own.StartPeriod, duration(h.Value.StartPeriod))
	own.StartInterval = cmp.Or(own.StartInterval, duration(h.Value.StartInterval))
	if own.Retries == nil && h.Value.Retries > 0 {
		retries := uint64(h.Value.Retries)
		own.Retries = &retries
	}
	u.HealthCheck, u.adopted = &own, h.Source
}

// duration returns nil for what nobody set.
func duration(d time.Duration) *types.Duration {
	if d <= 0 {
		return nil
	}
	value := types.Duration(d)
	return &value
}

// sayVolumesOfImage warns of data that the image keeps where nothing is mounted.
func (u *unit) sayVolumesOfImage() {
	if u.parent != nil || u.Job != nil || u.isInit {
		return
	}
	for _, v := range u.brings.Volumes {
		if !v.IsExact() && !u.keepsDataThere() {
			continue
		}
		mounted := slices.ContainsFunc(u.mounts, func(m *mount) bool { return lies(m.target, v.Value) || lies(v.Value, m.target) })
		if !mounted {
			u.SayUnit(report.VolumeOfImage, u.Name, v.Value, v.Source, fmt.Sprintf("%s-data", u.Name))
		}
	}
}

// keepsDataThere reports whether a well-known image is likely to keep its data where it
// does as a rule: its own program runs, and nothing is mounted that could be the place.
func (u *unit) keepsDataThere() bool {
	return images.Serves(u.brings.Name, u.Entrypoint, u.Command) &&
		!slices.ContainsFunc(u.mounts, func(m *mount) bool { return m.claim != nil || m.volume.HostPath != nil })
}

// lies reports whether a path is dir, or lies in it.
func lies(name, dir string) bool {
	return name == dir || strings.HasPrefix(name, strings.TrimSuffix(dir, "/")+"/")
}
