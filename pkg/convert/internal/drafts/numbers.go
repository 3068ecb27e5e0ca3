package drafts

import (
	"math"
	"time"
)

// Clamp32 returns n, or the most that Kubernetes' numbers hold.
func Clamp32(n uint64) int32 { return int32(min(n, math.MaxInt32)) }

// Seconds returns whole seconds, rounded up.
func Seconds(d time.Duration) int32 {
	return int32(min(math.Ceil(d.Seconds()), math.MaxInt32))
}
