package convert

import "github.com/composesource/composesource/pkg/report"

// Rule says what becomes of one attribute of Compose.
type Rule struct {
	Attribute string      // path below the service; [] stands for the items of a list, * for any key
	Word      report.Word // at best; a finding can make it worse
	Into      string      // the Kubernetes form, for people
	Apply     func(*unit) // does it; nil when the row above it does, or nothing is to be done
	Default   any         // a value that changes nothing, and is reported as such
	Code      report.Code // the finding raised whenever the user wrote it
}

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
	return []Rule{
		// Process
		{Attribute: "image", Word: exact, Into: "container image", Apply: image},
		{Attribute: "build", Word: overlay, Into: "container image PROJECT-SERVICE", Code: report.NotYet},
		{Attribute: "platform", Word: exact, Into: "nodeSelector", Code: report.NotYet},
		{Attribute: "pull_policy", Word: exact, Into: "imagePullPolicy", Code: report.NotYet},
		{Attribute: "pull_refresh_after", Word: approximate, Into: "imagePullPolicy", Code: report.NotYet},
		{Attribute: "entrypoint", Word: exact, Into: "container command", Code: report.NotYet},
		{Attribute: "command", Word: exact, Into: "container args", Code: report.NotYet},
		{Attribute: "working_dir", Word: exact, Into: "workingDir", Code: report.NotYet},
		{Attribute: "tty", Word: exact, Into: "tty", Default: false, Code: report.NotYet},
		{Attribute: "stdin_open", Word: exact, Into: "stdin", Default: false, Code: report.NotYet},
		{Attribute: "user", Word: exact, Into: "securityContext.runAsUser", Code: report.NotYet},
		{Attribute: "group_add", Word: exact, Into: "supplementalGroups", Code: report.NotYet},
		{Attribute: "init", Word: approximate, Code: report.NotYet},
		{Attribute: "umask", Word: dropped, Code: report.NotYet},

		// Security and isolation
		{Attribute: "privileged", Word: exact, Into: "securityContext.privileged", Default: false, Code: report.NotYet},
		{Attribute: "cap_add", Word: exact, Into: "securityContext.capabilities.add", Code: report.NotYet},
		{Attribute: "cap_drop", Word: exact, Into: "securityContext.capabilities.drop", Code: report.NotYet},
		{Attribute: "read_only", Word: exact, Into: "securityContext.readOnlyRootFilesystem", Default: false, Code: report.NotYet},
		{Attribute: "security_opt", Word: exact, Into: "securityContext", Code: report.NotYet},
		{Attribute: "sysctls", Word: exact, Into: "securityContext.sysctls", Code: report.NotYet},
		{Attribute: "pid", Word: exact, Into: "hostPID", Code: report.NotYet},
		{Attribute: "ipc", Word: exact, Into: "hostIPC", Code: report.NotYet},
		{Attribute: "ulimits", Word: dropped, Code: report.NotYet},
		{Attribute: "oom_kill_disable", Word: dropped, Code: report.NotYet},
		{Attribute: "oom_score_adj", Word: dropped, Code: report.NotYet},
		{Attribute: "mem_swappiness", Word: dropped, Code: report.NotYet},
		{Attribute: "memswap_limit", Word: dropped, Code: report.NotYet},
		{Attribute: "pids_limit", Word: dropped, Code: report.NotYet},
		{Attribute: "cpuset", Word: dropped, Code: report.NotYet},
		{Attribute: "cpu_rt_runtime", Word: dropped, Code: report.NotYet},
		{Attribute: "cpu_rt_period", Word: dropped, Code: report.NotYet},
		{Attribute: "cpu_count", Word: dropped, Code: report.NotYet},
		{Attribute: "cpu_percent", Word: dropped, Code: report.NotYet},
		{Attribute: "blkio_config", Word: dropped, Code: report.NotYet},
		{Attribute: "device_cgroup_rules", Word: dropped, Code: report.NotYet},
		{Attribute: "cgroup", Word: dropped, Code: report.NotYet},
		{Attribute: "cgroup_parent", Word: dropped, Code: report.NotYet},
		{Attribute: "isolation", Word: dropped, Code: report.NotYet},
		{Attribute: "credential_spec", Word: dropped, Code: report.NotYet},
		{Attribute: "storage_opt", Word: dropped, Code: report.NotYet},
		{Attribute: "userns_mode", Word: dropped, Code: report.NotYet},
		{Attribute: "uts", Word: dropped, Code: report.NotYet},
		{Attribute: "mac_address", Word: dropped, Code: report.NotYet},
		{Attribute: "runtime", Word: dropped, Code: report.NotYet},
		{Attribute: "attach", Word: dropped, Code: report.NotYet},
		{Attribute: "logging", Word: dropped, Code: report.NotYet},
		{Attribute: "use_api_socket", Word: dropped, Code: report.NotYet},
		{Attribute: "devices", Word: dropped, Code: report.NotYet},

		// Environment, secrets, configs
		{Attribute: "env_file", Word: exact, Into: "ConfigMap and Secret through envFrom"},
		{Attribute: "environment", Word: exact, Into: "ConfigMap and Secret through envFrom", Code: report.NotYet},
		{Attribute: "secrets", Word: exact, Into: "Secret volume", Code: report.NotYet},
		{Attribute: "configs", Word: exact, Into: "ConfigMap volume", Code: report.NotYet},
		{Attribute: "label_file", Word: approximate, Into: "pod template annotations"},
		{Attribute: "labels", Word: approximate, Into: "pod template annotations", Code: report.NotYet},
		{Attribute: "annotations", Word: approximate, Into: "pod template annotations", Code: report.NotYet},

		// Storage
		{Attribute: "volumes", Word: exact, Into: "PersistentVolumeClaim, ConfigMap or emptyDir", Code: report.NotYet},
		{Attribute: "volumes_from", Word: exact, Into: "the same volumeMounts", Code: report.NotYet},
		{Attribute: "tmpfs", Word: exact, Into: "emptyDir in memory", Code: report.NotYet},
		{Attribute: "shm_size", Word: exact, Into: "emptyDir in memory at /dev/shm", Code: report.NotYet},

		// Network
		{Attribute: "ports", Word: overlay, Into: "container ports and Service ports", Code: report.NotYet},
		{Attribute: "expose", Word: exact, Into: "container ports and Service ports", Code: report.NotYet},
		{Attribute: "networks", Word: exact, Into: "the pod network; NetworkPolicy on request", Code: report.NotYet},
		{Attribute: "network_mode", Word: exact, Into: "the pod it joins", Code: report.NotYet},
		{Attribute: "container_name", Word: approximate, Into: "alias Service", Code: report.NotYet},
		{Attribute: "hostname", Word: exact, Into: "pod hostname, alias Service", Code: report.NotYet},
		{Attribute: "domainname", Word: dropped, Code: report.NotYet},
		{Attribute: "links", Word: approximate, Into: "alias Service", Code: report.NotYet},
		{Attribute: "external_links", Word: dropped, Code: report.NotYet},
		{Attribute: "extra_hosts", Word: exact, Into: "hostAliases", Code: report.NotYet},
		{Attribute: "dns", Word: dropped, Code: report.NotYet},
		{Attribute: "dns_search", Word: exact, Into: "dnsConfig.searches", Code: report.NotYet},
		{Attribute: "dns_opt", Word: exact, Into: "dnsConfig.options", Code: report.NotYet},

		// Workload and life cycle
		{Attribute: "scale", Word: exact, Into: "replicas", Code: report.NotYet},
		{Attribute: "restart", Word: exact, Into: "Deployment", Default: "always", Code: report.NotYet},
		{Attribute: "healthcheck", Word: approximate, Into: "readinessProbe", Code: report.NotYet},
		{Attribute: "depends_on", Word: approximate, Into: "init containers that wait", Code: report.NotYet},
		{Attribute: "pre_start", Word: exact, Into: "init containers", Code: report.NotYet},
		{Attribute: "post_start", Word: exact, Into: "lifecycle.postStart", Code: report.NotYet},
		{Attribute: "pre_stop", Word: exact, Into: "lifecycle.preStop", Code: report.NotYet},
		{Attribute: "stop_grace_period", Word: exact, Into: "terminationGracePeriodSeconds", Code: report.NotYet},
		{Attribute: "stop_signal", Word: dropped, Code: report.NotYet},
		{Attribute: "profiles", Word: exact, Into: "spec.profiles"},
		{Attribute: "triggers", Word: exact, Into: "CronJob", Code: report.NotYet},
		{Attribute: "deploy", Word: exact, Into: "the workload", Code: report.NotYet},

		// Resources
		{Attribute: "cpus", Word: exact, Into: "resources.limits.cpu", Code: report.NotYet},
		{Attribute: "cpu_shares", Word: approximate, Into: "resources.requests.cpu", Code: report.NotYet},
		{Attribute: "cpu_quota", Word: exact, Into: "resources.limits.cpu", Code: report.NotYet},
		{Attribute: "cpu_period", Word: exact, Into: "resources.limits.cpu", Code: report.NotYet},
		{Attribute: "mem_limit", Word: exact, Into: "resources.limits.memory", Code: report.NotYet},
		{Attribute: "mem_reservation", Word: exact, Into: "resources.requests.memory", Code: report.NotYet},
		{Attribute: "gpus", Word: approximate, Into: "resources.limits", Code: report.NotYet},

		// Not for a cluster
		{Attribute: "models", Word: dropped, Code: report.NotYet},
		{Attribute: "provider", Word: refused, Code: report.NotYet},
		{Attribute: "develop", Word: dropped, Code: report.NotYet},
		{Attribute: "extends", Word: exact, Into: "resolved before conversion"},
	}
}

// projectRules is the mapping of everything beside services and jobs, by full
// path. What the rows say is done where the services that use them are.
func projectRules() []Rule {
	return []Rule{
		{Attribute: "name", Word: exact, Into: "label app.kubernetes.io/part-of"},
		{Attribute: "version", Word: dropped},
		{Attribute: "include", Word: exact, Into: "resolved before conversion"},

		{Attribute: "volumes.*", Word: exact, Into: "PersistentVolumeClaim", Code: report.NotYet},
		{Attribute: "networks.*", Word: exact, Into: "NetworkPolicy on request", Code: report.NotYet},
		{Attribute: "secrets.*", Word: exact, Into: "Secret", Code: report.NotYet},
		{Attribute: "configs.*", Word: exact, Into: "ConfigMap", Code: report.NotYet},
		{Attribute: "models.*", Word: dropped, Code: report.NotYet},
	}
}
