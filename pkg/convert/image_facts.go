package convert

import (
	"cmp"
	"slices"
	"time"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/lock"
)

// planImages finds out what the images of the units say, and gives every service the
// healthcheck that Docker would run.
func (c *converter) planImages() {
	c.Images = inspect.New(c.set, c.Project.Root, lock.Load(c.Project.Root, c.options.Lock, c.Report))
	c.Images.Say(lock.Wanted(c.Project), c.Report)
	for _, u := range c.units {
		u.Brings = c.Images.Of(u.Unit)
		if u.Service == nil && u.Job == nil {
			adoptHealthcheck(u)
		}
	}
}

// adoptHealthcheck takes from the HEALTHCHECK of the image what the Compose file
// leaves out, as Docker does.
func adoptHealthcheck(u *drafts.Draft) {
	h := u.Brings.Healthcheck
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
	u.HealthCheck, u.Adopted = &own, h.Source
}

// duration returns nil for what nobody set.
func duration(d time.Duration) *types.Duration {
	if d <= 0 {
		return nil
	}
	value := types.Duration(d)
	return &value
}
