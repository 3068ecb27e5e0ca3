package convert

import "github.com/composesource/composesource/pkg/report"

// Environment, secrets, configs: what it is told.
func environmentRules() []Rule {
	return []Rule{
		{Attribute: "env_file", Word: exact, Into: "ConfigMap and Secret through envFrom"},
		{Attribute: "env_file[].path", Word: exact, Into: "ConfigMap and Secret through envFrom"},
		{Attribute: "env_file[].format", Word: exact, Into: "how the file is read"},
		{Attribute: "env_file[].required", Word: exact, Into: "whether the file must exist", Default: true, Says: says(report.EnvironmentFileOptional)},
		{Attribute: "environment", Word: exact, Into: "ConfigMap and Secret through envFrom", Apply: environment, Says: says(
			report.AddressUsed, report.DockerAddress, report.EnvironmentInline, report.EnvironmentName, report.EnvironmentBytes, report.OneShotDialled,
			report.PortInferred, report.ReferenceLeft, report.ReferenceRewritten,
		)},
		{Attribute: "secrets", Word: exact, Into: "Secret volume", Says: says(report.MountDuplicate)},
		{Attribute: "secrets[].source", Word: exact, Into: "volumes[].secret"},
		{Attribute: "secrets[].target", Word: exact, Into: "volumeMounts[].mountPath"},
		{Attribute: "secrets[].mode", Word: exact, Into: "volumes[].secret.defaultMode", Says: says(report.ContentModeBits, report.ContentModeWidened)},
		{Attribute: "secrets[].uid", Word: dropped, Says: says(report.ContentOwner)},
		{Attribute: "secrets[].gid", Word: dropped, Says: says(report.ContentOwner)},
		{Attribute: "configs", Word: exact, Into: "ConfigMap volume", Says: says(report.MountDuplicate)},
		{Attribute: "configs[].source", Word: exact, Into: "volumes[].configMap"},
		{Attribute: "configs[].target", Word: exact, Into: "volumeMounts[].mountPath"},
		{Attribute: "configs[].mode", Word: exact, Into: "volumes[].configMap.defaultMode", Says: says(report.ContentModeBits)},
		{Attribute: "configs[].uid", Word: dropped, Says: says(report.ContentOwner)},
		{Attribute: "configs[].gid", Word: dropped, Says: says(report.ContentOwner)},
		{Attribute: "label_file", Word: approximate, Into: "pod template annotations"},
		{Attribute: "labels", Word: approximate, Into: "pod template annotations", Apply: labels, Says: says(
			report.AnnotationKey, report.AnnotationTwice, report.ComposeLabel, report.LabelsAsAnnotations, report.SecretInPlainField,
		)},
		{Attribute: "annotations", Word: exact, Into: "pod template annotations", Apply: annotations},
	}
}

// Storage: what it keeps.
func storageRules() []Rule {
	return []Rule{
		{Attribute: "volumes", Word: exact, Into: "PersistentVolumeClaim, ConfigMap or emptyDir", Apply: mounts, Says: says(
			report.BindAsAsked, report.BindClaim, report.BindDevelopment, report.BindEmpty, report.BindHostPath, report.BindMissing,
			report.BindNotInline, report.BindOutside, report.BindReadOnly, report.BindSeeded, report.BindUnreadable,
			report.DockerAddress, report.FileUnreadable, report.MountDuplicate, report.MountKeyDropped, report.MountTarget,
			report.PortInferred,
			report.ReferenceRewritten, report.VolumeAnonymous, report.VolumeImage, report.VolumeNotPopulated,
			report.VolumePopulated, report.VolumeShadow, report.VolumeShared, report.VolumeType,
		)},
		{Attribute: "volumes[].type", Word: exact, Into: "what is mounted"},
		{Attribute: "volumes[].source", Word: exact, Into: "what is mounted"},
		{Attribute: "volumes[].target", Word: exact, Into: "volumeMounts[].mountPath"},
		{Attribute: "volumes[].read_only", Word: exact, Into: "volumeMounts[].readOnly", Default: false},
		{Attribute: "volumes[].consistency", Word: dropped, Says: says(report.MountKeyDropped)},
		{Attribute: "volumes[].bind", Word: exact},
		{Attribute: "volumes[].bind.propagation", Word: exact, Into: "volumeMounts[].mountPropagation", Says: says(report.MountKeyDropped)},
		{Attribute: "volumes[].bind.create_host_path", Word: exact, Default: true, Says: says(report.MountKeyDropped)},
		{Attribute: "volumes[].bind.recursive", Word: dropped, Says: says(report.MountKeyDropped)},
		{Attribute: "volumes[].bind.selinux", Word: dropped, Says: says(report.MountKeyDropped)},
		{Attribute: "volumes[].volume", Word: exact},
		{Attribute: "volumes[].volume.labels", Word: dropped, Says: says(report.MountKeyDropped)},
		{Attribute: "volumes[].volume.nocopy", Word: exact, Into: "a claim that starts empty", Says: says(report.MountKeyDropped)},
		{Attribute: "volumes[].volume.subpath", Word: exact, Into: "volumeMounts[].subPath"},
		{Attribute: "volumes[].tmpfs", Word: exact},
		{Attribute: "volumes[].tmpfs.size", Word: exact, Into: "volumes[].emptyDir.sizeLimit"},
		{Attribute: "volumes[].tmpfs.mode", Word: dropped, Says: says(report.TmpfsOption)},
		{Attribute: "volumes[].image", Word: exact},
		{Attribute: "volumes[].image.subpath", Word: exact, Into: "volumeMounts[].subPath"},
		{Attribute: "volumes_from", Word: exact, Into: "the same volumeMounts", Says: says(report.VolumesFromContainer, report.VolumesFromReadOnly)},
		{Attribute: "tmpfs", Word: exact, Into: "emptyDir in memory", Says: says(report.MountDuplicate, report.MountTarget, report.TmpfsOption)},
		{Attribute: "shm_size", Word: exact, Into: "emptyDir in memory at /dev/shm", Says: says(report.MountDuplicate)},
	}
}

// contentRules are the rows of the top-level volumes, secrets and configs.
func contentRules() []Rule {
	return []Rule{
		{Attribute: "volumes.*", Word: exact, Into: "PersistentVolumeClaim", Says: says(
			report.NameCollision, report.VolumeShared, report.VolumeSharedDaemon, report.VolumeOnePod, report.VolumeUnused,
		)},
		{Attribute: "volumes.*.name", Word: exact, Into: "PersistentVolumeClaim name"},
		{Attribute: "volumes.*.driver", Word: overlay, Into: "storageClassName", Default: "local", Says: says(report.VolumeDriver)},
		{Attribute: "volumes.*.driver_opts", Word: overlay, Into: "PersistentVolume", Says: says(report.VolumeDriverOpts)},
		{Attribute: "volumes.*.driver_opts.*", Word: overlay, Into: "PersistentVolume; size: resources.requests.storage"},
		{Attribute: "volumes.*.external", Word: exact, Into: "a claim that exists", Says: says(report.VolumeExternal)},
		{Attribute: "volumes.*.external.name", Word: exact, Into: "PersistentVolumeClaim name"},
		{Attribute: "volumes.*.labels", Word: approximate, Into: "annotations"},
		{Attribute: "secrets.*", Word: exact, Into: "Secret", Says: says(report.ContentUnused)},
		{Attribute: "secrets.*.name", Word: exact, Into: "Secret name"},
		{Attribute: "secrets.*.file", Word: exact, Into: "Secret data", Says: says(report.ContentMissing, report.ContentTooLarge, report.FileUnreadable)},
		{Attribute: "secrets.*.environment", Word: exact, Into: "Secret data", Says: says(report.ContentUnset)},
		{Attribute: "secrets.*.external", Word: exact, Into: "a Secret that exists", Says: says(report.ContentExternal)},
		{Attribute: "secrets.*.external.name", Word: exact, Into: "Secret name"},
		{Attribute: "secrets.*.labels", Word: approximate, Into: "annotations", Says: says(report.VolumeLabel)},
		{Attribute: "secrets.*.template_driver", Word: dropped, Says: says(report.ContentTemplateDriver)},
		{Attribute: "secrets.*.driver", Word: dropped, Says: says(report.ContentDriver)},
		{Attribute: "secrets.*.driver_opts", Word: dropped, Says: says(report.ContentDriver)},
		{Attribute: "configs.*", Word: exact, Into: "ConfigMap", Says: says(report.ConfigSecret, report.ContentUnused, report.SecretInPlainField)},
		{Attribute: "configs.*.name", Word: exact, Into: "ConfigMap name"},
		{Attribute: "configs.*.file", Word: exact, Into: "ConfigMap data", Says: says(report.ContentMissing, report.ContentTooLarge, report.FileUnreadable)},
		{Attribute: "configs.*.environment", Word: exact, Into: "ConfigMap data", Says: says(report.ContentUnset)},
		{Attribute: "configs.*.external", Word: exact, Into: "a ConfigMap that exists", Says: says(report.ContentExternal)},
		{Attribute: "configs.*.external.name", Word: exact, Into: "ConfigMap name"},
		{Attribute: "configs.*.labels", Word: approximate, Into: "annotations"},
		{Attribute: "configs.*.template_driver", Word: dropped},
		{Attribute: "configs.*.content", Word: exact, Into: "ConfigMap data"},
	}
}
