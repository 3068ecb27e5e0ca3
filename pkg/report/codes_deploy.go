package report

// Codes of placement and updates.
const (
	RollbackConfig         Code = "rollback-config"
	UpdateFailureAction    Code = "update-failure-action"
	UpdateMonitor          Code = "update-monitor"
	UpdateFailureRatio     Code = "update-failure-ratio"
	UpdateConfig           Code = "update-config"
	UpdateRecreate         Code = "update-recreate"
	UpdateStopFirst        Code = "update-stop-first"
	UpdateOfKind           Code = "update-of-kind"
	Placement              Code = "placement"
	PlacementNode          Code = "placement-node"
	PlacementUnknown       Code = "placement-unknown"
	PlacementSpread        Code = "placement-spread"
	PlacementSpreadUnknown Code = "placement-spread-unknown"
	MaxReplicasPerNode     Code = "max-replicas-per-node"
	OnePerNode             Code = "one-per-node"
	PerNodeVolume          Code = "per-node-volume"
)

var deployCodes = []Row{
	{Code: RollbackConfig, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute}{below} is not kept: kubectl rollout undo rolls back like any other change",
		Page:    "A Deployment has one strategy for every change of its pods.",
	},
	{Code: UpdateFailureAction, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "a change that fails stops and stays as it is; nothing rolls it back",
		Hint:    "kubectl rollout undo rolls back",
		Page:    "A Deployment never replaces a working pod by one that doesn't become ready, and waits.",
	},
	{Code: UpdateMonitor, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "a new pod is watched until it is ready, and for minReadySeconds (delay)",
		Page:    "Deployments have no time in which a failure of an updated pod counts.",
	},
	{Code: UpdateFailureRatio, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "no failed pod is tolerated: a change goes on only while new pods become ready",
		Page:    "Deployments have no ratio of pods that may fail.",
	},
	{Code: UpdateConfig, Severity: Info, Word: Approximate, Args: "number, order",
		Message: "pods replaced at a time: {number}; each counts when it is ready",
		Page:    "Compose's update_config becomes the rolling update of a Deployment.",
	},
	{Code: UpdateRecreate, Severity: Warning, Word: Dropped, Args: "below, reasons",
		Message: "all pods end before new ones start, whatever update_config says{below}: {reasons}",
		Page: "Two pods can't hold one ReadWriteOnce volume, one port of the node or the node's network at the same " +
			"time: the new one would wait for the old one for ever.",
	},
	{Code: UpdateStopFirst, Severity: Warning, Word: Dropped, Args: "reasons",
		Message: "a pod ends before its successor starts, whatever the order says: {reasons}",
		Hint:    "with a node or a device to spare, set strategy.rollingUpdate to maxSurge: 1, maxUnavailable: 0 in an overlay",
		Page: "With start-first the new pod would wait for what the old one holds, and no change could ever proceed where every " +
			"node or device is taken.",
	},
	{Code: UpdateOfKind, Severity: Info, Word: Dropped, Args: "kind",
		Message: "update_config is for Deployments; {kind} has its own way",
		Page:    "StatefulSets replace one pod after the other, DaemonSets one node after the other, Jobs never. An init container is replaced with its pod.",
	},
	{Code: Placement, Severity: Info, Word: Approximate, Args: "constraint, hint",
		Message: "pods go only to nodes for which {constraint} holds",
		Page:    "Constraints become a required node affinity.",
	},
	{Code: PlacementNode, Severity: Warning, Word: Approximate, Args: "constraint, hint",
		Message: "pods stay pending until there is a node for which {constraint} holds; docker compose runs them anywhere",
		Hint:    "{hint}",
		Page: "Docker Compose ignores constraints, and Swarm doesn't. They become a required node affinity, with the " +
			"control plane in the place of the managers. No node matches a label that nobody set, and the nodes of a " +
			"control plane mostly carry a taint that keeps ordinary pods away.",
		Choices: []Sentence{
			{Name: "control plane", Text: "remove the constraint, or tolerate the taint of the control plane in an overlay; managed clusters hide it"},
			{Name: "no control plane", Text: "remove the constraint where the control plane is the only node"},
			{Name: "name", Text: "kubectl get nodes shows the names; remove the constraint when any node will do"},
			{Name: "label", Args: "label, value", Text: "kubectl label node NAME {label}={value}"},
		},
	},
	{Code: PlacementUnknown, Severity: Warning, Word: Dropped, Args: "constraint",
		Message: "the constraint {constraint} has no counterpart",
		Hint:    "label the nodes and use node.labels.NAME == VALUE",
		Page:    "Nodes in Kubernetes are known by their labels.",
	},
	{Code: PlacementSpread, Severity: Info, Word: Approximate, Args: "label",
		Message: "pods are spread over {label} as far as possible",
		Page:    "Preferences become topology spread constraints that never keep a pod from running.",
	},
	{Code: PlacementSpreadUnknown, Severity: Warning, Word: Dropped, Args: "label",
		Message: "pods can't be spread over {label}",
		Hint:    "use node.labels.NAME",
		Page:    "Nodes in Kubernetes are known by their labels.",
	},
	{Code: MaxReplicasPerNode, Severity: Warning, Word: Dropped, Args: "number int",
		Message: "{number} replicas on one node is a limit that Kubernetes doesn't know",
		Hint:    "only 1 can be kept",
		Page:    "A pod can refuse to share its node with another one of its kind; it can't count them.",
	},
	{Code: OnePerNode, Severity: Info, Word: Approximate,
		Message: "each pod needs a node of its own; a change replaces a pod by ending it first",
		Page:    "max_replicas_per_node: 1 becomes a required pod anti-affinity.",
	},
	{Code: PerNodeVolume, Severity: Warning, Word: Dropped, Args: "volume, hint",
		Message: "the pods share volume {volume}, which can be mounted on one node only, so they can't have a node each",
		Hint:    "{hint}",
		Page: "max_replicas_per_node: 1 keeps pods apart and a ReadWriteOnce claim keeps them together: with both, only " +
			"the first pod would ever run. `docker compose` ignores the setting, and runs them on one host.",
		Choices: shareSentences,
	},
}
