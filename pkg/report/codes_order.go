package report

// Codes of the order in which things start.
const (
	DependsOnStarted            Code = "depends-on-started"
	DependsOnHealthy            Code = "depends-on-healthy"
	DependsOnWithoutHealthcheck Code = "depends-on-without-healthcheck"
	DependsOnOneShot            Code = "depends-on-one-shot"
	DependsOnKind               Code = "depends-on-kind"
	DependsOnNoReplicas         Code = "depends-on-no-replicas"
	DependsOnIgnored            Code = "depends-on-ignored"
	DependsOnLeftOut            Code = "depends-on-left-out"
	DependsOnRestart            Code = "depends-on-restart"
	DependsOnOptional           Code = "depends-on-optional"
	DependsOnInPod              Code = "depends-on-in-pod"
	OneShot                     Code = "one-shot"
	OneShotRepeated             Code = "one-shot-repeated"
	OneShotNotAwaited           Code = "one-shot-not-awaited"
	OneShotDialled              Code = "one-shot-dialled"
	OneShotPorts                Code = "one-shot-ports"
	WaitCycle                   Code = "wait-cycle"
	TooManyOneShots             Code = "too-many-one-shots"
	JoinedOneShot               Code = "joined-one-shot"
)

var orderCodes = []Row{
	{Code: DependsOnStarted, Severity: Info, Word: Approximate, Args: "service",
		Message: "nothing waits for {service}: a pod that needs it tries again until it is there",
		Hint:    "condition: service_healthy makes an init container that waits",
		Page: "Started says nothing about being ready to serve. Kubernetes starts pods in any order and restarts " +
			"those that give up.",
	},
	{Code: DependsOnHealthy, Severity: Info, Word: Approximate, Args: "service",
		Message: "each pod waits for {service} when it starts, in an init container; later it doesn't",
		Page: "The init container ends when the name SERVICE-ready resolves, which it does while a pod of that " +
			"service is ready. Nothing waits when that service fails later.",
	},
	{Code: DependsOnWithoutHealthcheck, Severity: Warning, Word: Approximate, Args: "service",
		Message: "{service} has no healthcheck in the Compose file, so it counts as healthy as soon as it runs",
		Hint:    "write its healthcheck; where its image has one, `composesource lock` finds it",
		Page: "Kubernetes ignores the HEALTHCHECK of an image. That of a Dockerfile in the project becomes a probe, and so does that of an image in " +
			"composesource.lock.yaml; of other images nobody knows here.",
	},
	{Code: DependsOnOneShot, Severity: Warning, Word: Dropped, Args: "service, kind",
		Message: "nothing waits for {service}: it runs to its end as an init container, so it would wait for ever",
		Hint:    "wait for its end, with condition: service_completed_successfully",
		Page: "Somebody else waits for the end of that service, which made it an init container. It has no pod of its own " +
			"that could be ready.",
	},
	{Code: DependsOnKind, Severity: Warning, Word: Dropped, Args: "service, kind",
		Message: "nothing waits for {service}: it is a {kind} and doesn't stay ready, so it would wait for ever",
		Page:    "A wait for a healthy service ends when a pod of it is ready. The pod of a Job may be gone by then.",
	},
	{Code: DependsOnNoReplicas, Severity: Warning, Word: Dropped, Args: "service, kind",
		Message: "nothing waits for {service}: it has 0 replicas, so it would wait for ever",
		Page: "A wait for a healthy service ends when a pod of it is ready. An overlay that gives it pods can't bring the " +
			"wait back.",
	},
	{Code: DependsOnIgnored, Severity: Info, Word: Dropped, Args: "service",
		Message: "nothing waits for {service}, as spec.dependsOn.mode says",
		Page: "With mode Ignore pods start in any order, and one-shot services become Jobs. One that depends on others is " +
			"tried again until it succeeds, unless it says restart: \"no\".",
	},
	{Code: DependsOnLeftOut, Severity: Info, Word: Exact, Args: "service",
		Message: "nothing waits for {service}, which is not part of the active profiles",
		Page:    "The dependency isn't required, and the service isn't there.",
	},
	{Code: DependsOnRestart, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "pods aren't restarted when the service they depend on is",
		Hint:    "kubectl rollout restart restarts them",
		Page: "Kubernetes has no order for changes. A program that loses its connection reconnects, or ends and is " +
			"restarted.",
	},
	{Code: DependsOnOptional, Severity: Info, Word: Approximate,
		Message: "a dependency that isn't required is waited for all the same",
		Hint:    "remove it when the pod may start without",
		Page: "Compose goes on with a warning when a dependency that isn't required fails. A pod goes on only when " +
			"its init containers are done.",
	},
	{Code: DependsOnInPod, Severity: Info, Word: Approximate, Args: "service",
		Message: "{service} runs in the same pod and starts first, as a sidecar",
		Page: "Containers of one pod share its network. The one that others wait for becomes an init container that " +
			"keeps running; its healthcheck holds the others back.",
	},
	{Code: OneShot, Severity: Info, Word: Approximate, Args: "service",
		Message: "{service} runs to its end in each pod before it starts: once per pod, not once per up",
		Hint:    "spec.services.{service}.kind: Job runs it once, without the wait",
		Page: "Nothing in Kubernetes waits for a Job. An init container does hold its pod back, and runs again in " +
			"every new pod.",
	},
	{Code: OneShotRepeated, Severity: Warning, Word: Approximate, Args: "service",
		Message: "{service} runs in every pod that waits for it, several of them, maybe at the same time",
		Hint:    "make sure that running it again or twice at once does no harm, or set spec.services.{service}.kind: Job, which doesn't hold the others back",
		Page:    "Every replica and every dependent runs the one-shot as an init container of its own.",
	},
	{Code: OneShotNotAwaited, Severity: Warning, Word: Dropped, Args: "service, kind, hint",
		Message: "{service} is a {kind} of its own, as spec.services says: nothing waits for its end",
		Hint:    "{hint}",
		Page:    "Nothing in Kubernetes waits for a Job.",
		Choices: []Sentence{
			{Name: "apply", Args: "job", Text: "apply it first and wait for it: kubectl wait --for=condition=complete job/{job}"},
			{Name: "run", Args: "job", Text: "run it first and wait for it: kubectl create job {job}-1 --from=cronjob/{job} && kubectl wait --for=condition=complete job/{job}-1"},
			{Name: "kind", Text: "take the kind out of spec.services, or make it Job, which ends"},
		},
	},
	{Code: OneShotDialled, Severity: Warning, Word: Dropped, Args: "what, service",
		Message: "{what} dials {service}, whose name leads nowhere: it runs in the pods that wait for its end",
		Hint:    "spec.services.{service}.kind: Job gives it a pod and a name of its own, and nothing waits for its end then",
		Page: "A service that others wait for to complete runs as an init container of theirs and has no Service. Under " +
			"docker compose its name is known until it ends.",
	},
	{Code: OneShotPorts, Severity: Warning, Word: Dropped, Args: "service",
		Message: "the ports of {service} can't be reached by its name: it runs in the pods that wait for its end",
		Hint:    "remove them, or set spec.services.{service}.kind: Job, which nothing waits for",
		Page:    "A service that others wait for to complete runs as an init container of theirs and has no Service.",
	},
	{Code: WaitCycle, Severity: Error, Word: Refused, Args: "service, other",
		Message: "the pod of {service} waits for {other}, which waits for it: none would ever start",
		Hint:    "take one of the services out of the shared pod (network_mode, pid or ipc), or set spec.dependsOn.mode: Ignore",
		Page: "Init containers hold a whole pod back. Services that share a pod wait together, and two pods that " +
			"wait for each other never start.",
	},
	{Code: JoinedOneShot, Severity: Error, Word: Refused, Args: "service, other",
		Message: "{service} shares the network of {other}, which ends before others start",
		Hint:    "give it a network of its own",
		Page:    "A service that others wait for to complete runs as an init container, whose pod is theirs.",
	},
	{Code: TooManyOneShots, Severity: Error, Word: Refused, Args: "service, number int, most int",
		Message: "{service} waits for the end of {number} services; {most} is the most",
		Hint:    "make some of them Jobs in spec.services",
		Page:    "Every service that is waited for runs as an init container in each pod that waits.",
	},
}
