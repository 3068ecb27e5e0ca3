package convert

import "github.com/composesource/composesource/pkg/report"

// Volumes, secrets and configs.
func contentRules() []Rule {
	return []Rule{
		{Attribute: "volumes.*", Word: exact, Into: "PersistentVolumeClaim", Step: (*converter).planStorage, Says: says(
			report.NameCollision, report.VolumeShared, report.VolumeSharedDaemonset, report.VolumeOnePod, report.VolumeUnused,
		)},
		{Attribute: "volumes.*.name", Word: exact, Into: "PersistentVolumeClaim name"},
		{Attribute: "volumes.*.driver", Word: overlay, Into: "storageClassName", Default: "local", Says: says(report.VolumeDriver)},
		{Attribute: "volumes.*.driver_opts", Word: overlay, Into: "PersistentVolume", Says: says(report.VolumeDriverOpts)},
		{Attribute: "volumes.*.driver_opts.*", Word: overlay, Into: "PersistentVolume; size: resources.requests.storage"},
		{Attribute: "volumes.*.external", Word: exact, Into: "a claim that exists", Says: says(report.VolumeExternal)},
		{Attribute: "volumes.*.external.name", Word: exact, Into: "PersistentVolumeClaim name"},
		{Attribute: "volumes.*.labels", Word: approximate, Into: "annotations", Says: says(report.KomposeLabel)},
		{Attribute: "secrets.*", Word: exact, Into: "Secret", Step: (*converter).planStorage, Says: append(fileCodes(), report.ContentUnused)},
		{Attribute: "secrets.*.name", Word: exact, Into: "Secret name"},
		{Attribute: "secrets.*.file", Word: exact, Into: "Secret data", Says: says(report.ContentMissing, report.ContentTooLarge, report.FileUnreadable)},
		{Attribute: "secrets.*.environment", Word: exact, Into: "Secret data", Says: says(report.ContentUnset)},
		{Attribute: "secrets.*.external", Word: exact, Into: "a Secret that exists", Says: says(report.ContentExternal)},
		{Attribute: "secrets.*.external.name", Word: exact, Into: "Secret name"},
		{Attribute: "secrets.*.labels", Word: approximate, Into: "annotations", Says: says(report.VolumeLabel)},
		{Attribute: "secrets.*.template_driver", Word: dropped, Says: says(report.ContentTemplateDriver)},
		{Attribute: "secrets.*.driver", Word: dropped, Says: says(report.ContentDriver)},
		{Attribute: "secrets.*.driver_opts", Word: dropped, Says: says(report.ContentDriver)},
		{Attribute: "configs.*", Word: exact, Into: "ConfigMap", Step: (*converter).planStorage, Says: append(fileCodes(), report.ConfigHoldsSecret, report.ContentUnused, report.SecretInPlainField)},
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

// The file as a whole.
func fileRules() []Rule {
	return []Rule{
		{Attribute: "name", Word: exact, Into: "label app.kubernetes.io/part-of", Step: (*converter).assembleWorkloads},
		{Attribute: "version", Word: dropped, Loaded: "nothing: Compose itself reads it no more"},
		{Attribute: "include", Word: exact, Into: resolved, Loaded: resolved},
	}
}

// Networks and models.
func topNetworkRules() []Rule {
	return []Rule{
		{Attribute: "networks.*", Word: exact, Into: "NetworkPolicy on request", Step: (*converter).isolateNetworks},
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
		{Attribute: "models.*", Word: overlay, Into: "environment of its services; the server is an overlay's", Step: (*converter).planUnits},
		{Attribute: "models.*.model", Word: exact, Into: "environment"},
		{Attribute: "models.*.name", Word: dropped, Code: report.Models},
		{Attribute: "models.*.context_size", Word: overlay, Into: "an argument of the model server", Code: report.Models},
		{Attribute: "models.*.runtime_flags", Word: overlay, Into: "arguments of the model server", Code: report.Models},
	}
}
