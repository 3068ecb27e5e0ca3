package report

// Codes of privileges.
const (
	Privileged             Code = "privileged"
	NoNewPrivilegesLost    Code = "no-new-privileges-lost"
	SeccompProfile         Code = "seccomp-profile"
	AppArmorProfile        Code = "apparmor-profile"
	SELinuxDisable         Code = "selinux-disable"
	SecurityOpt            Code = "security-opt"
	SysctlUnsafe           Code = "sysctl-unsafe"
	SysctlOfHost           Code = "sysctl-of-host"
	HostNamespace          Code = "host-namespace"
	HostNamespaceOfOneShot Code = "host-namespace-of-one-shot"
	ContainerNamespace     Code = "container-namespace"
	PodSecurityPrivileged  Code = "pod-security-privileged"
	PodSecurityBaseline    Code = "pod-security-baseline"
	PodSecurityRestricted  Code = "pod-security-restricted"
)

var securityCodes = []Row{
	{Code: Privileged, Severity: Warning, Word: Exact, Args: "service",
		Message: "{service} runs privileged",
		Hint:    "the namespace must allow it: label it pod-security.kubernetes.io/enforce: privileged",
		Page: "A privileged container is root on the node. Clusters with Pod Security admission refuse such pods " +
			"unless their namespace allows them.",
	},
	{Code: NoNewPrivilegesLost, Severity: Warning, Word: Dropped,
		Message: "no-new-privileges can't be kept together with privileged or SYS_ADMIN",
		Hint:    "drop one of them",
		Page: "The API server refuses allowPrivilegeEscalation: false in a privileged container and in one with " +
			"SYS_ADMIN.",
	},
	{Code: SeccompProfile, Severity: Warning, Word: Dropped,
		Message: "a seccomp profile of this machine is not known on the nodes; their runtime's default profile holds instead",
		Hint:    "put it below /var/lib/kubelet/seccomp on each node and set securityContext.seccompProfile {type: Localhost, localhostProfile: FILE} in an overlay",
		Page:    "A node reads seccomp profiles from its own disk.",
	},
	{Code: AppArmorProfile, Severity: Warning, Word: Approximate, Args: "profile",
		Message: "the AppArmor profile {profile} must be loaded on each node",
		Page:    "Pods that name a profile which the node doesn't have don't start.",
	},
	{Code: SELinuxDisable, Severity: Info, Word: Approximate,
		Message: "SELinux separation is turned off with the type spc_t",
		Page:    "Docker turns labels off; Kubernetes can only choose the type spc_t, which is as unconfined.",
	},
	{Code: SecurityOpt, Severity: Warning, Word: Dropped, Args: "option",
		Message: "the security option {option} has no counterpart",
		Page:    "Kubernetes knows no-new-privileges, seccomp, AppArmor and SELinux labels.",
	},
	{Code: SysctlUnsafe, Severity: Warning, Word: Dropped, Args: "sysctl",
		Message: "the sysctl {sysctl} is not set: nodes refuse pods that ask for it",
		Hint:    "allow it with the kubelet's --allowed-unsafe-sysctls={sysctl} and add it to spec.template.spec.securityContext.sysctls in an overlay, or set it on the nodes",
		Page: "Kubelets accept a short list of safe sysctls. A pod with any other fails at once and is made again, " +
			"hundreds of times.",
	},
	{Code: SysctlOfHost, Severity: Warning, Word: Dropped, Args: "sysctl",
		Message: "the sysctl {sysctl} is not set: the pod shares that namespace with the node",
		Hint:    "set it on the nodes",
		Page: "The API server refuses net sysctls with hostNetwork, and kernel.shm and kernel.msg sysctls with " +
			"hostIPC.",
	},
	{Code: HostNamespace, Severity: Warning, Word: Exact, Args: "namespace",
		Message: "the pod shares the node's {namespace} namespace",
		Hint:    "the namespace must allow it: label it pod-security.kubernetes.io/enforce: privileged",
		Page:    "Clusters with Pod Security admission refuse such pods unless their namespace allows them.",
	},
	{Code: ContainerNamespace, Severity: Warning, Word: Dropped, Args: "container",
		Message: "the namespace of a container outside the project can't be joined ({container})",
		Hint:    "use service:NAME with a service of the project",
		Page:    "Containers share namespaces only inside one pod.",
	},
	{Code: HostNamespaceOfOneShot, Severity: Warning, Word: Dropped, Args: "service",
		Message: "{service} asks for a namespace of the node, which the pods that wait for it don't share",
		Hint:    "spec.services.{service}.kind: Job gives it a pod of its own",
		Page:    "A one-shot runs as an init container of the pods that wait for it, and shares their namespaces.",
	},
	{Code: PodSecurityPrivileged, Severity: Info, Word: Exact, Args: "settings, manifest",
		Message: "the namespace needs the Pod Security level privileged; baseline refuses {settings}",
		Hint:    "label it pod-security.kubernetes.io/enforce: privileged, as init does; where that is not allowed, take these settings out with an override file in spec.files{manifest}",
		Page: "Pod Security admission judges pods by one of three levels, which a label of their namespace names. What a " +
			"Compose file asks for is kept, so it is the file that decides which level its pods pass. The finding " +
			"lists what the baseline level refuses, each with its place.",
	},
	{Code: PodSecurityBaseline, Severity: Info, Word: Exact, Args: "settings",
		Message: "every pod passes the Pod Security level baseline, not restricted",
		Hint:    "where the images can run so, restricted asks for {settings}",
		Page: "Docker lets a container run as root, keep its capabilities and gain privileges through setuid programs. " +
			"The restricted level wants each of them given up in writing. Nobody but you knows whether an image " +
			"can do without, so nothing is taken from it that the Compose file doesn't take. What it does take " +
			"is carried over, and a pod whose containers give up all of it passes. An init container that fills " +
			"a volume from an image (populate) needs root.",
	},
	{Code: PodSecurityRestricted, Severity: Info, Word: Exact,
		Message: "every pod passes the Pod Security level restricted",
		Page:    "The namespace may be labelled pod-security.kubernetes.io/enforce: restricted.",
	},
}
