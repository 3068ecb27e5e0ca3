package inspect

import (
	"cmp"
	"slices"
	"time"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/facts"
)

// Healthcheck is what Docker runs to find out whether a container is healthy.
type Healthcheck struct {
	Config  *types.HealthCheckConfig // nil for none
	Adopted facts.Source             // where the image says it
}

// Healthcheck returns the healthcheck of a unit. Of a service the HEALTHCHECK of its image
// gives what the Compose file leaves out, as Docker has it.
func (p *Plan) Healthcheck(u *units.Unit) Healthcheck {
	h, own := p.of[u].Healthcheck, u.HealthCheck
	switch {
	case u.Parent != nil || u.Job != nil || !h.Known() || len(h.Value.Test) == 0 || h.Value.Test[0] == "NONE",
		own != nil && (own.Disable || len(own.Test) > 0):
		return Healthcheck{Config: own}
	case own == nil:
		own = &types.HealthCheckConfig{}
	}
	adopted := *own
	adopted.Test = slices.Clone(h.Value.Test)
	if shell := h.Value.Shell; len(shell) > 0 {
		adopted.Test = append(append([]string{"CMD"}, shell...), h.Value.Test[1:]...)
	}
	adopted.Interval = cmp.Or(own.Interval, duration(h.Value.Interval))
	adopted.Timeout = cmp.Or(own.Timeout, duration(h.Value.Timeout))
	adopted.StartPeriod = cmp.Or(own.StartPeriod, duration(h.Value.StartPeriod))
	adopted.StartInterval = cmp.Or(own.StartInterval, duration(h.Value.StartInterval))
	if own.Retries == nil && h.Value.Retries > 0 {
		retries := uint64(h.Value.Retries)
		adopted.Retries = &retries
	}
	return Healthcheck{&adopted, h.Source}
}

// duration returns nil for what nobody set.
func duration(d time.Duration) *types.Duration {
	if d <= 0 {
		return nil
	}
	value := types.Duration(d)
	return &value
}
