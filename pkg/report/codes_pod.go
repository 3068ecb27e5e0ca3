package report

// Codes of namespaces, hosts and resolvers.
const (
	JoinsPod           Code = "joins-pod"
	JoinsTwo           Code = "joins-two"
	JoinsContainer     Code = "joins-container"
	SharesNetworkToo   Code = "shares-network-too"
	HostNetwork        Code = "host-network"
	NoNetwork          Code = "no-network"
	JoinsApart         Code = "joins-apart"
	NoNetworkOfOneShot Code = "no-network-of-one-shot"
	NoNetworkInPod     Code = "no-network-in-pod"
	NetworkMode        Code = "network-mode"
	HostGateway        Code = "host-gateway"

	ExtraHostNotLegal Code = "extra-host-not-legal"
	ExtraHostAddress  Code = "extra-host-address"

	DNSServers   Code = "dns-servers"
	DNSSearch    Code = "dns-search"
	DomainName   Code = "domainname"
	ExternalLink Code = "external-link"
)

var podNetworkCodes = []Row{
	{Code: JoinsPod, Severity: Info, Word: Exact, Args: "service, pod",
		Message: "{service} runs in the pod of {pod}: one workload, one network, started, scaled and placed together",
		Page: "`network_mode: service:NAME` shares the network of another container. Containers of one pod do exactly that. " +
			"Volumes, init containers and settings of both end in the one pod; replicas are those of the service that is joined.",
	},
	{Code: JoinsTwo, Severity: Error, Word: Refused, Args: "service, first, second",
		Message: "{service} joins two services: {first} and {second}",
		Hint:    "join one of them only",
		Page:    "A container runs in one pod. It can't share the network of one service and the processes of another.",
	},
	{Code: JoinsContainer, Severity: Error, Word: Refused, Args: "attribute, container",
		Message: "{attribute}: {container} names a container outside the project",
		Hint:    "use service:NAME with a service of this project",
		Page:    "`container:NAME` shares a namespace of a container that something else started. A pod can't join another pod.",
	},
	{Code: SharesNetworkToo, Severity: Warning, Word: Approximate, Args: "service, other, attribute",
		Message: "{service} joins the pod of {other} for its {attribute} namespace, and so shares its network too",
		Hint:    "their ports must not collide, and localhost is the same for both",
		Page:    "Kubernetes shares processes and IPC between the containers of one pod only, and these share the network as well.",
	},
	{Code: HostNetwork, Severity: Warning, Word: Exact,
		Message: "the pod uses the network of its node",
		Hint:    "Pod Security levels baseline and restricted refuse it; label the namespace pod-security.kubernetes.io/enforce: privileged",
		Page: "`network_mode: host` becomes hostNetwork. Its ports are taken on the node, so the old pod ends before the new one starts, " +
			"and only one such pod fits on a node.",
	},
	{Code: NoNetwork, Severity: Info, Word: Approximate, Args: "policy",
		Message: "the pod has a network; the NetworkPolicy {policy} forbids all traffic",
		Hint:    "the cluster's network plugin must enforce policies",
		Page:    "A pod can't be without network. A policy that allows nothing comes close, where the cluster enforces policies.",
	},
	{Code: JoinsApart, Severity: Warning, Word: Dropped, Args: "service, pod, other",
		Message: "{service} runs in the pod of {pod}, apart from {other}, and shares nothing with it",
		Hint:    "let it dial {other} by name instead of localhost, or let {pod} join {other} too",
		Page: "A service that others wait for to complete runs as an init container of each of them. It shares network and " +
			"processes with that pod, and with no other.",
	},
	{Code: NoNetworkOfOneShot, Severity: Warning, Word: Dropped, Args: "service",
		Message: "{service} has the network of the pods that wait for its end",
		Hint:    "spec.services.{service}.kind: Job gives it a pod of its own, which a NetworkPolicy keeps from all traffic",
		Page:    "A one-shot runs as an init container, and the containers of a pod have one network.",
	},
	{Code: NoNetworkInPod, Severity: Warning, Word: Dropped, Args: "service, other",
		Message: "{service} has the network of {other}, whose pod it runs in",
		Hint:    "leave out pid or ipc to give it a pod of its own, which a NetworkPolicy keeps from all traffic",
		Page:    "Services that share a pid or ipc namespace run in one pod, and the containers of a pod have one network.",
	},
	{Code: NetworkMode, Severity: Warning, Word: Dropped, Args: "mode",
		Message: "network_mode {mode} has no counterpart; the pod is on the cluster's network",
		Page:    "The name is that of a network that Docker has already. In a cluster all pods are on one network.",
	},
	{Code: HostGateway, Severity: Warning, Word: Dropped, Args: "name",
		Message: "extra_hosts: {name} pointed at the machine that runs Docker; there is no such address in the cluster",
		Hint:    "run what it reaches in the cluster, or give the name an address that pods reach: patch hostAliases of the pod template in an overlay",
		Page:    "`host-gateway` is the address of the Docker host. Pods run on any node, and what listened on the author's machine is not there.",
	},
	{Code: ExtraHostNotLegal, Severity: Warning, Word: Dropped, Args: "name",
		Message: "extra_hosts: {name} is left out: Kubernetes writes only names of letters, digits, dashes and dots into /etc/hosts",
		Hint:    "give the address a name without underscores",
		Page:    "`hostAliases` takes DNS names only. Upper case is written in lower case, which makes no difference when a name is looked up.",
	},
	{Code: ExtraHostAddress, Severity: Error, Word: Refused, Args: "name, address",
		Message: "extra_hosts: {address} of {name} is no IP address",
		Hint:    "write NAME=ADDRESS with an IPv4 or IPv6 address, or host-gateway",
		Page:    "A line of /etc/hosts begins with an address. docker compose refuses anything else as well.",
	},
	{Code: DNSServers, Severity: Warning, Word: Dropped, Args: "workload, servers",
		Message: "the name servers {servers} were left out: beside the cluster's own they make some images lose the cluster's names",
		Hint: "to ask them only, patch the pod template of {workload} in an overlay:\n" +
			"dnsPolicy: None\ndnsConfig: {nameservers: [{servers}]}",
		Page: "Docker's resolver answers the project's names itself and asks these servers for the rest. A resolver with two servers asks either " +
			"(musl asks both at once and takes the first answer), so a public server beside the cluster's would answer that a Service does not exist.",
	},
	{Code: DNSSearch, Severity: Warning, Word: Dropped, Args: "domain",
		Message: "the search domain {domain:q} is no domain, so it was left out",
		Page:    "Docker writes whatever it is given into /etc/resolv.conf. Kubernetes takes lower case letters, digits, dashes, underscores and dots.",
	},
	{Code: DomainName, Severity: Warning, Word: Dropped, Args: "attribute",
		Message: "{attribute} was left out: the domain of a pod is given by the cluster",
		Page: "`hostname -f` of the container shows its pod's name. Configure the application with its domain. A domain of one label beside a hostname is kept, " +
			"as the subdomain of the pod.",
	},
	{Code: ExternalLink, Severity: Warning, Word: Dropped, Args: "container, alias",
		Message: "external link {container}: nothing of this project answers to {alias}",
		Hint:    "add a Service {alias} in the overlay, of type ExternalName when it runs in another namespace",
		Page:    "An external link reaches a container that another project started.",
	},
}
