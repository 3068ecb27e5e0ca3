package report

// Codes of workloads and their life.
const (
	LabelsAsAnnotations  Code = "labels-as-annotations"
	AnnotationKey        Code = "annotation-key"
	AnnotationTwice      Code = "annotation-twice"
	ComposeLabel         Code = "compose-label"
	AnnotationsTooLong   Code = "annotations-too-long"
	UnknownServiceInSpec Code = "unknown-service"
	UnknownKind          Code = "unknown-kind"
	RestartLost          Code = "restart-policy"
	RestartOfJob         Code = "restart-of-job"
	RestartOfOneShot     Code = "restart-of-one-shot"
	RestartDelay         Code = "restart-delay"
	RestartWindow        Code = "restart-window"
	ReplicasPerNode      Code = "replicas-per-node"
	ReplicasOfOneShot    Code = "replicas-of-one-shot"
	GlobalJob            Code = "global-job"
	UnknownMode          Code = "deploy-mode"
	JobImmutable         Code = "job-immutable"
	JobManual            Code = "job-manual"
	JobNotManual         Code = "job-not-manual"
	CronInvalid          Code = "cron-invalid"
	CronSunday           Code = "cron-sunday"
	CronZone             Code = "cron-timezone"
	CronZoneInvalid      Code = "cron-timezone-invalid"
	CronForbid           Code = "cron-forbid"
	CronQueue            Code = "cron-queue"
	PreStartPerPod       Code = "pre-start-per-pod"
	PreStartOnce         Code = "pre-start-once"
	PostStart            Code = "post-start"
	PreStop              Code = "pre-stop"
	HookUser             Code = "hook-user"
	HookPrivileged       Code = "hook-privileged"
	HookOfOneShot        Code = "hook-of-one-shot"
	StopSignal           Code = "stop-signal"
	StopAtOnce           Code = "stop-at-once"
	ProfileActive        Code = "profile-active"
	ModelOfService       Code = "model"
	ModelDropped         Code = "models"
	Provider             Code = "provider"
	Develop              Code = "develop"
	RollbackConfig       Code = "rollback-config"
	UpdateFailureAction  Code = "update-failure-action"
	UpdateMonitor        Code = "update-monitor"
	UpdateFailureRatio   Code = "update-failure-ratio"
	UpdateParallelism    Code = "update-config"
	UpdateRecreate       Code = "update-recreate"
	UpdateOfKind         Code = "update-of-kind"
	PlacementLabels      Code = "placement"
	PlacementUnknown     Code = "placement-unknown"
	PlacementSpread      Code = "placement-spread"
	SpreadUnknown        Code = "placement-spread-unknown"
	MaxReplicasPerNode   Code = "max-replicas-per-node"
	OnePerNode           Code = "one-per-node"
)

var workloadCodes = []Row{
	{
		Code: LabelsAsAnnotations, Severity: Info, Word: Approximate,
		Message: "labels become annotations of the pods; programs that read the labels of Docker containers (Traefik, Watchtower) don't find them",
		Page:    "Kubernetes labels can't hold arbitrary text, and they select objects. Annotations hold any value.",
	},
	{
		Code: AnnotationKey, Severity: Warning, Word: Dropped,
		Message: "%[1]s is not a legal annotation key and was left out",
		Page: "A key is an optional DNS name and a slash, then up to 63 letters, digits, dashes, underscores and " +
			"dots.",
	},
	{
		Code: AnnotationTwice, Severity: Info, Word: Dropped,
		Message: "the label %[1]s gives way to the annotation of that name",
		Page:    "Labels and annotations both become annotations of the pods.",
	},
	{
		Code: ComposeLabel, Severity: Info, Word: Dropped,
		Message: "%[1]s is a label of Docker Compose itself and was left out",
		Page:    "com.docker.compose labels describe what docker compose made.",
	},
	{
		Code: AnnotationsTooLong, Severity: Error, Word: Refused,
		Message: "the labels and annotations of %[1]s together are longer than the 256 KiB that Kubernetes accepts",
		Hint:    "put long text into a config",
		Page:    "The API server limits the annotations of one object.",
	},
	{
		Code: UnknownServiceInSpec, Severity: Error, Word: Refused,
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
		Code: RestartLost, Severity: Warning, Word: Approximate,
		Message: "restart %[1]s can't be kept: the containers of a Deployment are always restarted",
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
		Code: UnknownMode, Severity: Error, Word: Refused,
		Message: "%[1]s is not a mode of deployment",
		Hint:    "use replicated, global, replicated-job or global-job",
		Page:    "The Compose Deploy Specification knows these four modes.",
	},
	{
		Code: JobImmutable, Severity: Info, Word: Approximate,
		Message: "a Job can't be changed: delete %[1]s before you apply a new version",
		Hint:    "Argo CD and Flux replace it, by its annotations",
		Page:    "The pod template of a Job is immutable. Annotations ask Argo CD and Flux to replace the object.",
	},
	{
		Code: JobManual, Severity: Info, Word: Exact,
		Message: "%[1]s is started by hand",
		Hint:    "kubectl create job %[1]s-1 --from=cronjob/%[1]s",
		Page: "A job without a schedule is a suspended CronJob: it can be applied again and again, and Jobs are " +
			"made from it.",
	},
	{
		Code: JobNotManual, Severity: Info, Word: Approximate,
		Message: "Kubernetes can't forbid to start %[1]s by hand",
		Hint:    "take the right to create Jobs away with RBAC",
		Page:    "Whoever may create Jobs can make one from a CronJob.",
	},
	{
		Code: CronInvalid, Severity: Error, Word: Refused,
		Message: "the schedule is not one that Kubernetes accepts: %[1]s",
		Hint:    "write minute, hour, day of month, month and day of week, or @daily and the like",
		Page:    "CronJobs take five fields with numbers, names, lists, ranges and steps.",
	},
	{
		Code: CronSunday, Severity: Info, Word: Exact,
		Message: "day of week 7 was written as 0, which is Sunday too",
		Page:    "Kubernetes counts the days of the week from 0 to 6.",
	},
	{
		Code: CronZone, Severity: Info, Word: Approximate,
		Message: "the schedule counts in the time zone of the cluster, mostly UTC",
		Hint:    "write timezone",
		Page:    "A CronJob without timeZone follows the clock of the controller manager, not that of this machine.",
	},
	{
		Code: CronZoneInvalid, Severity: Error, Word: Refused,
		Message: "%[1]s is not a time zone name",
		Hint:    "write a name such as Europe/Paris, or UTC",
		Page:    "CronJobs take names of the IANA time zone database.",
	},
	{
		Code: CronForbid, Severity: Info, Word: Approximate,
		Message: "a run that falls due during another one starts when that ends, instead of being left out",
		Hint:    "missed_fires: skip leaves it out when the other one takes longer than a minute",
		Page:    "The CronJob controller treats a run that was held back like one that it missed.",
	},
	{
		Code: CronQueue, Severity: Info, Word: Approximate,
		Message: "of several runs that fall due during another one only the last is started when that ends",
		Page:    "Kubernetes doesn't queue runs; the controller catches up once.",
	},
	{
		Code: PreStartPerPod, Severity: Info, Word: Approximate,
		Message: "pre_start hooks run in each pod before it starts, not once per up",
		Page:    "They become init containers, which run in every new pod.",
	},
	{
		Code: PreStartOnce, Severity: Warning, Word: Approximate,
		Message: "the hook runs in every pod, not once for all replicas",
		Hint:    "make sure that running it several times does no harm",
		Page:    "Init containers belong to one pod. Nothing runs once for all replicas of a Deployment.",
	},
	{
		Code: PostStart, Severity: Info, Word: Approximate,
		Message: "post_start runs beside the start of the program, and its failure restarts the container",
		Page: "Kubernetes starts the postStart hook together with the container's program, in any order, and the " +
			"container isn't ready before it ends.",
	},
	{
		Code: PreStop, Severity: Info, Word: Approximate,
		Message: "pre_stop runs whenever a pod is removed, within the grace period",
		Page:    "Kubernetes counts the time of the hook as part of terminationGracePeriodSeconds.",
	},
	{
		Code: HookUser, Severity: Warning, Word: Dropped,
		Message: "the hook runs as the user of the container, not as its own user",
		Page:    "Lifecycle hooks run inside the container, with its user.",
	},
	{
		Code: HookPrivileged, Severity: Warning, Word: Dropped,
		Message: "the hook runs with the privileges of the container",
		Page:    "Lifecycle hooks run inside the container, with its privileges.",
	},
	{
		Code: HookOfOneShot, Severity: Warning, Word: Dropped,
		Message: "%[1]s does not run: init containers have no lifecycle hooks",
		Hint:    "make it part of the command",
		Page:    "Only containers that keep running have lifecycle hooks.",
	},
	{
		Code: StopSignal, Severity: Warning, Word: Dropped,
		Message: "the container gets the stop signal of its image, SIGTERM mostly, and not %[1]s",
		Hint:    "let the program end on SIGTERM, or send the signal in pre_stop",
		Page: "The field lifecycle.stopSignal is behind a feature gate and vanishes silently where that is off. " +
			"STOPSIGNAL of an image is kept by the container runtime.",
	},
	{
		Code: StopAtOnce, Severity: Info, Word: Approximate,
		Message: "the container gets one second to end, the least that Kubernetes knows",
		Page:    "A grace period of 0 means in Kubernetes that the object vanishes before its process ended.",
	},
	{
		Code: ProfileActive, Severity: Info, Word: Exact,
		Message: "%[1]s is part of the base, by the active profiles",
		Page:    "spec.profiles chooses what is converted.",
	},
	{
		Code: ModelOfService, Severity: Warning, Word: Dropped,
		Message: "there is no model %[1]s in the cluster; %[2]s won't be set",
		Hint:    "run a model server and set them in the overlay's ConfigMap",
		Page:    "Docker's model runner serves models to containers and tells them where by environment variables.",
	},
	{
		Code: ModelDropped, Severity: Info, Word: Dropped,
		Message: "models%[2]s are served by Docker's model runner and are left out",
		Page:    "Nothing in a plain cluster serves models.",
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
	{
		Code: RollbackConfig, Severity: Info, Word: Dropped,
		Message: "%[1]s%[2]s is not kept: kubectl rollout undo rolls back like any other change",
		Page:    "A Deployment has one strategy for every change of its pods.",
	},
	{
		Code: UpdateFailureAction, Severity: Info, Word: Dropped,
		Message: "a change that fails stops and stays as it is; nothing rolls it back",
		Hint:    "kubectl rollout undo rolls back",
		Page:    "A Deployment never replaces a working pod by one that doesn't become ready, and waits.",
	},
	{
		Code: UpdateMonitor, Severity: Info, Word: Dropped,
		Message: "a new pod is watched until it is ready, and for minReadySeconds (delay)",
		Page:    "Deployments have no time in which a failure of an updated pod counts.",
	},
	{
		Code: UpdateFailureRatio, Severity: Info, Word: Dropped,
		Message: "no failed pod is tolerated: a change goes on only while new pods become ready",
		Page:    "Deployments have no ratio of pods that may fail.",
	},
	{
		Code: UpdateParallelism, Severity: Info, Word: Approximate,
		Message: "pods replaced at a time: %[1]s; each counts when it is ready",
		Page:    "Compose's update_config becomes the rolling update of a Deployment.",
	},
	{
		Code: UpdateRecreate, Severity: Warning, Word: Dropped,
		Message: "all pods end before new ones start, whatever update_config says%[1]s",
		Page: "Two pods can't hold one ReadWriteOnce volume, one port of the node or the node's network at the same " +
			"time.",
	},
	{
		Code: UpdateOfKind, Severity: Info, Word: Dropped,
		Message: "update_config is for Deployments; a %[1]s has its own way",
		Page:    "StatefulSets replace one pod after the other, DaemonSets one node after the other, Jobs never.",
	},
	{
		Code: PlacementLabels, Severity: Info, Word: Approximate,
		Message: "pods go only to nodes for which %[1]s holds: label them",
		Page: "Constraints become a required node affinity. No node matches a label that nobody set, and the pods " +
			"stay pending.",
	},
	{
		Code: PlacementUnknown, Severity: Warning, Word: Dropped,
		Message: "the constraint %[1]s has no counterpart",
		Hint:    "label the nodes and use node.labels.NAME == VALUE",
		Page:    "Nodes in Kubernetes are known by their labels.",
	},
	{
		Code: PlacementSpread, Severity: Info, Word: Approximate,
		Message: "pods are spread over %[1]s as far as possible",
		Page:    "Preferences become topology spread constraints that never keep a pod from running.",
	},
	{
		Code: SpreadUnknown, Severity: Warning, Word: Dropped,
		Message: "pods can't be spread over %[1]s",
		Hint:    "use node.labels.NAME",
		Page:    "Nodes in Kubernetes are known by their labels.",
	},
	{
		Code: MaxReplicasPerNode, Severity: Warning, Word: Dropped,
		Message: "%[1]s replicas on one node is a limit that Kubernetes doesn't know",
		Hint:    "only 1 can be kept",
		Page:    "A pod can refuse to share its node with another one of its kind; it can't count them.",
	},
	{
		Code: OnePerNode, Severity: Info, Word: Approximate,
		Message: "each pod needs a node of its own; a change replaces a pod by ending it first",
		Page:    "max_replicas_per_node: 1 becomes a required pod anti-affinity.",
	},
}
