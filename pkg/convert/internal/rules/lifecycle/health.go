package lifecycle

import (
	"cmp"
	"math"
	"time"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/report"
)

// What Docker does when a healthcheck doesn't say:
// https://docs.docker.com/reference/dockerfile/#healthcheck
const (
	defaultInterval = 30 * time.Second
	defaultTimeout  = 30 * time.Second
	defaultRetries  = 3
)

// Health makes a readiness probe of a healthcheck. Docker never restarts an
// unhealthy container, so there is no liveness probe.
func Health(u *drafts.Draft) {
	h := u.Check.Config
	if h == nil {
		return
	}
	if h.Disable || len(h.Test) > 0 && h.Test[0] == "NONE" {
		u.Say("healthcheck", report.HealthcheckDisabled)
		return
	}
	if len(h.Test) == 0 {
		written := u.Wrote("healthcheck")
		if settings := units.Nested(written); settings != "" && !saysOnly(written, "disable") { // false, which changes nothing
			u.Say("healthcheck", report.HealthcheckOfImage, settings)
		}
		return
	}
	if u.IsInit {
		u.Say("healthcheck", report.HealthcheckOfOneShot)
		return
	}
	argv := healthCommand(u)
	if argv == nil {
		u.Say("healthcheck.test", report.HealthcheckInvalid)
		return
	}
	u.Container.ReadinessProbe = probe(h, argv)
	u.Container.StartupProbe = earlyProbe(h, u.Container.ReadinessProbe)
	becameProbe(u)
	if u.Container.StartupProbe != nil {
		u.Say("healthcheck.start_interval", report.ProbeStartInterval)
	} else {
		u.Say("healthcheck.start_interval", report.DefaultValue, "start_interval without a start_period or a longer interval")
	}
	u.Say("healthcheck", report.HealthcheckReadiness)
	if u.Check.Adopted.Known() {
		u.SayUnit(report.HealthcheckAdopted, u.Check.Adopted, u.Name)
	}
}

// becameProbe notes what the probes hold. A sidecar's startup probe is its readiness.
func becameProbe(u *drafts.Draft) {
	u.Became("healthcheck", account.Container("readinessProbe"))
	u.Became("healthcheck.test", account.Container("readinessProbe.exec"))
	u.Became("healthcheck.interval", account.Container("readinessProbe.periodSeconds"))
	u.Became("healthcheck.timeout", account.Container("readinessProbe.timeoutSeconds"))
	u.Became("healthcheck.retries", account.Container("readinessProbe.failureThreshold"))
	if u.Container.StartupProbe != nil {
		u.Became("healthcheck.start_interval", account.Words("the period of a startup probe, until it first succeeds"))
	}
}

// saysOnly reports whether a mapping has one key, and that is name.
func saysOnly(n *compose.Node, name string) bool {
	return len(n.Fields) == 1 && n.Fields[0].Name == name
}

// healthCommand returns the argv of a test. Kubernetes doesn't expand anything
// in the command of a probe, so that nothing has to be escaped; a shell takes the
// secrets in it from the environment.
func healthCommand(u *drafts.Draft) []string {
	test := u.Line("healthcheck.test", u.Check.Config.Test).Words()
	if len(test) < 2 {
		return nil
	}
	line := u.Words("healthcheck.test", test)
	switch test[0] {
	case "CMD":
		return u.ExecArgv("healthcheck.test", line[1:])
	case "CMD-SHELL":
		return append([]string{"/bin/sh", "-c", words.ShellLine(line[1], &u.Variables)}, test[2:]...)
	default:
		return nil
	}
}

func probe(h *types.HealthCheckConfig, argv []string) *corev1.Probe {
	retries := int32(defaultRetries)
	if h.Retries != nil && *h.Retries > 0 {
		retries = drafts.Clamp32(*h.Retries)
	}
	return &corev1.Probe{
		ProbeHandler:     corev1.ProbeHandler{Exec: &corev1.ExecAction{Command: argv}},
		PeriodSeconds:    durationSeconds(h.Interval, defaultInterval),
		TimeoutSeconds:   durationSeconds(h.Timeout, defaultTimeout),
		FailureThreshold: retries,
	}
}

// earlyProbe checks more often until the first success, as start_interval asks:
// with an interval of minutes nothing else would find a service that is up in
// seconds. It never gives up, because a startup probe that does restarts the
// container. Readiness is checked at once when it is over.
func earlyProbe(h *types.HealthCheckConfig, readiness *corev1.Probe) *corev1.Probe {
	if h.StartPeriod == nil || *h.StartPeriod <= 0 || h.StartInterval == nil || *h.StartInterval <= 0 {
		return nil // Docker has no other interval then
	}
	p := readiness.DeepCopy()
	p.PeriodSeconds = durationSeconds(h.StartInterval, 0)
	p.FailureThreshold = math.MaxInt32
	if p.PeriodSeconds >= readiness.PeriodSeconds {
		return nil
	}
	return p
}

// StartupProbe lets a sidecar hold back the containers after it until it is
// healthy, for as long as Docker would: the start period and then all retries.
// The kubelet checks at once and Docker after the first interval, so there is one
// check more: a container that fails all of them is restarted.
func StartupProbe(u *drafts.Draft) *corev1.Probe {
	readiness := u.Container.ReadinessProbe
	p := cmp.Or(u.Container.StartupProbe, readiness).DeepCopy()
	patience := float64(readiness.FailureThreshold) * float64(readiness.PeriodSeconds)
	if h := u.Check.Config; h.StartPeriod != nil && *h.StartPeriod > 0 {
		patience += time.Duration(*h.StartPeriod).Seconds()
	}
	p.FailureThreshold = drafts.Clamp32(uint64(math.Ceil(patience/float64(p.PeriodSeconds))) + 1)
	return p
}

// durationSeconds returns whole seconds, rounded up, at least 1. Zero stands for
// the default in Docker.
func durationSeconds(d *types.Duration, byDefault time.Duration) int32 {
	if d == nil || *d <= 0 {
		return max(1, drafts.Seconds(byDefault))
	}
	return max(1, drafts.Seconds(time.Duration(*d)))
}
