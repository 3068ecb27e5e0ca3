package convert

import (
	"math"
	"time"
)

// clamp32 returns n, or the most that Kubernetes' numbers hold.
func clamp32(n uint64) int32 { return int32(min(n, math.MaxInt32)) }

// seconds returns whole seconds, rounded up.
func seconds(d time.Duration) int32 {
	return int32(min(math.Ceil(d.Seconds()), math.MaxInt32))
}
