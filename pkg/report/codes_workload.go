package report

// Codes of workloads: kinds, restarts, replicas, and what is not for a cluster.
const (
	UnknownService    Code = "unknown-service"
	UnknownKind       Code = "unknown-kind"
	RestartPolicy     Code = "restart-policy"
	RestartOfJob      Code = "restart-of-job"
	RestartOfOneShot  Code = "restart-of-one-shot"
	RestartDelay      Code = "restart-delay"
	RestartWindow     Code = "restart-window"
	ReplicasPerNode   Code = "replicas-per-node"
	ReplicasOfOneShot Code = "replicas-of-one-shot"
	ReplicasOfMember  Code = "replicas-of-member"
	KindOfMember      Code = "kind-of-member"
	GlobalJob         Code = "global-job"
	DeployMode        Code = "deploy-mode"
	ProfileActive     Code = "profile-active"
	Model             Code = "model"
	Models            Code = "models"
	ModelUnknown      Code = "model-unknown"
	Provider          Code = "provider"
	Develop           Code = "develop"
)

var workloadCodes = []Row{
	{Code: UnknownService, Severity: Error, Word: Refused, Args: "service, suggestion",
		Message: "spec.services names {service}, and the Compose file has no such active service or job{suggestion}",
		Page:    "Decisions for a service that doesn't exist are most likely a typing error.",
	},
	{Code: UnknownKind, Severity: Error, Word: Refused, Args: "service, kind, kinds",
		Message: "{kind} is not a kind that {service} can have",
		Hint:    "use {kinds}",
		Page:    "Services become Deployment, StatefulSet, DaemonSet, Job or CronJob; jobs become CronJob or Job.",
	},
	{Code: KindOfMember, Severity: Warning, Word: Dropped, Args: "service, other, kind",
		Message: "{service} runs in the pod of {other}, which is a {kind}",
		Hint:    "set spec.services.{other}.kind for both, or give {service} a network of its own",
		Page:    "Services that share a namespace run in one pod, which one workload makes: that of the service that is joined.",
	},
	{Code: ReplicasOfMember, Severity: Warning, Word: Dropped, Args: "service, other",
		Message: "{service} runs in the pod of {other}, whose number of replicas counts",
		Hint:    "set the number at {other}, or give {service} a network of its own",
		Page:    "Services that share a namespace run in one pod, and a pod has one container of each.",
	},
	{Code: RestartPolicy, Severity: Warning, Word: Approximate, Args: "policy, service, kind",
		Message: "restart {policy} can't be kept: the containers of a {kind} are always restarted",
		Hint:    "spec.services.{service}.kind: Job when it runs to an end",
		Page: "Deployments, StatefulSets and DaemonSets restart their containers whenever they end. Only Jobs may " +
			"end.",
	},
	{Code: RestartOfJob, Severity: Info, Word: Approximate, Args: "policy",
		Message: "restart {policy} becomes \"until it succeeds\": a Job ends",
		Page:    "A Job that succeeded is never started again.",
	},
	{Code: RestartOfOneShot, Severity: Info, Word: Dropped, Args: "policy",
		Message: "restart {policy} is not kept: an init container is restarted until it succeeds",
		Page:    "The kubelet restarts a failed init container with a growing delay.",
	},
	{Code: RestartDelay, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "the delay between restarts is Kubernetes' own: 10 s, doubled up to 5 min",
		Page:    "The kubelet restarts containers with an exponential delay.",
	},
	{Code: RestartWindow, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "the window in which a restart is judged is Kubernetes' own: 10 min",
		Page:    "The kubelet forgets about failures after ten minutes without one.",
	},
	{Code: ReplicasPerNode, Severity: Warning, Word: Dropped,
		Message: "the number of replicas is the number of nodes",
		Page:    "A DaemonSet runs one pod on each node.",
	},
	{Code: ReplicasOfOneShot, Severity: Warning, Word: Dropped,
		Message: "the number of replicas is the number of pods that wait for it",
		Page:    "A service that others wait for to complete runs as an init container of each of their pods.",
	},
	{Code: GlobalJob, Severity: Warning, Word: Approximate, Args: "service",
		Message: "{service} runs once in the cluster, not once on each node",
		Hint:    "a DaemonSet runs on each node, and never ends",
		Page:    "Kubernetes has no Job that runs on every node.",
	},
	{Code: DeployMode, Severity: Error, Word: Refused, Args: "mode",
		Message: "{mode} is not a mode of deployment",
		Hint:    "use replicated, global, replicated-job or global-job",
		Page:    "The Compose Deploy Specification knows these four modes.",
	},
	{Code: ProfileActive, Severity: Info, Word: Exact, Args: "service",
		Message: "{service} is part of the base, by the active profiles",
		Page:    "spec.profiles chooses what is converted.",
	},
	{Code: Model, Severity: Warning, Word: Overlay, Args: "model, variable, state, configmap",
		Message: "nobody knows where model {model} is served in the cluster: {variable} {state}",
		Hint:    "run a model server, and give its address in spec.models.{model}.endpoint, or as {variable} in the overlay's ConfigMap {configmap}",
		Page:    "Docker's model runner serves models to containers, and tells them where and by which name in two variables. The name is in the Compose file, the address is not: spec.models has it, or an overlay. The guide examples/models has a model server to copy.",
	},
	{Code: Models, Severity: Info, Word: Overlay, Args: "attribute, below",
		Message: "{attribute} is for what serves the model, and is left to the overlay",
		Hint:    "give it to the model server there",
		Page:    "Nothing in a plain cluster serves models. The services get their variables; the server, what it loads and its context size are the overlay's.",
	},
	{Code: ModelUnknown, Severity: Warning, Word: Dropped, Args: "model",
		Message: "spec.models names {model}, and no active service uses a model of that name",
		Hint:    "use the name under models: of the Compose file",
		Page:    "A setting for a model that doesn't exist changes nothing. It is most likely misspelt.",
	},
	{Code: Provider, Severity: Error, Word: Refused, Args: "attribute, below",
		Message: "{attribute}{below} runs an external program, and what that provides can't be converted",
		Hint:    "put it in a profile that the base doesn't use, and what it provides into the overlay",
		Page:    "Docker Compose runs a program of this machine here. Nothing of what it does is known.",
	},
	{Code: Develop, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute}{below} is for docker compose watch and is left out",
		Page:    "Watching source files is part of development on one's own machine.",
	},
}
