package convert

import (
	"slices"

	"github.com/composesource/composesource/pkg/report"
)

// Rule says what becomes of one attribute of Compose.
type Rule struct {
	Attribute string        // path below the service; [] stands for the items of a list, * for any key
	Word      report.Word   // at best; a finding can make it worse
	Into      string        // the Kubernetes form, for people
	Apply     func(*unit)   // does it; nil when the row above it does, or nothing is to be done
	Default   any           // a value that changes nothing, and is reported as such
	Code      report.Code   // the finding raised whenever the user wrote it
	Says      []report.Code // the findings that the function may raise on it
}

// Codes returns every finding that the rule may raise.
func (r Rule) Codes() []report.Code {
	if r.Code == "" {
		return r.Says
	}
	return append([]report.Code{r.Code}, r.Says...)
}

// says lists the findings that a row may raise.
func says(codes ...report.Code) []report.Code { return codes }

// ServiceRules returns the mapping of services, jobs and pre_start hooks.
func ServiceRules() []Rule { return serviceRules() }

// ProjectRules returns the mapping of everything beside them.
func ProjectRules() []Rule { return projectRules() }

const (
	exact       = report.Exact
	approximate = report.Approximate
	overlay     = report.Overlay
	dropped     = report.Dropped
	refused     = report.Refused
)

// serviceRules is the whole mapping of a service, a job or a pre_start hook, in
// the order in which it is applied. To learn what happens to an attribute, find
// its row. A row without a function is done by the row of its parent.
func serviceRules() []Rule {
	return slices.Concat(
		processRules(), isolationRules(), lifeCycleRules(), hookRules(), environmentRules(), storageRules(),
		networkRules(), deployRules(), resourceRules(), otherRules(),
	)
}

// Process: what runs, and as whom.
func processRules() []Rule {
	return []Rule{
		{Attribute: "image", Word: exact, Into: "container image", Apply: image, Says: says(report.PortInferred, report.SecretInPlainField)},
		{Attribute: "build", Word: overlay, Into: "container image PROJECT-SERVICE", Apply: build, Code: report.BuildNotRun, Says: says(report.BuildWithoutImage)},
		{Attribute: "platform", Word: exact, Into: "nodeSelector", Apply: platform, Says: says(report.PlatformVariant)},
		{Attribute: "pull_policy", Word: exact, Into: "imagePullPolicy", Apply: pullPolicy, Says: says(report.PullBuild, report.PullRefresh)},
		{Attribute: "pull_refresh_after", Word: approximate, Into: "imagePullPolicy", Code: report.PullRefresh},
		{Attribute: "entrypoint", Word: exact, Into: "container command", Apply: entrypoint, Says: says(report.EntrypointEmpty, report.SecretWrittenOut)},
		{Attribute: "command", Word: exact, Into: "container args", Apply: command, Says: says(
			report.DockerAddress, report.OneShotDialled, report.PortInferred, report.ReferenceRewritten, report.SecretInPlainField,
			report.SecretWrittenOut,
		)},
		{Attribute: "working_dir", Word: exact, Into: "workingDir", Apply: workingDir},
		{Attribute: "tty", Word: exact, Into: "tty", Apply: tty, Default: false},
		{Attribute: "stdin_open", Word: exact, Into: "stdin", Apply: stdinOpen, Default: false},
		{Attribute: "user", Word: exact, Into: "securityContext.runAsUser", Apply: user, Says: says(report.GroupName, report.UserName)},
		{Attribute: "group_add", Word: exact, Into: "supplementalGroups", Apply: groupAdd, Says: says(report.GroupName)},
		{Attribute: "init", Word: approximate, Default: false, Code: report.InitProcess},
		{Attribute: "umask", Word: dropped, Default: "0022", Code: report.Umask},
	}
}

// Security and isolation from the host.
func isolationRules() []Rule {
	return []Rule{
		{Attribute: "privileged", Word: exact, Into: "securityContext.privileged", Apply: privileged, Default: false, Says: says(report.Privileged)},
		{Attribute: "cap_add", Word: exact, Into: "securityContext.capabilities.add", Apply: capAdd},
		{Attribute: "cap_drop", Word: exact, Into: "securityContext.capabilities.drop", Apply: capDrop},
		{Attribute: "read_only", Word: exact, Into: "securityContext.readOnlyRootFilesystem", Apply: readOnly, Default: false},
		{Attribute: "security_opt", Word: exact, Into: "securityContext", Apply: securityOpt, Says: says(
			report.AppArmorProfile, report.NoNewPrivilegesLost, report.SeccompProfile, report.SecurityOptUnknown,
			report.SELinuxDisable,
		)},
		{Attribute: "sysctls", Word: exact, Into: "securityContext.sysctls", Apply: sysctls, Says: says(report.HostSysctl, report.UnsafeSysctl)},
		{Attribute: "pid", Word: exact, Into: "hostPID", Apply: pid, Says: says(
			report.ContainerNamespace, report.HostNamespace, report.HostNamespaceOfOneShot, report.JoinsTwo,
			report.SharesNetworkToo,
		)},
		{Attribute: "ipc", Word: exact, Into: "hostIPC", Apply: ipc, Says: says(
			report.ContainerNamespace, report.HostNamespace, report.HostNamespaceOfOneShot, report.JoinsTwo,
			report.SharesNetworkToo,
		)},
		{Attribute: "uts", Word: dropped, Apply: uts, Says: says(report.HostUTS)},
		{Attribute: "userns_mode", Word: dropped, Default: "host", Code: report.UserNamespace},
		{Attribute: "devices", Word: dropped, Code: report.Devices},
		{Attribute: "device_cgroup_rules", Word: dropped, Code: report.DeviceCgroupRules},
		{Attribute: "ulimits", Word: dropped, Code: report.Ulimits},
		{Attribute: "oom_kill_disable", Word: dropped, Default: false, Code: report.OOMKillDisable},
		{Attribute: "oom_score_adj", Word: dropped, Default: 0, Code: report.OOMScoreAdj},
		{Attribute: "mem_swappiness", Word: dropped, Code: report.MemSwappiness},
		{Attribute: "memswap_limit", Word: dropped, Code: report.MemSwapLimit},
		{Attribute: "pids_limit", Word: dropped, Default: -1, Code: report.PidsLimit},
		{Attribute: "cpuset", Word: dropped, Code: report.CPUSet},
		{Attribute: "cpu_rt_runtime", Word: dropped, Code: report.CPURealTimeRuntime},
		{Attribute: "cpu_rt_period", Word: dropped, Code: report.CPURealTimePeriod},
		{Attribute: "cpu_count", Word: dropped, Code: report.CPUCount},
		{Attribute: "cpu_percent", Word: dropped, Code: report.CPUPercent},
		{Attribute: "blkio_config", Word: dropped, Code: report.BlockIO},
		{Attribute: "cgroup", Word: dropped, Default: "private", Code: report.Cgroup},
		{Attribute: "cgroup_parent", Word: dropped, Code: report.CgroupParent},
		{Attribute: "isolation", Word: dropped, Default: "default", Code: report.Isolation},
		{Attribute: "credential_spec", Word: dropped, Code: report.CredentialSpec},
		{Attribute: "storage_opt", Word: dropped, Code: report.StorageOpt},
		{Attribute: "mac_address", Word: dropped, Code: report.MACAddress},
		{Attribute: "runtime", Word: overlay, Into: "runtimeClassName", Code: report.Runtime},
		{Attribute: "attach", Word: dropped, Default: true, Code: report.Attach},
		{Attribute: "logging", Word: dropped, Code: report.Logging},
		{Attribute: "use_api_socket", Word: dropped, Default: false, Code: report.APISocket},
	}
}

// Network: who reaches it, and whom it reaches.
func networkRules() []Rule {
	return []Rule{
		{Attribute: "ports", Word: overlay, Into: "container ports and Service ports", Apply: containerPorts, Says: says(
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
		{Attribute: "expose", Word: exact, Into: "container ports and Service ports", Says: says(report.ExposeSyntax, report.OneShotPorts, report.TooManyPorts)},
		{Attribute: "networks", Word: exact, Into: "the pod network; NetworkPolicy on request", Default: []string{"default"}, Says: says(report.HookNetwork)},
		{Attribute: "networks.*", Word: exact, Into: "the pod network; NetworkPolicy on request"},
		{Attribute: "networks.*.aliases", Word: exact, Into: "alias Service", Says: says(
			report.AliasAmbiguous, report.AliasEverywhere, report.HookAlias, report.NameCollision, report.NameNotLegal,
		)},
		{Attribute: "networks.*.use_service_name_alias", Word: approximate, Default: true, Code: report.NoServiceName},
		{Attribute: "networks.*.ipv4_address", Word: dropped, Code: report.StaticAddress},
		{Attribute: "networks.*.ipv6_address", Word: dropped, Code: report.StaticAddress},
		{Attribute: "networks.*.link_local_ips", Word: dropped, Code: report.StaticAddress},
		{Attribute: "networks.*.mac_address", Word: dropped, Code: report.MACAddress},
		{Attribute: "networks.*.driver_opts", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "networks.*.interface_name", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "networks.*.priority", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "networks.*.gw_priority", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "network_mode", Word: exact, Into: "the pod it joins, hostNetwork", Default: "bridge", Apply: networkMode, Says: says(
			report.HostNamespaceOfOneShot, report.HostNetwork, report.JoinsContainer, report.JoinsPod, report.NetworkMode,
			report.NoNetwork, report.NoNetworkInPod, report.NoNetworkOfOneShot,
		)},
		{Attribute: "container_name", Word: exact, Into: "alias Service where something dials it", Says: says(report.ContainerName, report.NameCase, report.NameNotLegal)},
		{Attribute: "hostname", Word: exact, Into: "pod hostname, alias Service", Apply: hostname, Says: says(report.ContainerName, report.HostnameNotLegal, report.HostnameOfInit, report.NameCase)},
		{Attribute: "domainname", Word: dropped, Code: report.DomainName},
		{Attribute: "links", Word: exact, Into: "alias Service", Says: says(report.AliasEverywhere)},
		{Attribute: "external_links", Word: dropped, Apply: externalLinks, Says: says(report.ExternalLink)},
		{Attribute: "extra_hosts", Word: exact, Into: "hostAliases", Apply: extraHosts, Says: says(report.HostGateway, report.ExtraHostNotLegal, report.ExtraHostAddress)},
		{Attribute: "extra_hosts.*", Word: exact, Into: "hostAliases"},
		{Attribute: "dns", Word: dropped, Apply: dns, Says: says(report.DNSServers)},
		{Attribute: "dns_search", Word: exact, Into: "dnsConfig.searches", Apply: dnsConfig},
		{Attribute: "dns_opt", Word: exact, Into: "dnsConfig.options"},
	}
}

// Workload and life cycle: when it starts, when it is well, when it ends.
func lifeCycleRules() []Rule {
	return []Rule{
		{Attribute: "scale", Word: exact, Into: "replicas", Apply: replicas},
		{Attribute: "restart", Word: exact, Into: "Deployment", Apply: restart, Says: says(report.RestartOfJob, report.RestartOfOneShot, report.RestartLost)},
		{Attribute: "healthcheck", Word: approximate, Into: "readinessProbe", Apply: health, Says: says(
			report.HealthcheckDisabled, report.HealthcheckOfImage, report.HealthcheckOfOneShot,
			report.HealthcheckSettles, report.PortInferred,
		)},
		{Attribute: "healthcheck.test", Word: approximate, Into: "readinessProbe.exec", Says: says(
			report.HealthcheckInvalid, report.PortInferred, report.ReferenceRewritten, report.SecretInPlainField,
			report.SecretWrittenOut,
		)},
		{Attribute: "healthcheck.interval", Word: exact, Into: "readinessProbe.periodSeconds", Default: "30s"},
		{Attribute: "healthcheck.timeout", Word: exact, Into: "readinessProbe.timeoutSeconds", Default: "30s"},
		{Attribute: "healthcheck.retries", Word: exact, Into: "readinessProbe.failureThreshold", Default: 3},
		{Attribute: "healthcheck.start_period", Word: dropped, Default: "0s", Code: report.ProbeStartPeriod},
		{Attribute: "healthcheck.start_interval", Word: approximate, Into: "startupProbe.periodSeconds", Says: says(report.ProbeStartInterval)},
		{Attribute: "healthcheck.disable", Word: exact, Into: "no readinessProbe", Default: false},
		{Attribute: "depends_on", Word: approximate, Into: "init containers that wait", Says: says(report.DependsStarted, report.TooManyOneShots)},
		{Attribute: "depends_on.*", Word: approximate, Into: "init container that waits", Says: says(
			report.DependsHealthy, report.DependsIgnored, report.DependsInPod, report.DependsLeftOut,
			report.DependsNever, report.DependsStarted, report.DependsWithoutHealthcheck, report.OneShot, report.OneShotNotAwaited,
			report.OneShotRepeated,
		)},
		{Attribute: "depends_on.*.condition", Word: approximate, Into: "init container that waits"},
		{Attribute: "depends_on.*.restart", Word: dropped, Default: false, Code: report.DependsRestart},
		{Attribute: "depends_on.*.required", Word: exact, Default: true, Says: says(report.DependsOptional)},
	}
}

// Hooks and the end of a container, and what starts a job.
func hookRules() []Rule {
	return []Rule{
		{Attribute: "pre_start", Word: exact, Into: "init containers", Apply: preStart, Says: says(report.PreStartOnce, report.PreStartPerPod)},
		{Attribute: "per_replica", Word: exact, Into: "init containers", Default: false},
		{Attribute: "post_start", Word: exact, Into: "lifecycle.postStart", Apply: postStart, Says: says(report.HookOfOneShot, report.PostStart, report.SecretInPlainField)},
		{Attribute: "post_start[].command", Word: exact, Into: "lifecycle.postStart.exec"},
		{Attribute: "post_start[].environment", Word: exact, Into: "lifecycle.postStart.exec"},
		{Attribute: "post_start[].working_dir", Word: exact, Into: "lifecycle.postStart.exec"},
		{Attribute: "post_start[].user", Word: dropped, Code: report.HookUser},
		{Attribute: "post_start[].privileged", Word: dropped, Default: false, Code: report.HookPrivileged},
		{Attribute: "pre_stop", Word: exact, Into: "lifecycle.preStop", Apply: preStop, Says: says(report.PreStop)},
		{Attribute: "pre_stop[].command", Word: exact, Into: "lifecycle.preStop.exec"},
		{Attribute: "pre_stop[].environment", Word: exact, Into: "lifecycle.preStop.exec"},
		{Attribute: "pre_stop[].working_dir", Word: exact, Into: "lifecycle.preStop.exec"},
		{Attribute: "pre_stop[].user", Word: dropped, Code: report.HookUser},
		{Attribute: "pre_stop[].privileged", Word: dropped, Default: false, Code: report.HookPrivileged},
		{Attribute: "stop_grace_period", Word: exact, Into: "terminationGracePeriodSeconds", Apply: stopGracePeriod, Says: says(report.StopAtOnce)},
		{Attribute: "stop_signal", Word: dropped, Apply: stopSignal, Default: "SIGTERM", Says: says(report.StopSignal)},
		{Attribute: "profiles", Word: exact, Into: "spec.profiles", Apply: profiles, Says: says(report.ProfileActive)},
		{Attribute: "triggers", Word: exact, Into: "CronJob", Apply: triggers},
		{Attribute: "triggers.manual", Word: exact, Into: "CronJob", Says: says(report.JobManual, report.JobNotManual)},
		{Attribute: "triggers.schedule", Word: exact, Into: "CronJob schedule", Says: says(
			report.CronForbid, report.CronInvalid, report.CronQueue, report.CronSunday, report.CronZone,
			report.CronZoneInvalid,
		)},
		{Attribute: "triggers.schedule[].cron", Word: exact, Into: "CronJob schedule"},
		{Attribute: "triggers.schedule[].timezone", Word: exact, Into: "CronJob timeZone"},
		{Attribute: "triggers.schedule[].concurrency", Word: approximate, Into: "CronJob concurrencyPolicy", Default: "forbid"},
		{Attribute: "triggers.schedule[].missed_fires", Word: exact, Into: "CronJob startingDeadlineSeconds", Default: "one"},
	}
}

// Resources: what it may use, and what is kept for it.
func resourceRules() []Rule {
	return []Rule{
		{Attribute: "cpus", Word: exact, Into: "resources.limits.cpu", Default: 0, Apply: resources, Says: says(report.ResourceNegative)},
		{Attribute: "cpu_shares", Word: approximate, Into: "resources.requests.cpu", Says: says(report.CPUShares, report.CPUSharesIgnored)},
		{Attribute: "cpu_quota", Word: exact, Into: "resources.limits.cpu", Says: says(report.ResourceConflict)},
		{Attribute: "cpu_period", Word: exact, Into: "resources.limits.cpu", Default: 100000},
		{Attribute: "mem_limit", Word: exact, Into: "resources.limits.memory", Default: 0, Says: says(report.ResourceNegative)},
		{Attribute: "mem_reservation", Word: exact, Into: "resources.requests.memory", Default: 0, Says: says(report.ResourceNegative, report.ResourceOverLimit)},
		{Attribute: "deploy.resources", Word: exact, Into: "resources"},
		{Attribute: "deploy.resources.limits", Word: exact, Into: "resources.limits"},
		{Attribute: "deploy.resources.limits.cpus", Word: exact, Into: "resources.limits.cpu", Default: 0, Says: says(report.ResourceNegative)},
		{Attribute: "deploy.resources.limits.memory", Word: exact, Into: "resources.limits.memory", Default: 0, Says: says(report.ResourceNegative)},
		{Attribute: "deploy.resources.limits.pids", Word: dropped, Code: report.PidsLimit},
		{Attribute: "deploy.resources.reservations", Word: exact, Into: "resources.requests"},
		{Attribute: "deploy.resources.reservations.cpus", Word: exact, Into: "resources.requests.cpu", Default: 0, Says: says(report.ResourceNegative, report.ResourceOverLimit)},
		{Attribute: "deploy.resources.reservations.memory", Word: exact, Into: "resources.requests.memory", Default: 0, Says: says(report.ResourceNegative, report.ResourceOverLimit)},
		{Attribute: "deploy.resources.reservations.generic_resources", Word: dropped, Code: report.GenericResources},
		{Attribute: "deploy.resources.reservations.devices", Word: approximate, Into: "resources.limits", Apply: devices, Says: says(report.DeviceUnknown, report.GPUVendor)},
		{Attribute: "deploy.resources.reservations.devices[].capabilities", Word: approximate, Into: "resources.limits"},
		{Attribute: "deploy.resources.reservations.devices[].driver", Word: approximate, Into: "resources.limits", Default: "nvidia"},
		{Attribute: "deploy.resources.reservations.devices[].count", Word: approximate, Into: "resources.limits"},
		{Attribute: "deploy.resources.reservations.devices[].device_ids", Word: dropped, Code: report.DeviceIDs},
		{Attribute: "deploy.resources.reservations.devices[].options", Word: dropped, Code: report.DeviceOptions},
		{Attribute: "gpus", Word: approximate, Into: "resources.limits", Apply: gpus, Says: says(report.GPUVendor, report.GPUAll)},
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
		{Attribute: "models", Word: dropped, Apply: models, Says: says(report.ModelOfService)},
		{Attribute: "provider", Word: refused, Code: report.Provider},
		{Attribute: "develop", Word: dropped, Code: report.Develop},
		{Attribute: "extends", Word: exact, Into: "resolved before conversion"},
	}
}

// Deploy: how many, where, and how they are replaced.
func deployRules() []Rule {
	return []Rule{
		{Attribute: "deploy", Word: exact, Into: "the workload"},
		{Attribute: "deploy.mode", Word: exact, Into: "Deployment, DaemonSet or Job", Apply: deployMode, Default: "replicated", Says: says(report.GlobalJob, report.KindOfMember, report.UnknownMode)},
		{Attribute: "deploy.replicas", Word: exact, Into: "replicas", Says: says(report.ReplicasOfMember, report.ReplicasOfOneShot, report.ReplicasPerNode)},
		{Attribute: "deploy.labels", Word: approximate, Into: "annotations of the workload", Apply: deployLabels},
		{Attribute: "deploy.endpoint_mode", Word: exact, Into: "Service, headless or not", Default: "vip", Says: says(report.EndpointMode)},
		{Attribute: "deploy.restart_policy", Word: exact, Into: "Deployment or Job", Says: says(report.RestartLost)},
		{Attribute: "deploy.restart_policy.condition", Word: exact, Into: "Deployment or Job", Default: "any"},
		{Attribute: "deploy.restart_policy.max_attempts", Word: exact, Into: "Job backoffLimit"},
		{Attribute: "deploy.restart_policy.delay", Word: dropped, Code: report.RestartDelay},
		{Attribute: "deploy.restart_policy.window", Word: dropped, Code: report.RestartWindow},
		{Attribute: "deploy.placement", Word: exact, Into: "affinity", Apply: placement},
		{Attribute: "deploy.placement.constraints", Word: approximate, Into: "nodeAffinity", Says: says(report.PlacementLabels, report.PlacementNode, report.PlacementUnknown)},
		{Attribute: "deploy.placement.preferences", Word: approximate, Into: "topologySpreadConstraints", Says: says(report.PlacementSpread, report.SpreadUnknown)},
		{Attribute: "deploy.placement.max_replicas_per_node", Word: exact, Into: "podAntiAffinity", Default: 0, Says: says(report.MaxReplicasPerNode, report.OnePerNode, report.PerNodeVolume)},
		{Attribute: "deploy.update_config", Word: approximate, Into: "rollingUpdate", Apply: updateConfig, Says: says(report.UpdateOfKind, report.UpdateParallelism, report.UpdateRecreate)},
		{Attribute: "deploy.update_config.parallelism", Word: approximate, Into: "rollingUpdate", Default: 1},
		{Attribute: "deploy.update_config.order", Word: approximate, Into: "rollingUpdate", Default: "stop-first"},
		{Attribute: "deploy.update_config.delay", Word: approximate, Into: "minReadySeconds", Default: "0s"},
		{Attribute: "deploy.update_config.failure_action", Word: dropped, Default: "pause", Code: report.UpdateFailureAction},
		{Attribute: "deploy.update_config.monitor", Word: dropped, Code: report.UpdateMonitor},
		{Attribute: "deploy.update_config.max_failure_ratio", Word: dropped, Default: 0, Code: report.UpdateFailureRatio},
		{Attribute: "deploy.rollback_config", Word: dropped, Code: report.RollbackConfig},
	}
}

// projectRules is the mapping of everything beside services and jobs, by full
// path. What the rows say is done where the services that use them are.
func projectRules() []Rule {
	return append(contentRules(), []Rule{
		{Attribute: "name", Word: exact, Into: "label app.kubernetes.io/part-of"},
		{Attribute: "version", Word: dropped},
		{Attribute: "include", Word: exact, Into: "resolved before conversion"},

		{Attribute: "networks.*", Word: exact, Into: "NetworkPolicy on request"},
		{Attribute: "networks.*.name", Word: exact, Into: "the label of an external network's members", Says: says(report.NetworkSetting)},
		{Attribute: "networks.*.internal", Word: overlay, Into: "egress of the NetworkPolicy", Default: false, Says: says(report.InternalNetwork)},
		{Attribute: "networks.*.external", Word: approximate, Default: false, Code: report.ExternalNetwork},
		{Attribute: "networks.*.external.name", Word: exact, Into: "the label of the members"},
		{Attribute: "networks.*.driver", Word: dropped, Default: "bridge", Code: report.NetworkSetting},
		{Attribute: "networks.*.driver_opts", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "networks.*.ipam", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "networks.*.attachable", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "networks.*.enable_ipv4", Word: dropped, Default: true, Code: report.NetworkSetting},
		{Attribute: "networks.*.enable_ipv6", Word: dropped, Default: false, Code: report.NetworkSetting},
		{Attribute: "networks.*.labels", Word: dropped, Code: report.NetworkSetting},
		{Attribute: "models.*", Word: dropped, Code: report.ModelDropped},
	}...)
}
