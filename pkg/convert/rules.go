package convert

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/rules/environment"
	"github.com/composesource/composesource/pkg/convert/internal/rules/lifecycle"
	"github.com/composesource/composesource/pkg/convert/internal/rules/process"
	"github.com/composesource/composesource/pkg/convert/internal/rules/security"
	"github.com/composesource/composesource/pkg/convert/internal/rules/volumes"
	"github.com/composesource/composesource/pkg/convert/internal/rules/workloads"
	"github.com/composesource/composesource/pkg/report"
)

// Rule says what becomes of one attribute of Compose, and who does it: Apply or Step.
// A row that names nobody is done by that
// of its parent (ports for ports[].mode), or nothing is to be done.
type Rule struct {
	Attribute string              // path below the service; [] stands for the items of a list, * for any key
	Word      report.Word         // at best; a finding can make it worse
	Into      string              // the Kubernetes form, for people
	Apply     func(*drafts.Draft) // does it, for one service, job or hook
	Step      func(*converter)    // the step of Convert that does it, where that takes the whole project
	When      stage               // when Apply runs; within a stage the order of rows doesn't matter
	Apart     bool                // keeps secrets apart, or speaks for itself of those in it
	Empty     bool                // an empty list of it means something
	Each      bool                // every entry of its list or mapping is a setting of its own
	Units     bool                // whose entries are units
	Loaded    string              // what became of it before conversion, where that is all
	Default   any                 // a value that changes nothing, and is reported as such
	Code      report.Code         // the finding raised whenever the user wrote it
	Says      []report.Code       // the findings that the function may raise on it
}

// Codes returns every finding that the rule may raise.
func (r Rule) Codes() []report.Code {
	if r.Code == "" {
		return r.Says
	}
	return append([]report.Code{r.Code}, r.Says...)
}

// scope says what the attribute is a part of.
func (r Rule) scope() report.Scope {
	above := r.Attribute[:max(0, strings.LastIndexAny(r.Attribute, ".["))]
	switch {
	case strings.ContainsAny(above, "[*"):
		return report.Detail
	case strings.HasSuffix(r.Attribute, ".*"):
		return report.Entry
	case r.Each:
		return report.Whole
	}
	return report.Attribute
}

const (
	exact       = report.Exact
	approximate = report.Approximate
	overlay     = report.Overlay
	dropped     = report.Dropped
	refused     = report.Refused
)

// resolved is what becomes of an attribute that is gone when a project is loaded.
const resolved = "resolved before conversion"

// stage is when the function of a row runs, on every unit.
type stage int

const (
	ownStage    stage = iota // reads what was written
	secondStage              // reads what the others of its unit made of that, too
)

// ServiceRules returns the whole mapping of a service, a job or a pre_start hook, by
// concern: the order of the rows matters nowhere. To learn what happens to an attribute, find
// its row: here, or in rules_cluster.go what is about networks and deploy.
func ServiceRules() []Rule {
	return slices.Concat(
		processRules(), isolationRules(), lifeCycleRules(), hookRules(), environmentRules(), storageRules(),
		networkRules(), deployRules(), resourceRules(), otherRules(),
	)
}

// ProjectRules returns the mapping of everything beside services and jobs, by full
// path; its rows are in rules_project.go.
func ProjectRules() []Rule {
	return slices.Concat(contentRules(), fileRules(), topNetworkRules())
}

// Process: what runs, and as whom.
func processRules() []Rule {
	return []Rule{
		{Attribute: "image", Word: exact, Into: "container image", Apply: process.Image, Says: says(report.DockerHelper, report.LockMissing, report.HostnameGiven, report.PortInferred, report.PortOfImage, report.SecretInPlainField)},
		{Attribute: "build", Apart: true, Word: overlay, Into: "container image PROJECT-SERVICE", Apply: process.Build, Code: report.BuildNotRun, Says: says(
			report.BuildWithoutImage, report.DockerfileUnread, report.LockDiffers, report.PortInferred, report.PortOfImage,
		)},
		{Attribute: "platform", Word: exact, Into: "nodeSelector", Apply: workloads.Platform, Says: says(report.PlatformVariant)},
		{Attribute: "pull_policy", Word: exact, Into: "imagePullPolicy", Apply: process.PullPolicy, Says: says(report.PullBuild, report.PullNever, report.PullRefresh)},
		{Attribute: "pull_refresh_after", Word: approximate, Into: "imagePullPolicy", Apply: process.PullPolicy, Code: report.PullRefresh},
		{Attribute: "entrypoint", Apart: true, Empty: true, Word: exact, Into: "container command", Apply: process.Entrypoint, Says: says(
			report.EntrypointEmpty, report.LeftOutUsed, report.ReferenceRewritten, report.SecretInPlainField, report.SecretWrittenOut,
		)},
		{Attribute: "command", Apart: true, Word: exact, Into: "container args", Apply: process.Command, Says: says(
			report.LeftOutUsed, report.DockerAddress, report.OneShotDialled, report.PortInferred, report.HostnameGiven, report.PublicName, report.ReferenceRewritten, report.TLSNameRewritten, report.SecretInPlainField,
			report.SecretWrittenOut,
		)},
		{Attribute: "working_dir", Word: exact, Into: "workingDir", Apply: process.WorkingDir, Says: says(report.SecretInPlainField)},
		{Attribute: "tty", Word: exact, Into: "tty", Apply: process.TTY, Default: false},
		{Attribute: "stdin_open", Word: exact, Into: "stdin", Apply: process.StdinOpen, Default: false},
		{Attribute: "user", Word: exact, Into: "securityContext.runAsUser", Apply: process.User, Says: says(report.GroupName, report.UserName, report.UserOfImage)},
		{Attribute: "group_add", Each: true, Word: exact, Into: "supplementalGroups", Apply: process.GroupAdd, Says: says(report.GroupName, report.UserOfImage)},
		{Attribute: "init", Word: approximate, Default: false, Code: report.InitProcess},
		{Attribute: "umask", Word: dropped, Default: "0022", Code: report.Umask},
	}
}

// Security and isolation from the host.
func isolationRules() []Rule {
	return []Rule{
		{Attribute: "privileged", Word: exact, Into: "securityContext.privileged", Apply: security.Privileged, Default: false, Says: says(report.Privileged)},
		{Attribute: "cap_add", Each: true, Word: exact, Into: "securityContext.capabilities.add", Apply: security.CapAdd},
		{Attribute: "cap_drop", Each: true, Word: exact, Into: "securityContext.capabilities.drop", Apply: security.CapDrop},
		{Attribute: "read_only", Word: exact, Into: "securityContext.readOnlyRootFilesystem", Apply: security.ReadOnly, Default: false},
		{Attribute: "security_opt", Each: true, Word: exact, Into: "securityContext", Apply: security.SecurityOpt, Says: says(
			report.AppArmorProfile, report.NoNewPrivilegesLost, report.SeccompProfile, report.SecurityOpt,
			report.SELinuxDisable,
		)},
		{Attribute: "sysctls", Each: true, Word: exact, Into: "securityContext.sysctls", Apply: security.Sysctls, Says: says(report.SysctlOfHost, report.SysctlUnsafe)},
		{Attribute: "pid", Word: exact, Into: "hostPID", Apply: security.PID, Says: says(
			report.ContainerNamespace, report.LeftOutNeeded, report.HostNamespace, report.HostNamespaceOfOneShot, report.JoinsApart, report.JoinsTwo,
			report.SharesNetworkToo,
		)},
		{Attribute: "ipc", Word: exact, Into: "hostIPC", Apply: security.IPC, Says: says(
			report.ContainerNamespace, report.LeftOutNeeded, report.HostNamespace, report.HostNamespaceOfOneShot, report.JoinsApart, report.JoinsTwo,
			report.SharesNetworkToo,
		)},
		{Attribute: "uts", Word: dropped, Apply: security.UTS, Says: says(report.UTSHost)},
		{Attribute: "userns_mode", Word: dropped, Default: "host", Code: report.UsernsMode},
		{Attribute: "devices", Word: dropped, Apply: security.HostDevices, Says: says(report.Devices, report.DevicesOfPrivileged)},
		{Attribute: "device_cgroup_rules", Word: dropped, Code: report.DeviceCgroupRules},
		{Attribute: "ulimits", Word: dropped, Code: report.Ulimits},
		{Attribute: "oom_kill_disable", Word: dropped, Default: false, Code: report.OOMKillDisable},
		{Attribute: "oom_score_adj", Word: dropped, Default: 0, Code: report.OOMScoreAdj},
		{Attribute: "mem_swappiness", Word: dropped, Code: report.MemSwappiness},
		{Attribute: "memswap_limit", Word: dropped, Code: report.MemSwapLimit},
		{Attribute: "pids_limit", Word: dropped, Default: -1, Code: report.PidsLimit},
		{Attribute: "cpuset", Word: dropped, Code: report.CPUSet},
		{Attribute: "cpu_rt_runtime", Word: dropped, Code: report.CPURTRuntime},
		{Attribute: "cpu_rt_period", Word: dropped, Code: report.CPURTPeriod},
		{Attribute: "cpu_count", Word: dropped, Code: report.CPUCount},
		{Attribute: "cpu_percent", Word: dropped, Code: report.CPUPercent},
		{Attribute: "blkio_config", Word: dropped, Code: report.BlkioConfig},
		{Attribute: "cgroup", Word: dropped, Default: "private", Code: report.Cgroup},
		{Attribute: "cgroup_parent", Word: dropped, Code: report.CgroupParent},
		{Attribute: "isolation", Word: dropped, Default: "default", Code: report.Isolation},
		{Attribute: "credential_spec", Word: dropped, Code: report.CredentialSpec},
		{Attribute: "storage_opt", Word: dropped, Code: report.StorageOpt},
		{Attribute: "mac_address", Word: dropped, Code: report.MACAddress},
		{Attribute: "attach", Word: dropped, Default: true, Code: report.Attach},
		{Attribute: "logging", Word: dropped, Code: report.Logging},
		{Attribute: "use_api_socket", Word: dropped, Default: false, Code: report.UseAPISocket},
	}
}

// Workload and life cycle: when it starts, when it is well, when it ends.
func lifeCycleRules() []Rule {
	return []Rule{
		{Attribute: "scale", Word: exact, Into: "replicas", Apply: workloads.Replicas, Says: says(report.ScaledWithoutHealthcheck)},
		{Attribute: "restart", Word: exact, Into: "Deployment", Apply: workloads.Restart, Says: says(report.RestartOfJob, report.RestartOfOneShot, report.RestartPolicy)},
		{Attribute: "healthcheck", Apart: true, Word: approximate, Into: "readinessProbe", Apply: lifecycle.Health, Says: says(
			report.HealthcheckDisabled, report.HealthcheckOfImage, report.HealthcheckOfOneShot,
			report.HealthcheckReadiness, report.PortInferred,
		)},
		{Attribute: "healthcheck.test", Word: approximate, Into: "readinessProbe.exec", Says: says(
			report.HealthcheckInvalid, report.LeftOutUsed, report.PortInferred, report.HostnameGiven, report.PublicName, report.ReferenceRewritten, report.TLSNameRewritten, report.SecretInPlainField,
			report.SecretWrittenOut,
		)},
		{Attribute: "healthcheck.interval", Word: exact, Into: "readinessProbe.periodSeconds", Default: "30s"},
		{Attribute: "healthcheck.timeout", Word: exact, Into: "readinessProbe.timeoutSeconds", Default: "30s"},
		{Attribute: "healthcheck.retries", Word: exact, Into: "readinessProbe.failureThreshold", Default: 3},
		{Attribute: "healthcheck.start_period", Word: dropped, Default: "0s", Code: report.ProbeStartPeriod},
		{Attribute: "healthcheck.start_interval", Word: approximate, Into: "startupProbe.periodSeconds", Says: says(report.ProbeStartInterval)},
		{Attribute: "healthcheck.disable", Word: exact, Into: "no readinessProbe", Default: false},
		{Attribute: "depends_on", Apart: true, Each: true, Word: approximate, Into: "init containers that wait", Step: (*converter).orderStarts, Says: says(report.DependsOnStarted, report.LeftOutUsed, report.TooManyOneShots)},
		{Attribute: "depends_on.*", Word: approximate, Into: "init container that waits", Says: says(
			report.LeftOutUsed, report.DependsOnHealthy, report.DependsOnIgnored, report.DependsOnInPod, report.DependsOnLeftOut,
			report.DependsOnKind, report.DependsOnNoReplicas, report.DependsOnOneShot, report.DependsOnStarted, report.DependsOnWithoutHealthcheck, report.OneShot, report.OneShotNotAwaited,
			report.OneShotRepeated,
		)},
		{Attribute: "depends_on.*.condition", Word: approximate, Into: "init container that waits"},
		{Attribute: "depends_on.*.restart", Word: dropped, Default: false, Code: report.DependsOnRestart},
		{Attribute: "depends_on.*.required", Word: exact, Default: true, Says: says(report.DependsOnOptional)},
	}
}

// Hooks and the end of a container, and what starts a job.
func hookRules() []Rule {
	return []Rule{
		{Attribute: "pre_start", Apart: true, Each: true, Units: true, Word: exact, Into: "init containers", Apply: lifecycle.PreStart, Says: says(report.PreStartOnce, report.PreStartPerPod)},
		{Attribute: "per_replica", Word: exact, Into: "init containers", Apply: lifecycle.PreStart, Default: false},
		{Attribute: "post_start", Apart: true, Each: true, Word: exact, Into: "lifecycle.postStart", Apply: lifecycle.PostStart, Says: says(
			report.HookBeforeStart, report.HookNotRun, report.HookOfOneShot, report.PostStart, report.ReferenceRewritten,
			report.SecretInPlainField, report.SecretWrittenOut,
		)},
		{Attribute: "post_start[].command", Word: exact, Into: "lifecycle.postStart.exec"},
		{Attribute: "post_start[].environment", Word: exact, Into: "lifecycle.postStart.exec"},
		{Attribute: "post_start[].working_dir", Word: exact, Into: "lifecycle.postStart.exec"},
		{Attribute: "post_start[].user", Word: exact, Into: "the user of the container"},
		{Attribute: "post_start[].privileged", Word: exact, Into: "the privileges of the container", Default: false},
		{Attribute: "pre_stop", Apart: true, Each: true, Word: exact, Into: "lifecycle.preStop", Apply: lifecycle.PreStop, Says: says(
			report.HookOfOneShot, report.PreStop, report.ReferenceRewritten, report.SecretInPlainField, report.SecretWrittenOut,
		)},
		{Attribute: "pre_stop[].command", Word: exact, Into: "lifecycle.preStop.exec"},
		{Attribute: "pre_stop[].environment", Word: exact, Into: "lifecycle.preStop.exec"},
		{Attribute: "pre_stop[].working_dir", Word: exact, Into: "lifecycle.preStop.exec"},
		{Attribute: "pre_stop[].user", Word: exact, Into: "the user of the container", Says: says(report.HookUser)},
		{Attribute: "pre_stop[].privileged", Word: exact, Into: "the privileges of the container", Default: false, Says: says(report.HookPrivileged)},
		{Attribute: "stop_grace_period", Word: exact, Into: "terminationGracePeriodSeconds", Apply: lifecycle.StopGracePeriod, Says: says(report.StopAtOnce)},
		{Attribute: "stop_signal", Word: dropped, Apply: lifecycle.StopSignal, Default: "SIGTERM", Says: says(report.StopSignal)},
		{Attribute: "profiles", Apart: true, Word: exact, Into: "spec.profiles", Apply: process.Profiles, Says: says(report.ProfileActive)},
		{Attribute: "triggers", Word: exact, Into: "CronJob", Apply: workloads.Triggers},
		{Attribute: "triggers.manual", Word: exact, Into: "CronJob", Says: says(report.JobManual, report.JobNotManual)},
		{Attribute: "triggers.schedule", Each: true, Word: exact, Into: "CronJob schedule", Says: says(
			report.CronForbid, report.CronInvalid, report.CronQueue, report.CronSunday, report.CronTimezone,
			report.CronTimezoneInvalid,
		)},
		{Attribute: "triggers.schedule[].cron", Word: exact, Into: "CronJob schedule"},
		{Attribute: "triggers.schedule[].timezone", Word: exact, Into: "CronJob timeZone"},
		{Attribute: "triggers.schedule[].concurrency", Word: approximate, Into: "CronJob concurrencyPolicy", Default: "forbid"},
		{Attribute: "triggers.schedule[].missed_fires", Word: exact, Into: "CronJob startingDeadlineSeconds", Default: "one"},
	}
}

// Environment, secrets, configs: what it is told.
func environmentRules() []Rule {
	return []Rule{
		{Attribute: "env_file", When: secondStage, Apart: true, Each: true, Word: exact, Into: "ConfigMap and Secret through envFrom", Apply: environment.Environment, Says: append(routeCodes(), variableCodes()...)},
		{Attribute: "env_file[].path", Word: exact, Into: "ConfigMap and Secret through envFrom"},
		{Attribute: "env_file[].format", Word: exact, Into: "how the file is read"},
		{Attribute: "env_file[].required", Word: exact, Into: "whether the file must exist", Default: true, Says: says(report.EnvFileOptional)},
		{Attribute: "environment", When: secondStage, Apart: true, Each: true, Word: exact, Into: "ConfigMap and Secret through envFrom", Apply: environment.Environment, Step: (*converter).makeRoutes, Says: append(routeCodes(),
			append(variableCodes(), report.VisibleDevices)...,
		)},
		{Attribute: "secrets", Apart: true, Each: true, Word: exact, Into: "Secret volume", Step: (*converter).planStorage, Says: says(report.MountDuplicate)},
		{Attribute: "secrets[].source", Word: exact, Into: "volumes[].secret"},
		{Attribute: "secrets[].target", Word: exact, Into: "volumeMounts[].mountPath"},
		{Attribute: "secrets[].mode", Word: exact, Into: "volumes[].secret.defaultMode", Says: says(report.ContentModeBits, report.ContentModeWidened)},
		{Attribute: "secrets[].uid", Word: dropped, Says: says(report.ContentOwner)},
		{Attribute: "secrets[].gid", Word: dropped, Says: says(report.ContentOwner)},
		{Attribute: "configs", Apart: true, Each: true, Word: exact, Into: "volume of a ConfigMap, or of a Secret for what holds one", Step: (*converter).planStorage, Says: says(report.FileWritten, report.MountDuplicate)},
		{Attribute: "configs[].source", Word: exact, Into: "volumes[].configMap"},
		{Attribute: "configs[].target", Word: exact, Into: "volumeMounts[].mountPath"},
		{Attribute: "configs[].mode", Word: exact, Into: "volumes[].configMap.defaultMode", Says: says(report.ContentModeBits)},
		{Attribute: "configs[].uid", Word: dropped, Says: says(report.ContentOwner)},
		{Attribute: "configs[].gid", Word: dropped, Says: says(report.ContentOwner)},
		{Attribute: "label_file", Each: true, Word: approximate, Into: "pod template annotations", Apply: process.Labels, Says: append(routeCodes(), report.KomposeLabel, report.LabelsAsAnnotations, report.ScheduledJob, report.ScheduledNotRun, report.ScheduledVolume)},
		{Attribute: "labels", Each: true, Word: approximate, Into: "pod template annotations; Ingress or HTTPRoute on request", Apply: process.Labels, Step: (*converter).makeRoutes, Says: append(routeCodes(),
			report.KomposeLabel, report.ScheduledJob, report.ScheduledNotRun, report.ScheduledVolume,
			report.AnnotationKey, report.AnnotationTwice, report.ComposeLabel, report.LabelsAsAnnotations, report.SecretInPlainField,
		)},
		{Attribute: "annotations", When: secondStage, Each: true, Word: exact, Into: "pod template annotations", Apply: process.Annotations, Says: says(report.SecretInPlainField)},
	}
}

// Storage: what it keeps.
func storageRules() []Rule {
	return []Rule{
		{Attribute: "volumes", When: secondStage, Each: true, Word: exact, Into: "PersistentVolumeClaim, ConfigMap or emptyDir", Step: (*converter).planStorage, Apply: volumes.Mounts, Says: says(
			report.BindAbsent, report.BindAsAsked, report.BindClaim, report.BindDevelopment, report.BindEmpty, report.BindHostPath, report.BindMissing, report.BindNotHandedOver,
			report.BindNotInline, report.BindOutside, report.BindReadOnly, report.FileWritten, report.BindSeeded, report.BindUnreadable,
			report.KeyHanded, report.KeyMode, report.KeyRefused,
			report.DockerAddress, report.FileUnreadable, report.MountDuplicate, report.MountPropagation, report.MountSELinux, report.MountTarget,
			report.PortInferred, report.LeftOutUsed, report.RouteConfig,
			report.HostnameGiven, report.PublicName, report.ReferenceRewritten, report.TLSNameRewritten, report.VolumeAnonymous, report.VolumeImage, report.VolumeNotPopulated,
			report.VolumeOwner, report.VolumeGiven, report.VolumeWithoutShell, report.VolumeNotCopied, report.VolumePopulated, report.VolumeAwaited, report.VolumeNotFilled, report.VolumeNotGiven, report.VolumeShadow, report.VolumeShared, report.VolumeType,
		)},
		{Attribute: "volumes[].type", Word: exact, Into: "what is mounted"},
		{Attribute: "volumes[].source", Word: exact, Into: "what is mounted"},
		{Attribute: "volumes[].target", Word: exact, Into: "volumeMounts[].mountPath"},
		{Attribute: "volumes[].read_only", Word: exact, Into: "volumeMounts[].readOnly", Default: false},
		{Attribute: "volumes[].consistency", Word: dropped, Says: says(report.MountConsistency)},
		{Attribute: "volumes[].bind", Word: exact},
		{Attribute: "volumes[].bind.propagation", Word: exact, Into: "volumeMounts[].mountPropagation", Says: says(report.MountPropagation)},
		{Attribute: "volumes[].bind.create_host_path", Word: exact, Default: true, Says: says(report.MountCreateHostPath)},
		{Attribute: "volumes[].bind.recursive", Word: dropped, Says: says(report.MountRecursive)},
		{Attribute: "volumes[].bind.selinux", Word: dropped, Says: says(report.MountSELinux)},
		{Attribute: "volumes[].volume", Word: exact},
		{Attribute: "volumes[].volume.labels", Word: dropped, Says: says(report.MountLabels)},
		{Attribute: "volumes[].volume.nocopy", Word: exact, Into: "a claim that starts empty", Says: says(report.MountNoCopy)},
		{Attribute: "volumes[].volume.subpath", Word: exact, Into: "volumeMounts[].subPath"},
		{Attribute: "volumes[].tmpfs", Word: exact},
		{Attribute: "volumes[].tmpfs.size", Word: exact, Into: "volumes[].emptyDir.sizeLimit"},
		{Attribute: "volumes[].tmpfs.mode", Word: dropped, Says: says(report.TmpfsOption)},
		{Attribute: "volumes[].image", Word: exact},
		{Attribute: "volumes[].image.subpath", Word: exact, Into: "volumeMounts[].subPath"},
		{Attribute: "volumes_from", Each: true, Word: exact, Into: "the same volumeMounts", Step: (*converter).planStorage, Says: says(report.LeftOutNeeded, report.VolumesFromContainer, report.VolumesFromReadOnly)},
		{Attribute: "tmpfs", Each: true, Word: exact, Into: "emptyDir in memory", Step: (*converter).planStorage, Says: says(report.MountDuplicate, report.MountTarget, report.TmpfsOption)},
		{Attribute: "shm_size", Word: exact, Into: "emptyDir in memory at /dev/shm", Step: (*converter).planStorage, Says: says(report.MountDuplicate)},
	}
}
