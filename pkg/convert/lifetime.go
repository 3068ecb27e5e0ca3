package convert

import (
	"time"

	"github.com/composesource/composesource/pkg/report"
)

// stopGracePeriod is in whole seconds in Kubernetes, and at least 1: with 0 the
// object would be gone before its process.
func stopGracePeriod(u *unit) {
	if u.StopGracePeriod == nil {
		return
	}
	period := int64(max(1, seconds(time.Duration(*u.StopGracePeriod))))
	if *u.StopGracePeriod <= 0 {
		u.say("stop_grace_period", report.StopAtOnce)
	}
	u.pod.TerminationGracePeriodSeconds = &period
}

// stopSignal is that of the image in Kubernetes, which is SIGTERM mostly.
func stopSignal(u *unit) {
	if u.StopSignal != "SIGTERM" {
		u.say("stop_signal", report.StopSignal, u.StopSignal)
	}
}

// profiles says that the unit is there because a profile is active.
func profiles(u *unit) { u.say("profiles", report.ProfileActive, u.Name) }
