package report

// Codes of resources.
const (
	ResourceConflict  Code = "resource-conflict"
	ResourceOverLimit Code = "resource-over-limit"
	ResourceNegative  Code = "resource-negative"
	CPUShares         Code = "cpu-shares"
	CPUSharesIgnored  Code = "cpu-shares-ignored"
	GPU               Code = "gpu"
	GPUAll            Code = "gpu-all"
	VisibleDevices    Code = "visible-devices"
	DeviceRequest     Code = "device-request"
	DeviceIDs         Code = "device-ids"
	DeviceOptions     Code = "device-options"
	GenericResources  Code = "generic-resources"
)

var resourceCodes = []Row{
	{Code: ResourceConflict, Severity: Error, Word: Refused, Args: "attribute, other",
		Message: "{attribute} and {other} say different things",
		Hint:    "keep one of them",
		Page:    "Docker Compose refuses such a file too.",
	},
	{Code: ResourceOverLimit, Severity: Error, Word: Refused, Args: "attribute, limit",
		Message: "{attribute} asks for more than the limit {limit}",
		Hint:    "lower it",
		Page:    "The API server refuses a request above the limit.",
	},
	{Code: ResourceNegative, Severity: Error, Word: Refused, Args: "attribute",
		Message: "{attribute} is below zero",
		Page:    "The API server refuses a quantity below zero.",
	},
	{Code: CPUShares, Severity: Info, Word: Approximate, Args: "attribute, request",
		Message: "{attribute} becomes a CPU request of {request}, which is also kept free on the node",
		Page: "The share of a container under pressure follows from its CPU request, 1024 shares for one CPU. The " +
			"scheduler takes the request into account as well.",
	},
	{Code: CPUSharesIgnored, Severity: Info, Word: Dropped, Args: "attribute",
		Message: "{attribute} gives way to the reservation",
		Page: "The share of a container under pressure follows from its CPU request, and a reservation says it " +
			"already.",
	},
	{Code: GPU, Severity: Info, Word: Approximate, Args: "number int, resource",
		Message: "asks for {resource}: {number}; the cluster needs that vendor's device plugin",
		Page: "GPUs are handed out by device plugins, whole, and only as limits. A plugin says in a variable of its own which " +
			"devices a container has; NVIDIA_VISIBLE_DEVICES of the Compose file still has the last word: take it out of the file " +
			"or, in an overlay, out of the ConfigMap when pods share a node. Where the vendor's runtime isn't the default of the " +
			"nodes (k3s), an overlay sets runtimeClassName too.",
	},
	{Code: GPUAll, Severity: Warning, Word: Approximate, Args: "resource",
		Message: "all GPUs can't be asked for; one of {resource} is",
		Hint:    "set the number in the file or in an overlay",
		Page:    "Kubernetes hands out a number of devices.",
	},
	{Code: VisibleDevices, Severity: Warning, Word: Exact, Args: "variable, runtime, resource",
		Message: "{variable} gives devices only where {runtime} is the default runtime of the engine; no {resource} is asked for",
		Hint:    "write gpus: 1, or runtime: {runtime}, where the container needs a device",
		Page: "The variable alone does nothing in a plain docker. Where daemon.json names the vendor's runtime as the default, it " +
			"gives the container devices, which a cluster hands out only to those who ask.",
	},
	{Code: DeviceRequest, Severity: Warning, Word: Dropped, Args: "capabilities",
		Message: "no resource of Kubernetes is known for the capabilities {capabilities}",
		Hint:    "ask for the resource of the device plugin in an overlay",
		Page:    "Devices are handed out by device plugins under a name of theirs, such as nvidia.com/gpu.",
	},
	{Code: DeviceIDs, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "which devices it gets is decided by the node; only their number is asked for",
		Page:    "Device plugins hand out any free device.",
	},
	{Code: DeviceOptions, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute} of a device request are left out{below}",
		Page:    "Options are for Docker's device driver.",
	},
	{Code: GenericResources, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "generic resources are not asked for{below}",
		Hint:    "ask for the extended resource of the cluster in an overlay",
		Page:    "Swarm's user-defined resources are called extended resources in Kubernetes and carry a domain name.",
	},
}
