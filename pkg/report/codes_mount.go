package report

// Codes of the options of a mount that have no effect here.
const (
	MountConsistency    Code = "mount-consistency"
	MountLabels         Code = "mount-labels"
	MountSELinux        Code = "mount-selinux"
	MountRecursive      Code = "mount-recursive"
	MountCreateHostPath Code = "mount-create-host-path"
	MountNoCopy         Code = "mount-nocopy"
	MountPropagation    Code = "mount-propagation"
)

var mountOptionCodes = []Row{
	{Code: MountConsistency, Severity: Info, Word: Dropped,
		Message: "consistency has no effect here: it speaks about Docker Desktop's file sharing",
		Page:    "The modes cached and delegated made shared folders of a desktop faster. A cluster has no such folders.",
	},
	{Code: MountLabels, Severity: Info, Word: Dropped,
		Message: "volume.labels has no effect here: the labels of a claim are those of the top-level volume",
		Page: "One claim serves every service that mounts the volume. Write the labels on the volume itself: they become " +
			"annotations of its claim.",
	},
	{Code: MountSELinux, Severity: Info, Word: Dropped, Args: "label",
		Message: "selinux {label} has no effect here: the kubelet labels volumes by itself",
		Page: "On nodes with SELinux the volumes that support it get the label of the pod. A hostPath keeps the labels " +
			"that it has.",
	},
	{Code: MountRecursive, Severity: Info, Word: Dropped,
		Message: "recursive has no effect here: nothing is mounted below the source",
		Page: "The option says whether what is mounted below the source comes along, and may be written to. A claim or a " +
			"ConfigMap has no such mounts.",
	},
	{Code: MountCreateHostPath, Severity: Info, Word: Dropped,
		Message: "create_host_path: false has no effect here: no path of a host is used",
		Page: "Docker fails then when the source does not exist. In a cluster the files travel in objects, or lie on a " +
			"claim.",
	},
	{Code: MountNoCopy, Severity: Info, Word: Dropped,
		Message: "nocopy has no effect here: only a new volume that is mounted whole is ever filled",
		Page: "Docker fills a new volume with what the image holds, unless it says nocopy. A claim is filled where " +
			"spec.volumes.NAME.populate asks for it.",
	},
	{Code: MountPropagation, Severity: Info, Word: Dropped, Args: "propagation",
		Message: "propagation {propagation} has no effect here: only a hostPath has mounts to propagate",
		Page: "Propagation is about what is mounted below the source later. A mount that spec.mounts makes a hostPath " +
			"keeps it.",
	},
}
