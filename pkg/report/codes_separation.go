package report

// Codes of networks.
const (
	NetworksNotEnforced Code = "networks-not-enforced"
	InternalNetwork     Code = "internal-network"
	NetworkSetting      Code = "network-setting"
	StaticAddress       Code = "static-address"
	ExternalNetwork     Code = "external-network"
	ServiceNameHidden   Code = "service-name-hidden"
	PublishedOpen       Code = "published-open"
)

var separationCodes = []Row{
	{Code: NetworksNotEnforced, Severity: Warning, Word: Overlay, Args: "service, other",
		Message: "networks keep services apart ({service} can't reach {other}); in the cluster every pod reaches every other",
		Hint:    "set networkPolicies: true in the spec",
		Page: "Containers reach each other on common networks only. In Kubernetes that takes NetworkPolicies, which the cluster's network plugin must enforce. " +
			"`networkPolicies: true` makes one for each network.",
	},
	{Code: PublishedOpen, Severity: Info, Word: Overlay, Args: "ranges",
		Message: "published ports are open to everyone; containers on other networks are kept from them by what they may dial, in clusters whose pods have addresses in {ranges}",
		Hint:    "where pods have other addresses, patch ipBlock.except of the networks' policies in the overlay",
		Page: "Published ports are open to the world, which a policy can say. The project's own containers reach each other on common networks only, published or not. " +
			"A policy can't tell a container from the world by its address, so each network's policy limits what its members dial: each other, pods of other projects, and addresses that are not pods'. " +
			"Whether a range of addresses also means pods is up to the network plugin; the ranges of k3s and of kubeadm with flannel, kind and minikube are left out of it.",
	},
	{Code: InternalNetwork, Severity: Warning, Word: Overlay,
		Message: "internal network: that nothing leaves it is enforced with networkPolicies: true only",
		Page:    "Containers on internal networks can't reach the world. With `networkPolicies: true` the network's policy limits egress to its members and DNS.",
	},
	{Code: NetworkSetting, Severity: Info, Word: Dropped, Args: "attribute, below",
		Message: "{attribute}{below} has no counterpart: pods are on the cluster's network",
		Page:    "How the network is built is the cluster's business: drivers, address ranges, interfaces, priorities.",
	},
	{Code: StaticAddress, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "{attribute} has no counterpart: a pod gets its address from the cluster",
		Hint:    "dial the service by name, also in what an image has built in",
		Page:    "Addresses change with every pod. Where the project's own text dials the address, another finding says so.",
	},
	{Code: ExternalNetwork, Severity: Warning, Word: Approximate, Args: "attribute, below",
		Message: "external network: projects in one namespace reach each other without it",
		Hint:    "from another namespace dial SERVICE.NAMESPACE",
		Page: "External networks connect Compose projects. In one namespace pods reach each other by name; across namespaces names carry the namespace. " +
			"With `networkPolicies: true` pods of all projects of the namespace that name the same external network may talk.",
	},
	{Code: ServiceNameHidden, Severity: Info, Word: Approximate, Args: "attribute, below",
		Message: "{attribute} has no counterpart: the Service of that name answers everywhere",
		Page:    "The service asked not to be found under its own name on this network. A Service's name is known in the whole namespace.",
	},
}
