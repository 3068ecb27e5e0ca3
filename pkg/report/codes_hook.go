package report

// Codes of hooks and of the end of a container.
const (
	PreStartPerPod  Code = "pre-start-per-pod"
	PreStartOnce    Code = "pre-start-once"
	PostStart       Code = "post-start"
	PreStop         Code = "pre-stop"
	HookUser        Code = "hook-user"
	HookPrivileged  Code = "hook-privileged"
	HookBeforeStart Code = "hook-before-start"
	HookNotRun      Code = "hook-not-run"
	HookOfOneShot   Code = "hook-of-one-shot"
	HookNetwork     Code = "hook-network"
	HookAlias       Code = "hook-alias"
	StopSignal      Code = "stop-signal"
	StopAtOnce      Code = "stop-at-once"
)

var hookCodes = []Row{
	{Code: PreStartPerPod, Severity: Info, Word: Approximate,
		Message: "pre_start hooks run in each pod before it starts, not once per up",
		Page:    "They become init containers, which run in every new pod.",
	},
	{Code: PreStartOnce, Severity: Warning, Word: Approximate,
		Message: "the hook runs in every pod, not once for all replicas",
		Hint:    "make sure that running it several times does no harm",
		Page:    "Init containers belong to one pod. Nothing runs once for all replicas of a Deployment.",
	},
	{Code: PostStart, Severity: Info, Word: Approximate,
		Message: "post_start runs beside the start of the program, and its failure restarts the container",
		Page: "Kubernetes starts the postStart hook together with the container's program, in any order, and the " +
			"container isn't ready before it ends.",
	},
	{Code: PreStop, Severity: Info, Word: Approximate,
		Message: "pre_stop runs whenever a pod is removed, within the grace period",
		Page:    "Kubernetes counts the time of the hook as part of terminationGracePeriodSeconds.",
	},
	{Code: HookUser, Severity: Warning, Word: Dropped,
		Message: "the hook runs as the user of the container, not as its own user",
		Page:    "Lifecycle hooks run inside the container, with its user.",
	},
	{Code: HookPrivileged, Severity: Warning, Word: Dropped,
		Message: "the hook runs with the privileges of the container",
		Page:    "Lifecycle hooks run inside the container, with its privileges.",
	},
	{Code: HookBeforeStart, Severity: Info, Word: Approximate, Args: "user",
		Message: "the hook runs {user} in an init container, before the container starts and not after it",
		Hint:    "write it as pre_start, which docker compose runs before the start as well",
		Page: "A lifecycle hook runs inside its container, as the container's user: docker runs it as the user that the hook names. One " +
			"that does nothing but change owners, modes and directories on what is mounted is done before the start, by the same image, " +
			"in every pod. Files that the program makes when it starts aren't there yet. A namespace that enforces the restricted " +
			"Pod Security Standard refuses root.",
	},
	{Code: HookNotRun, Severity: Warning, Word: Dropped, Args: "user, container",
		Message: "the hook is not run: a lifecycle hook can't run {user} in a container that runs as {container}, and when it fails the container is restarted for ever",
		Hint:    "prepare what it needs in pre_start, with that user, or in the image; where the image runs as that user anyway, write it as the user of the service",
		Page: "Docker runs a hook as the user and with the privileges that the hook names. Kubernetes runs lifecycle hooks inside the " +
			"container, with its own, and restarts it when postStart fails.",
	},
	{Code: HookOfOneShot, Severity: Warning, Word: Dropped, Args: "attribute",
		Message: "{attribute} does not run: init containers have no lifecycle hooks",
		Hint:    "make it part of the command",
		Page:    "Only containers that keep running have lifecycle hooks.",
	},
	{Code: HookNetwork, Severity: Info, Word: Approximate, Args: "service",
		Message: "the hook is on the networks of {service} as well as on its own",
		Page:    "A pre_start hook becomes an init container, and all containers of a pod share one network.",
	},
	{Code: HookAlias, Severity: Info, Word: Dropped,
		Message: "nothing reaches a pre_start hook under a name of its own",
		Page:    "A Service leads to pods that run; an init container runs before its pod does.",
	},
	{Code: StopSignal, Severity: Warning, Word: Dropped, Args: "signal",
		Message: "the container gets the stop signal of its image, SIGTERM mostly, and not {signal}",
		Hint:    "let the program end on SIGTERM, or send the signal in pre_stop",
		Page: "The field lifecycle.stopSignal is behind a feature gate and vanishes silently where that is off. " +
			"STOPSIGNAL of an image is kept by the container runtime.",
	},
	{Code: StopAtOnce, Severity: Info, Word: Approximate,
		Message: "the container gets one second to end, the least that Kubernetes knows",
		Page:    "A grace period of 0 means in Kubernetes that the object vanishes before its process ended.",
	},
}
