package report

// Codes of what Docker can do with a container and Kubernetes can't, or won't.
const (
	DevicesOfPrivileged Code = "devices-of-privileged"
	Devices             Code = "devices"
	DeviceCgroupRules   Code = "device-cgroup-rules"
	Ulimits             Code = "ulimits"
	OOMKillDisable      Code = "oom-kill-disable"
	OOMScoreAdj         Code = "oom-score-adj"
	MemSwappiness       Code = "mem-swappiness"
	MemSwapLimit        Code = "memswap-limit"
	PidsLimit           Code = "pids-limit"
	CPUSet              Code = "cpuset"
	CPURTRuntime        Code = "cpu-rt-runtime"
	CPURTPeriod         Code = "cpu-rt-period"
	CPUCount            Code = "cpu-count"
	CPUPercent          Code = "cpu-percent"
	BlkioConfig         Code = "blkio-config"
	Cgroup              Code = "cgroup"
	CgroupParent        Code = "cgroup-parent"
	Isolation           Code = "isolation"
	CredentialSpec      Code = "credential-spec"
	StorageOpt          Code = "storage-opt"
	UsernsMode          Code = "userns-mode"
	UTSHost             Code = "uts-host"
	MACAddress          Code = "mac-address"
	Attach              Code = "attach"
	Logging             Code = "logging"
	UseAPISocket        Code = "use-api-socket"
	Runtime             Code = "runtime"
)

var isolationCodes = []Row{
	{Code: DevicesOfPrivileged, Severity: Info, Word: Approximate, Args: "below",
		Message: "a privileged container has all devices of its node; nothing keeps it on a node that has these{below}",
		Page:    "A privileged pod sees the /dev of its node, so that a device has the name that it has there.",
	},
	{Code: Devices, Severity: Warning, Word: Dropped, Args: "below",
		Message: "devices of the host are not passed in{below}",
		Hint:    "use a device plugin and ask for its resource in an overlay, or a privileged container",
		Page:    "Pods get devices from device plugins, which know what each node has.",
	},
	{Code: DeviceCgroupRules, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "device rules are not kept",
		Hint:    "use a device plugin",
		Page:    "Which devices a container may open is decided by device plugins or by privileged: true.",
	},
	{Code: Ulimits, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "{attribute}{below} are not kept; the limits of the node's container runtime hold",
		Hint:    "set them on the nodes, or in the image's entrypoint with ulimit",
		Page:    "Kubernetes has no field for ulimits. containerd's defaults are usually high.",
	},
	{Code: OOMKillDisable, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "the container can be killed when memory runs out",
		Hint:    "give it a memory limit that it never reaches",
		Page:    "Kubernetes has no way to exempt a container from the OOM killer.",
	},
	{Code: OOMScoreAdj, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "oom_score_adj is set by Kubernetes, from the pod's requests and limits",
		Hint:    "equal memory requests and limits protect a pod most",
		Page:    "The kubelet computes the score from the pod's quality of service class.",
	},
	{Code: MemSwappiness, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "swapping is decided by the node",
		Page:    "Kubernetes has no field for swappiness, and most nodes run without swap.",
	},
	{Code: MemSwapLimit, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "swapping is decided by the node",
		Page:    "Kubernetes has no field for a swap limit, and most nodes run without swap.",
	},
	{Code: PidsLimit, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "the number of processes is limited by the node, not by the container",
		Hint:    "set podPidsLimit in the kubelet's configuration",
		Page:    "Kubernetes limits processes per pod, on the node, with the kubelet's podPidsLimit.",
	},
	{Code: CPUSet, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "the container isn't bound to CPUs",
		Hint:    "the kubelet's static CPU manager binds pods with whole, equal CPU requests and limits",
		Page:    "Which CPUs a container runs on is decided by the node's CPU manager.",
	},
	{Code: CPURTRuntime, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "real-time scheduling isn't asked for ({attribute})",
		Page:    "Kubernetes has no field for the CPU's real-time scheduler.",
	},
	{Code: CPURTPeriod, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "real-time scheduling isn't asked for ({attribute})",
		Page:    "Kubernetes has no field for the CPU's real-time scheduler.",
	},
	{Code: CPUCount, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute} is for Windows hosts and is left out",
		Hint:    "use cpus",
		Page:    "cpu_count only works for containers on Windows.",
	},
	{Code: CPUPercent, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute} is for Windows hosts and is left out",
		Hint:    "use cpus",
		Page:    "cpu_percent only works for containers on Windows.",
	},
	{Code: BlkioConfig, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute}{below} is not kept: disk bandwidth isn't shared out per container",
		Page:    "Kubernetes has no field for the weight or the throughput of block devices.",
	},
	{Code: Cgroup, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "the container gets a cgroup namespace of its own",
		Page: "The container runtime of the node decides about cgroup namespaces; only privileged containers see " +
			"the host's.",
	},
	{Code: CgroupParent, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "the kubelet decides on the parent cgroup",
		Page:    "Kubernetes keeps the cgroups of its pods in a tree of its own.",
	},
	{Code: Isolation, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute} is for Windows hosts and is left out",
		Hint:    "use a runtimeClassName in an overlay",
		Page:    "The isolation technology of a Windows container is chosen by a RuntimeClass in Kubernetes.",
	},
	{Code: CredentialSpec, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "{attribute}{below} is for Windows hosts and is left out",
		Hint:    "set securityContext.windowsOptions.gmsaCredentialSpecName in an overlay",
		Page: "A group managed service account is given to a Windows pod by a GMSACredentialSpec object of the " +
			"cluster.",
	},
	{Code: StorageOpt, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute}{below} is not kept: the size of the container's own file system is not set",
		Hint:    "an ephemeral-storage limit in an overlay evicts a pod that writes more",
		Page:    "Storage driver options belong to the Docker engine.",
	},
	{Code: UsernsMode, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "the node's user namespace is used",
		Hint:    "hostUsers: false in an overlay gives the pod one of its own",
		Page:    "Kubernetes runs pods in the user namespace of the node unless hostUsers is false.",
	},
	{Code: UTSHost, Severity: Warning, Word: Dropped,
		Message: "the container keeps a host name of its own",
		Hint:    "network_mode: host shares the node's host name too",
		Page:    "Kubernetes shares the UTS namespace of the node only together with its network.",
	},
	{Code: MACAddress, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "the MAC address is chosen by the pod network",
		Page:    "Kubernetes has no field for a MAC address. Software that is licensed to one needs another way.",
	},
	{Code: Attach, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute} is about the terminal of docker compose up and is left out",
		Page: "Whether docker compose up shows the logs of a service has no meaning in a cluster; kubectl logs " +
			"shows them all.",
	},
	{Code: Logging, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute}{below} is not kept: collecting logs is the cluster's",
		Page: "Containers in Kubernetes write to their standard output; the node rotates the files and the " +
			"cluster's log agent collects them.",
	},
	{Code: UseAPISocket, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "the Docker API is not there in a cluster",
		Page: "A node of a cluster has no Docker engine to talk to, and its container runtime isn't for " +
			"applications.",
	},
	{Code: Runtime, Severity: Warning, Word: Overlay, Args: "runtime",
		Message: "the runtime {runtime} is not asked for: the cluster chooses one",
		Hint:    "set runtimeClassName in an overlay when the cluster has a RuntimeClass for it",
		Page: "Which OCI runtime runs a pod is said with runtimeClassName, the name of an object of the cluster. Without it the " +
			"isolation, or the devices, of runtimes such as gVisor, Kata or Sysbox are missing.",
	},
}
