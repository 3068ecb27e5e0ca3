package report

// Codes of healthchecks.
const (
	ProbeStartPeriod         Code = "probe-start-period"
	ProbeStartInterval       Code = "probe-start-interval"
	HealthcheckOfImage       Code = "healthcheck-of-image"
	HealthcheckAdopted       Code = "healthcheck-adopted"
	HealthcheckDisabled      Code = "healthcheck-disabled"
	HealthcheckOfOneShot     Code = "healthcheck-of-one-shot"
	HealthcheckInvalid       Code = "healthcheck-invalid"
	HealthcheckReadiness     Code = "healthcheck-readiness"
	ScaledWithoutHealthcheck Code = "scaled-without-healthcheck"
)

var healthCodes = []Row{
	{Code: ProbeStartPeriod, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "start_period has no counterpart: a pod that isn't ready yet is left alone however long it takes",
		Page: "A readiness probe never restarts a container, so there is no harm from which a start period would " +
			"have to protect.",
	},
	{Code: ProbeStartInterval, Severity: Info, Word: Approximate,
		Message: "start_interval holds until the check succeeds for the first time, however long that takes",
		Page: "A startup probe runs the check at that interval, never gives up, and makes way for the readiness probe " +
			"when it succeeds. Docker returns to the longer interval at the end of start_period.",
	},
	{Code: HealthcheckOfImage, Severity: Warning, Word: Dropped, Args: "below",
		Message: "a healthcheck without test changes that of the image, which nobody knows here{below}",
		Hint:    "write the test",
		Page:    "Kubernetes ignores the HEALTHCHECK of an image. Only what the Compose file says, or a Dockerfile of the project, can become a probe.",
	},
	{Code: HealthcheckAdopted, Severity: Info, Word: Approximate, Args: "source, service",
		Message: "the HEALTHCHECK of the image ({source}) decides whether a pod of {service} gets traffic",
		Hint:    "write healthcheck: {disable: true} to do without",
		Page: "Docker runs the HEALTHCHECK of an image unless the Compose file has one of its own, and takes from it what a healthcheck of the " +
			"Compose file leaves out. Kubernetes ignores it, so it becomes a readiness probe like any other: the pod isn't restarted when " +
			"it fails, and who waits for the service to be healthy waits for it.",
	},
	{Code: HealthcheckDisabled, Severity: Info, Word: Exact,
		Message: "no readiness probe: a pod counts as ready as soon as it runs",
		Page:    "Kubernetes ignores the HEALTHCHECK of an image, so there is nothing to turn off.",
	},
	{Code: HealthcheckOfOneShot, Severity: Info, Word: Dropped,
		Message: "a container that runs to its end before others start has no readiness",
		Page:    "Init containers can't have probes: they are done when they end.",
	},
	{Code: HealthcheckInvalid, Severity: Error, Word: Refused,
		Message: "a healthcheck is CMD with a program, CMD-SHELL with a command line, or NONE",
		Hint:    "write test: [\"CMD\", \"program\", \"argument\"]",
		Page:    "Docker refuses any other first word, and a check without a program never succeeds.",
	},
	{Code: HealthcheckReadiness, Severity: Info, Word: Approximate,
		Message: "the healthcheck decides whether a pod gets traffic; a pod that fails it isn't restarted",
		Page: "Docker never restarts an unhealthy container, so the check becomes a readiness probe and no liveness " +
			"probe. Until a pod is ready its Service doesn't send it traffic, which Docker would.",
	},
	{Code: ScaledWithoutHealthcheck, Severity: Info, Word: Exact, Args: "service, command",
		Message: "{service} runs several times and is published, and without a healthcheck a pod gets traffic before its program answers",
		Hint:    "write one, with a program that the image has: healthcheck: {test: {command}, interval: 5s}",
		Page: "Without a probe a pod counts as ready as soon as its container runs. When another one starts, by a rollout or an autoscaler, " +
			"its share of the requests fails until the program listens. A healthcheck becomes the probe that keeps traffic away from it.",
	},
}
