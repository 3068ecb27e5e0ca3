package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/rules/networking"
	"github.com/composesource/composesource/pkg/convert/internal/rules/process"
	"github.com/composesource/composesource/pkg/convert/internal/rules/resources"
	"github.com/composesource/composesource/pkg/convert/internal/rules/workloads"
	"github.com/composesource/composesource/pkg/report"
)

// Network: who reaches it, and whom it reaches.
func networkRules() []Rule {
	return []Rule{
		{Attribute: "ports", Each: true, Word: overlay, Into: "container ports and Service ports", Apply: networking.ContainerPorts, Says: says(
			report.HostIP, report.HostPort, report.OneShotPorts, report.PatchNeedsProtocol, report.PublishedCollides,
			report.PublishedOpen, report.PublishedRange, report.TooManyPorts, report.TypeOpensMore,
		)},
		{Attribute: "ports[].target", Word: exact, Into: "containerPort and Service port"},
		{Attribute: "ports[].published", Word: overlay, Into: "a second Service port; nodePort is an overlay's"},
		{Attribute: "ports[].host_ip", Word: exact, Into: "loopback keeps the port inside"},
		{Attribute: "ports[].protocol", Word: exact, Into: "protocol", Default: "tcp"},
		{Attribute: "ports[].mode", Word: approximate, Into: "hostPort", Default: "ingress"},
		{Attribute: "ports[].name", Word: exact, Into: "port name", Says: says(report.PortName)},
		{Attribute: "ports[].app_protocol", Word: exact, Into: "appProtocol", Says: says(report.AppProtocol)},
		{Attribute: "expose", Each: true, Word: exact, Into: "container ports and Service ports", Apply: networking.ContainerPorts, Says: says(report.ExposeSyntax, report.OneShotPorts, report.TooManyPorts)},
		{Attribute: "networks", Each: true, Word: exact, Into: "the pod network; NetworkPolicy on request", Step: (*converter).isolateNetworks, Default: []string{"default"}, Says: says(report.HookNetwork)},
		{Attribute: "networks.*", Word: exact, Into: "the pod network; NetworkPolicy on request"},
		{Attribute: "networks.*.aliases", Each: true, Word: exact, Into: "alias Service", Step: (*converter).exposeServices, Says: says(
			report.AliasAmbiguous, report.AliasEverywhere, report.HookAlias, report.NameCollision, report.NameNotLegal,
		)},
		{Attribute: "networks.*.use_service_name_alias", Word: approximate, Default: true, Code: report.ServiceNameHidden},
		{Attribute: "networks.*.ipv4_address", Word: dropped, Code: report.StaticAddress},
		{Attribute: "networks.*.ipv6_address", Word: dropped, Code: report.StaticAddress},
		{Attribute: "networks.*.link_local_ips", Word: dropped, Code: report.StaticAddress},
		{Attribute: "networks.*.mac_address", Word: dropped, Code: report.MACAddress},
		{Attribute: "networks.*.driver_opts", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "networks.*.interface_name", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "networks.*.priority", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "networks.*.gw_priority", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "network_mode", Word: exact, Into: "the pod it joins, hostNetwork", Default: "bridge", Apply: networking.NetworkMode, Says: says(
			report.HostNamespaceOfOneShot, report.LeftOutNeeded, report.HostNetwork, report.JoinsContainer, report.JoinsPod, report.NetworkMode,
			report.JoinsApart, report.NoNetwork, report.NoNetworkInPod, report.NoNetworkOfOneShot,
		)},
		{Attribute: "container_name", Word: exact, Into: "alias Service where something dials it", Step: (*converter).exposeServices, Says: says(report.ContainerName, report.NameCase, report.NameNotLegal)},
		{Attribute: "hostname", Word: exact, Into: "pod hostname, alias Service", Apply: networking.Hostname, Says: says(
			report.ContainerName, report.HostnameDomain, report.HostnameNotKept, report.HostnameNotLegal, report.HostnameOfInit, report.HostnameSplit, report.NameCase, report.NameNotLegal,
			report.SecretInPlainField,
		)},
		{Attribute: "domainname", Word: exact, Into: "pod subdomain and its headless Service", Apply: networking.DomainName, Says: says(report.DomainName)},
		{Attribute: "links", Each: true, Word: exact, Into: "alias Service", Step: (*converter).exposeServices, Says: says(report.AliasEverywhere, report.NameCase, report.NameNotLegal)},
		{Attribute: "external_links", Each: true, Word: dropped, Apply: networking.ExternalLinks, Says: says(report.AliasEverywhere, report.ExternalLink, report.NameCase, report.NameNotLegal)},
		{Attribute: "extra_hosts", Each: true, Word: exact, Into: "hostAliases", Apply: networking.ExtraHosts, Says: says(report.AddressUsed, report.HostGateway, report.ExtraHostNotLegal, report.ExtraHostAddress, report.SecretInPlainField)},
		{Attribute: "extra_hosts.*", Word: exact, Into: "hostAliases"},
		{Attribute: "dns", Each: true, Word: dropped, Apply: networking.DNS, Says: says(report.DNSServers)},
		{Attribute: "dns_search", Each: true, Word: exact, Into: "dnsConfig.searches", Apply: networking.DNSConfig, Says: says(report.DNSSearch)},
		{Attribute: "dns_opt", Each: true, Word: exact, Into: "dnsConfig.options", Apply: networking.DNSConfig},
	}
}

// Deploy: how many, where, and how they are replaced.
func deployRules() []Rule {
	return []Rule{
		{Attribute: "deploy", Word: exact, Into: "the workload", Step: (*converter).assembleWorkloads},
		{Attribute: "deploy.mode", Word: exact, Into: "Deployment, DaemonSet or Job", Apply: workloads.DeployMode, Default: "replicated", Says: says(report.GlobalJob, report.KindOfMember, report.DeployMode)},
		{Attribute: "deploy.replicas", Word: exact, Into: "replicas", Apply: workloads.Replicas, Says: says(report.ReplicasOfMember, report.ReplicasOfOneShot, report.ReplicasPerNode, report.ScaledWithoutHealthcheck)},
		{Attribute: "deploy.labels", Each: true, Word: approximate, Into: "annotations of the workload", Apply: process.DeployLabels, Says: append(routeCodes(), report.DeployLabelsLost, report.KomposeLabel, report.SecretInPlainField)},
		{Attribute: "deploy.endpoint_mode", Word: exact, Into: "Service, headless or not", Step: (*converter).exposeServices, Default: "vip", Says: says(report.EndpointMode)},
		{Attribute: "deploy.restart_policy", Word: exact, Into: "Deployment or Job", Apply: workloads.Restart, Says: says(report.RestartPolicy)},
		{Attribute: "deploy.restart_policy.condition", Word: exact, Into: "Deployment or Job", Default: "any"},
		{Attribute: "deploy.restart_policy.max_attempts", Word: exact, Into: "Job backoffLimit"},
		{Attribute: "deploy.restart_policy.delay", Word: dropped, Code: report.RestartDelay},
		{Attribute: "deploy.restart_policy.window", Word: dropped, Code: report.RestartWindow},
		{Attribute: "deploy.placement", Word: exact, Into: "affinity", Apply: workloads.Placement},
		{Attribute: "deploy.placement.constraints", Each: true, Word: approximate, Into: "nodeAffinity", Says: says(report.Placement, report.PlacementNode, report.PlacementUnknown)},
		{Attribute: "deploy.placement.preferences", Each: true, Word: approximate, Into: "topologySpreadConstraints", Says: says(report.PlacementSpread, report.PlacementSpreadUnknown)},
		{Attribute: "deploy.placement.max_replicas_per_node", Word: exact, Into: "podAntiAffinity", Default: 0, Says: says(report.MaxReplicasPerNode, report.OnePerNode, report.PerNodeVolume)},
		{Attribute: "deploy.update_config", Word: approximate, Into: "rollingUpdate", Apply: workloads.UpdateConfig, Says: says(report.UpdateConfig, report.UpdateOfKind, report.UpdateRecreate)},
		{Attribute: "deploy.update_config.parallelism", Word: approximate, Into: "rollingUpdate", Default: 1},
		{Attribute: "deploy.update_config.order", Word: approximate, Into: "rollingUpdate", Default: "stop-first", Says: says(report.UpdateStopFirst)},
		{Attribute: "deploy.update_config.delay", Word: approximate, Into: "minReadySeconds", Default: "0s"},
		{Attribute: "deploy.update_config.failure_action", Word: dropped, Default: "pause", Code: report.UpdateFailureAction},
		{Attribute: "deploy.update_config.monitor", Word: dropped, Code: report.UpdateMonitor},
		{Attribute: "deploy.update_config.max_failure_ratio", Word: dropped, Default: 0, Code: report.UpdateFailureRatio},
		{Attribute: "deploy.rollback_config", Word: dropped, Code: report.RollbackConfig},
	}
}

// Resources: what it may use, and what is kept for it.
func resourceRules() []Rule {
	return []Rule{
		{Attribute: "cpus", Word: exact, Into: "resources.limits.cpu", Default: 0, Apply: resources.Resources, Says: says(report.ResourceNegative)},
		{Attribute: "cpu_shares", Word: approximate, Into: "resources.requests.cpu", Apply: resources.Resources, Says: says(report.CPUShares, report.CPUSharesIgnored)},
		{Attribute: "cpu_quota", Word: exact, Into: "resources.limits.cpu", Apply: resources.Resources, Says: says(report.ResourceConflict)},
		{Attribute: "cpu_period", Word: exact, Into: "resources.limits.cpu", Apply: resources.Resources, Default: 100000},
		{Attribute: "mem_limit", Word: exact, Into: "resources.limits.memory", Apply: resources.Resources, Default: 0, Says: says(report.ResourceNegative)},
		{Attribute: "mem_reservation", Word: exact, Into: "resources.requests.memory", Apply: resources.Resources, Default: 0, Says: says(report.ResourceNegative, report.ResourceOverLimit)},
		{Attribute: "deploy.resources", Word: exact, Into: "resources", Apply: resources.Resources},
		{Attribute: "deploy.resources.limits", Word: exact, Into: "resources.limits"},
		{Attribute: "deploy.resources.limits.cpus", Word: exact, Into: "resources.limits.cpu", Default: 0, Says: says(report.ResourceNegative)},
		{Attribute: "deploy.resources.limits.memory", Word: exact, Into: "resources.limits.memory", Default: 0, Says: says(report.ResourceNegative)},
		{Attribute: "deploy.resources.limits.pids", Word: dropped, Code: report.PidsLimit},
		{Attribute: "deploy.resources.reservations", Word: exact, Into: "resources.requests"},
		{Attribute: "deploy.resources.reservations.cpus", Word: exact, Into: "resources.requests.cpu", Default: 0, Says: says(report.ResourceNegative, report.ResourceOverLimit)},
		{Attribute: "deploy.resources.reservations.memory", Word: exact, Into: "resources.requests.memory", Default: 0, Says: says(report.ResourceNegative, report.ResourceOverLimit)},
		{Attribute: "deploy.resources.reservations.generic_resources", Word: dropped, Code: report.GenericResources},
		{Attribute: "deploy.resources.reservations.devices", Each: true, Word: approximate, Into: "resources.limits", Apply: resources.Devices, Says: says(report.DeviceRequest, report.GPU)},
		{Attribute: "deploy.resources.reservations.devices[].capabilities", Word: approximate, Into: "resources.limits"},
		{Attribute: "deploy.resources.reservations.devices[].driver", Word: approximate, Into: "resources.limits", Default: "nvidia"},
		{Attribute: "deploy.resources.reservations.devices[].count", Word: approximate, Into: "resources.limits"},
		{Attribute: "deploy.resources.reservations.devices[].device_ids", Word: dropped, Code: report.DeviceIDs},
		{Attribute: "deploy.resources.reservations.devices[].options", Word: dropped, Code: report.DeviceOptions},
		{Attribute: "runtime", Word: approximate, Into: "resources.limits or runtimeClassName", Apply: resources.Runtime, Says: says(
			report.DeviceIDs, report.GPU, report.GPUAll, report.Runtime,
		)},
		{Attribute: "gpus", Each: true, Word: approximate, Into: "resources.limits", Apply: resources.GPUs, Says: says(report.GPU, report.GPUAll)},
		{Attribute: "gpus[].capabilities", Word: approximate, Into: "resources.limits", Default: []string{"gpu"}},
		{Attribute: "gpus[].driver", Word: approximate, Into: "resources.limits", Default: "nvidia"},
		{Attribute: "gpus[].count", Word: approximate, Into: "resources.limits"},
		{Attribute: "gpus[].device_ids", Word: dropped, Code: report.DeviceIDs},
		{Attribute: "gpus[].options", Word: dropped, Code: report.DeviceOptions},
	}
}

// What is not for a cluster.
func otherRules() []Rule {
	return []Rule{
		{Attribute: "models", Each: true, Word: exact, Into: "environment", Apply: process.Models, Says: says(report.Model)},
		{Attribute: "provider", Word: refused, Code: report.Provider},
		{Attribute: "develop", Word: dropped, Code: report.Develop},
		{Attribute: "extends", Apart: true, Word: exact, Into: resolved, Loaded: resolved},
	}
}
