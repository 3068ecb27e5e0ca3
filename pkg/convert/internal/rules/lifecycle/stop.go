package lifecycle

import (
	"strings"
	"time"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// StopGracePeriod is in whole seconds in Kubernetes, and at least 1: with 0 the
// object would be gone before its process.
func StopGracePeriod(u *drafts.Draft) {
	if u.StopGracePeriod == nil {
		return
	}
	period := int64(max(1, drafts.Seconds(time.Duration(*u.StopGracePeriod))))
	if *u.StopGracePeriod <= 0 {
		u.Say("stop_grace_period", report.StopAtOnce)
	}
	u.PodSpec.TerminationGracePeriodSeconds = &period
	u.Became("stop_grace_period", account.Pod("terminationGracePeriodSeconds"))
}

// StopSignal is that of the image in Kubernetes, which is SIGTERM mostly. Docker
// takes a signal by its number too, and by its name in any case and without SIG.
func StopSignal(u *drafts.Draft) {
	switch name := strings.TrimPrefix(strings.ToUpper(u.StopSignal), "SIG"); {
	case u.StopSignal == "SIGTERM":
	case name == "TERM" || name == "15":
		u.Say("stop_signal", report.DefaultValue, "stop_signal: "+u.StopSignal)
	default:
		u.Say("stop_signal", report.StopSignal, u.StopSignal)
	}
}
