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
	{
		Code: UnknownService, Severity: Error, Word: Refused,
		Message: "spec.services names %[1]s, and the Compose file has no such active service or job%[2]s",
		Page:    "Decisions for a service that doesn't exist are most likely a typing error.",
	},
	{
		Code: UnknownKind, Severity: Error, Word: Refused,
		Message: "%[2]s is not a kind that %[1]s can have",
		Hint:    "use %[3]s",
		Page:    "Services become Deployment, StatefulSet, DaemonSet, Job or CronJob; jobs become CronJob or Job.",
	},
	{
		Code: KindOfMember, Severity: Warning, Word: Dropped,
		Message: "%[1]s runs in the pod of %[2]s, which is a %[3]s",
		Hint:    "set spec.services.%[2]s.kind for both, or give %[1]s a network of its own",
		Page:    "Services that share a namespace run in one pod, which one workload makes: that of the service that is joined.",
	},
	{
		Code: ReplicasOfMember, Severity: Warning, Word: Dropped,
		Message: "%[1]s runs in the pod of %[2]s, whose number of replicas counts",
		Hint:    "set the number at %[2]s, or give %[1]s a network of its own",
		Page:    "Services that share a namespace run in one pod, and a pod has one container of each.",
	},
	{
		Code: RestartPolicy, Severity: Warning, Word: Approximate,
		Message: "restart %[1]s can't be kept: the containers of a %[3]s are always restarted",
		Hint:    "spec.services.%[2]s.kind: Job when it runs to an end",
		Page: "Deployments, StatefulSets and DaemonSets restart their containers whenever they end. Only Jobs may " +
			"end.",
	},
	{
		Code: RestartOfJob, Severity: Info, Word: Approximate,
		Message: "restart %[1]s becomes \"until it succeeds\": a Job ends",
		Page:    "A Job that succeeded is never started again.",
	},
	{
		Code: RestartOfOneShot, Severity: Info, Word: Dropped,
		Message: "restart %[1]s is not kept: an init container is restarted until it succeeds",
		Page:    "The kubelet restarts a failed init container with a growing delay.",
	},
	{
		Code: RestartDelay, Severity: Info, Word: Dropped,
		Message: "the delay between restarts is Kubernetes' own: 10 s, doubled up to 5 min",
		Page:    "The kubelet restarts containers with an exponential delay.",
	},
	{
		Code: RestartWindow, Severity: Info, Word: Dropped,
		Message: "the window in which a restart is judged is Kubernetes' own: 10 min",
		Page:    "The kubelet forgets about failures after ten minutes without one.",
	},
	{
		Code: ReplicasPerNode, Severity: Warning, Word: Dropped,
		Message: "the number of replicas is the number of nodes",
		Page:    "A DaemonSet runs one pod on each node.",
	},
	{
		Code: ReplicasOfOneShot, Severity: Warning, Word: Dropped,
		Message: "the number of replicas is the number of pods that wait for it",
		Page:    "A service that others wait for to complete runs as an init container of each of their pods.",
	},
	{
		Code: GlobalJob, Severity: Warning, Word: Approximate,
		Message: "%[1]s runs once in the cluster, not once on each node",
		Hint:    "a DaemonSet runs on each node, and never ends",
		Page:    "Kubernetes has no Job that runs on every node.",
	},
	{
		Code: DeployMode, Severity: Error, Word: Refused,
		Message: "%[1]s is not a mode of deployment",
		Hint:    "use replicated, global, replicated-job or global-job",
		Page:    "The Compose Deploy Specification knows these four modes.",
	},
	{
		Code: ProfileActive, Severity: Info, Word: Exact,
		Message: "%[1]s is part of the base, by the active profiles",
		Page:    "spec.profiles chooses what is converted.",
	},
	{
		Code: Model, Severity: Warning, Word: Overlay,
		Message: "nobody knows where model %[1]s is served in the cluster: %[2]s %[3]s",
		Hint:    "run a model server, and give its address in spec.models.%[1]s.endpoint, or as %[2]s in the overlay's ConfigMap %[4]s",
		Page:    "Docker's model runner serves models to containers, and tells them where and by which name in two variables. The name is in the Compose file, the address is not: spec.models has it, or an overlay. The guide examples/models has a model server to copy.",
	},
	{
		Code: Models, Severity: Info, Word: Overlay,
		Message: "%[1]s is for what serves the model, and is left to the overlay",
		Hint:    "give it to the model server there",
		Page:    "Nothing in a plain cluster serves models. The services get their variables; the server, what it loads and its context size are the overlay's.",
	},
	{
		Code: ModelUnknown, Severity: Warning, Word: Dropped,
		Message: "spec.models names %[1]s, and no active service uses a model of that name",
		Hint:    "use the name under models: of the Compose file",
		Page:    "A setting for a model that doesn't exist changes nothing. It is most likely misspelt.",
	},
	{
		Code: Provider, Severity: Error, Word: Refused,
		Message: "%[1]s%[2]s runs an external program, and what that provides can't be converted",
		Hint:    "put it in a profile that the base doesn't use, and what it provides into the overlay",
		Page:    "Docker Compose runs a program of this machine here. Nothing of what it does is known.",
	},
	{
		Code: Develop, Severity: Info, Word: Dropped,
		Message: "%[1]s%[2]s is for docker compose watch and is left out",
		Page:    "Watching source files is part of development on one's own machine.",
	},
}
