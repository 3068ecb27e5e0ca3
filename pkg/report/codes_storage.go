package report

// Codes of volumes and bind mounts.
const (
	VolumeShared          Code = "volume-shared"
	VolumeSharedDaemonset Code = "volume-shared-daemonset"
	VolumeOnePod          Code = "volume-one-pod"
	VolumeNotPopulated    Code = "volume-not-populated"
	VolumePopulated       Code = "volume-populated"
	VolumeWithoutShell    Code = "volume-without-shell"
	VolumeNotCopied       Code = "volume-not-copied"
	VolumeAwaited         Code = "volume-awaited"
	VolumeNotFilled       Code = "volume-not-filled"
	VolumeNotGiven        Code = "volume-not-given"
	VolumeGroup           Code = "volume-group"
	VolumeOwner           Code = "volume-owner"
	VolumeGiven           Code = "volume-given"
	VolumeOfImage         Code = "volume-of-image"
	VolumeExternal        Code = "volume-external"
	VolumeAnonymous       Code = "volume-anonymous"
	VolumeShadow          Code = "volume-shadow"
	VolumeDriver          Code = "volume-driver"
	VolumeDriverOpts      Code = "volume-driver-opts"
	VolumeUnused          Code = "volume-unused"
	VolumeUnknown         Code = "volume-unknown"
	VolumeLabel           Code = "volume-label"
	VolumeImage           Code = "volume-image"
	VolumeType            Code = "volume-type"
	VolumesFromContainer  Code = "volumes-from-container"
	VolumesFromReadOnly   Code = "volumes-from-read-only"
	MountDuplicate        Code = "mount-duplicate"
	MountTarget           Code = "mount-target"
	MountUnknown          Code = "mount-unknown"
	TmpfsOption           Code = "tmpfs-option"
	KeyMode               Code = "key-mode"
	KeyRefused            Code = "key-refused"
	KeyHanded             Code = "key-handed"
	BindReadOnly          Code = "bind-read-only"
	FileWritten           Code = "file-written"
	BindClaim             Code = "bind-claim"
	BindSeeded            Code = "bind-seeded"
	BindNotInline         Code = "bind-not-inline"
	BindDevelopment       Code = "bind-development"
	BindHostPath          Code = "bind-host-path"
	BindNotHandedOver     Code = "bind-not-handed-over"
	BindOutside           Code = "bind-outside"
	BindMissing           Code = "bind-missing"
	BindAbsent            Code = "bind-absent"
	BindEmpty             Code = "bind-empty"
	BindUnreadable        Code = "bind-unreadable"
	BindTooLarge          Code = "bind-too-large"
	BindAsAsked           Code = "bind-as-asked"
)

// shareSentences say how a volume can be mounted on several nodes.
var shareSentences = []Sentence{
	{Name: "named", Text: "use a named volume, whose access mode spec.volumes can set"},
	{Name: "modes", Args: "volume", Text: "where the storage allows it, set spec.volumes.{volume}.accessModes: [ReadWriteMany]"},
}

var storageCodes = concat(volumeCodes, mountCodes, mountOptionCodes, bindCodes)

var volumeCodes = []Row{
	{Code: VolumeShared, Severity: Info, Word: Approximate, Args: "volume, services, hint",
		Message: "volume {volume} can be mounted on one node only, so these run on one node: {services}",
		Hint:    "{hint}",
		Page: "Compose runs everything on one host, so a volume can be shared. A ReadWriteOnce claim can be mounted by " +
			"many pods of one node. The pods that share one get a required podAffinity with one label for the whole " +
			"connected set: the scheduler lets the first pod match itself, and every later one follows it.",
		Choices: shareSentences,
	},
	{Code: VolumeSharedDaemonset, Severity: Warning, Word: Approximate, Args: "volume, service, hint",
		Message: "volume {volume} can be mounted on one node only, and {service} runs on every node",
		Hint:    "{hint}, or use another kind",
		Page:    "A DaemonSet has a pod on each node. A ReadWriteOnce claim can be mounted on one of them; the others wait.",
		Choices: shareSentences,
	},
	{Code: VolumeOnePod, Severity: Warning, Word: Approximate, Args: "volume, services",
		Message: "volume {volume} can be mounted in one pod only, and several want it: {services}",
		Hint:    "set spec.volumes.{volume}.accessModes: [ReadWriteOnce], which several pods of one node can mount",
		Page:    "A ReadWriteOncePod claim is for one pod in the whole cluster; the others wait until that one ends.",
	},
	{Code: VolumeNotPopulated, Severity: Info, Word: Approximate, Args: "volume, target",
		Message: "the new volume {volume} starts empty; docker would copy what the image holds at {target} into it",
		Hint:    "set spec.volumes.{volume}.populate: true when the application needs it, or write nocopy when it doesn't",
		Page: "Docker fills a new named volume from the first image that mounts it and has something there. Kubernetes never does. Databases " +
			"create what they need; web applications whose files lie in the volume don't, and well-known ones are filled by themselves. The " +
			"copy keeps the owner of the directory.",
	},
	{Code: VolumePopulated, Severity: Info, Word: Exact, Args: "service, target, volume, how",
		Message: "an init container with the image of {service} copies {target}{how} into the volume {volume} once",
		Hint:    "the image needs sh and cp, and the copy runs as root so that owners are kept; spec.volumes.{volume}.populate: false turns it off",
		Page: "The init container copies the directory of the image into an empty volume and leaves a mark beside the data; " +
			"it never overwrites a file. When several services mount the volume, it is the one that Docker would have created first (in the " +
			"order of depends_on; of those that Docker creates at the same time, one that the project builds, then by name) among those " +
			"without nocopy whose image can hold something there. An image without sh and cp can't do it: fill the volume with a Job then.",
	},
	{Code: VolumeNotCopied, Severity: Warning, Word: Approximate, Args: "volume, service, target, files",
		Message: "the new volume {volume} starts empty; docker would copy what the image of {service} holds at {target} ({files}) into it",
		Hint:    "set spec.volumes.{volume}.populate: true where the image has sh and cp; write nocopy, or populate: false, where it needs nothing",
		Page: "A Dockerfile of the project puts files where a volume is mounted, so Docker starts the volume with them. Only the image itself can " +
			"copy them in a cluster, and nobody knows here whether it has a shell: it is built on nothing, or on an image that isn't well-known.",
	},
	{Code: VolumeWithoutShell, Severity: Warning, Word: Approximate, Args: "volume, service, target, source",
		Message: "the new volume {volume} starts empty; docker would copy what the image of {service} holds at {target} ({source}) into it, and the image has no sh and cp",
		Hint:    "on Kubernetes 1.35 or newer set spec.volumes.{volume}.populate: true; write nocopy, or populate: false, where it needs nothing",
		Page: "Docker copies files of an image itself; in a cluster an init container with that image has to. One without a shell can't. Since " +
			"Kubernetes 1.35 a pod can mount an image as a volume, so another image copies them, when populate asks for it.",
	},
	{Code: VolumeAwaited, Severity: Info, Word: Exact, Args: "service, other, volume",
		Message: "the pod of {service} waits until that of {other} has filled the volume {volume}",
		Page: "Docker fills volumes before anything starts. In a cluster the pods of several services start at the same time, and a server " +
			"that finds an empty directory fails or shows that. An init container waits for the mark that a copy leaves; once it is there, nothing " +
			"waits any more, whatever runs. Nothing waits with dependsOn.mode Ignore, nor where the one that fills the volume waits for this one itself.",
	},
	{Code: VolumeNotFilled, Severity: Warning, Word: Approximate, Args: "volume, service, other, setting",
		Message: "the new volume {volume} starts empty, and {other} shows that; docker would copy what the image of {service} holds there into it",
		Hint:    "set spec.volumes: {setting} when that image brings the files, or the owner of their directory (www-data of PHP), or populate: false when the program needs neither",
		Page: "A web server and an application share a volume. Where the application's image brings the files (PHP, pages that were built, " +
			"collected static files), Docker copies them into the new volume; where the application writes them when it runs, nothing has to " +
			"be done. The image alone knows, so nothing is copied until somebody says so. The image needs sh and cp.",
	},
	{Code: VolumeNotGiven, Severity: Warning, Word: Approximate, Args: "volume, service, image, account, setting",
		Message: "the new volume {volume} is root's, and {service}, which is built on {image}, may write to it as {account}; docker would give it to whom the image gives the directory",
		Hint:    "set spec.volumes: {setting} when {account} writes there, or populate: false when nobody does",
		Page: "PHP's servers are started by root and run the application as www-data, without the groups of the pod. Where the Dockerfile gives " +
			"a directory to www-data, Docker gives it the new volume that is mounted there; a cluster gives volumes to root and the pod's group. " +
			"A copy of the directory keeps its owner. Where a lock file says whose the directory is, the volume is given to them without.",
	},
	{Code: VolumeGroup, Severity: Info, Word: Approximate, Args: "services, group",
		Message: "the pods of {services} give their volumes to the group {group} (fsGroup), so that whoever an image runs as can write to them",
		Hint:    "where the cluster chooses groups, as OpenShift does, an overlay takes it out: examples/storage, under Who may write",
		Page: "Docker gives a new volume to whom the image says; on most storage a new claim belongs to root, and an image that runs as " +
			"somebody else (Grafana, Prometheus, Elasticsearch) could not write to it. A pod has the group when it mounts a claim and " +
			"something in it is not known to start as root, and so have the pods that share the claim. The group is always the same, " +
			"because the kubelet widens the modes of all files on a claim whose group changes. Databases and brokers that start as root " +
			"own their data themselves, and have none.",
	},
	{Code: VolumeOwner, Severity: Info, Word: Exact, Args: "volume, user, service, source, sure",
		Message: "a new volume {volume} is given to {user}, as whom {service} runs ({source})",
		Hint:    "{sure}",
		Page: "Docker gives a new volume to whom the directory of the image belongs. An init container that runs as the image's own user makes the " +
			"directory on an empty claim, so it needs no rights, and leaves one that is there alone. Who else has the pod's group can write to it as well, " +
			"unless the modes of the directory are known.",
	},
	{Code: VolumeGiven, Severity: Info, Word: Exact, Args: "volume, owner, service, source",
		Message: "a new volume {volume} is given to {owner}, as the directory is in the image of {service} ({source})",
		Page: "Docker gives a new volume to whom the directory of the image belongs. The image starts as root and its files belong to somebody else, so " +
			"an init container that runs as root does the same: once, and only while the claim is empty.",
	},
	{Code: VolumeOfImage, Severity: Warning, Word: Approximate, Args: "service, directory, source, volume, consequence",
		Message: "the image of {service} keeps data in {directory} ({source}), and no volume is mounted there: {consequence}",
		Hint:    "give it a volume to keep the data:\nservices: {{service}: {volumes: [\"{volume}:{directory}\"]}}\nvolumes: {{volume}: {}}",
		Page: "Docker makes an anonymous volume for every VOLUME of an image, and keeps it when a container is created anew by docker compose up. " +
			"A pod has nothing of the kind: a database without a volume is empty after the next rollout, or when its node is drained. Where the " +
			"lock file knows that the image has an empty directory there, an emptyDir stands for it, which survives a restart of the container.",
	},
	{Code: VolumeExternal, Severity: Warning, Word: Exact, Args: "volume, claim",
		Message: "volume {volume} must exist in the namespace as the PersistentVolumeClaim {claim}",
		Page:    "An external volume isn't created, neither by docker compose nor here. Its pods wait until the claim is there.",
	},
	{Code: VolumeAnonymous, Severity: Warning, Word: Approximate, Args: "target",
		Message: "the anonymous volume at {target} is an emptyDir: it starts empty and ends with the pod",
		Hint:    "give the volume a name to keep what is written there",
		Page: "Docker keeps an anonymous volume as long as its container, and fills it from the image. An emptyDir lives " +
			"as long as the pod and starts empty.",
	},
	{Code: VolumeShadow, Severity: Info, Word: Dropped, Args: "target, source",
		Message: "the anonymous volume at {target} only keeps the bind mount {source} away from the image's files; both were left out",
		Page: "A volume such as /app/node_modules below a development mount such as .:/app makes the image's own directory " +
			"visible again. Without the mount there is nothing to shield, and an empty directory would hide the files.",
	},
	{Code: VolumeDriver, Severity: Warning, Word: Overlay, Args: "driver, claim",
		Message: "volume driver {driver} does not exist in a cluster; the claim {claim} takes the default storage class",
		Hint:    "patch the claim in an overlay: spec.storageClassName",
		Page:    "Drivers are plugins of Docker. In Kubernetes a storage class names the driver of a claim.",
	},
	{Code: VolumeDriverOpts, Severity: Warning, Word: Overlay, Args: "volume, options, claim, hint",
		Message: "driver_opts of volume {volume} ({options}) are not followed; the claim {claim} takes the default storage class",
		Hint:    "{hint}",
		Page: "The options of Docker's local driver mount something of the host or the network. In Kubernetes that is a " +
			"PersistentVolume, which an overlay brings, and the claim names it.",
	},
	{Code: VolumeUnused, Severity: Info, Word: Dropped, Args: "volume",
		Message: "volume {volume} is used by no active service, so no claim was made",
		Page:    "Docker Compose creates only the volumes that a service uses. So does the conversion.",
	},
	{Code: VolumeUnknown, Severity: Warning, Word: Dropped, Args: "volume",
		Message: "spec.volumes names {volume}, and no active service mounts a volume of that name",
		Hint:    "use the name under volumes: of the Compose file",
		Page:    "A setting for a volume that doesn't exist changes nothing. It is most likely misspelt.",
	},
	{Code: VolumeLabel, Severity: Info, Word: Dropped, Args: "label",
		Message: "the label {label} can't be an annotation in Kubernetes and was left out",
		Page:    "Labels of volumes, secrets and configs become annotations. Their keys must be qualified names.",
	},
	{Code: VolumeImage, Severity: Warning, Word: Exact, Args: "image",
		Message: "mounting the image {image} needs Kubernetes 1.35 and containerd 2.1, or newer",
		Hint:    "on older clusters copy the files with an init container",
		Page:    "Image volumes are on by default since Kubernetes 1.35, and the container runtime must know them.",
	},
	{Code: VolumeType, Severity: Warning, Word: Dropped, Args: "type, target",
		Message: "a volume of type {type} has no counterpart in Kubernetes; {target} was left out",
		Hint:    "use a claim whose storage class does what you need",
		Page:    "Named pipes belong to Windows hosts, and cluster volumes to Docker Swarm's storage plugins.",
	},
	{Code: VolumesFromContainer, Severity: Error, Word: Refused, Args: "entry",
		Message: "volumes_from {entry} names a container outside the project",
		Hint:    "mount a named volume, external: true when it exists already",
		Page:    "The volumes of a container that the project doesn't know can't be found out.",
	},
	{Code: VolumesFromReadOnly, Severity: Info, Word: Approximate, Args: "entry",
		Message: "volumes_from {entry} stays writable, as docker compose leaves it",
		Hint:    "write the volume itself with :ro when the container must not write there",
		Page: "The Compose Specification lets volumes_from end in :ro. Docker Compose drops the mode on the way to the engine, " +
			"so the container can write, and an application that does must go on working.",
	},
}

var mountCodes = []Row{
	{Code: MountDuplicate, Severity: Warning, Word: Dropped, Args: "attribute, target, other",
		Message: "nothing of {attribute} is mounted at {target}, because {other} has something there",
		Hint:    "remove one of them; under docker compose the container sees the same one",
		Page: "A container sees one mount at a path. Docker Compose takes tmpfs before volumes, volumes before secrets, " +
			"secrets before configs, and all of them before shm_size.",
	},
	{Code: MountTarget, Severity: Error, Word: Refused, Args: "target",
		Message: "the target {target} of a mount must be an absolute path below /",
		Hint:    "write where in the container it belongs, as in data:/data; docker refuses this too",
		Page:    "A mount has a place in the container. A lone name under volumes is such a place, not the name of a volume.",
	},
	{Code: MountUnknown, Severity: Warning, Word: Dropped, Args: "source",
		Message: "spec.mounts names {source}, and no active service binds a source written like that",
		Hint:    "write the source as the Compose file does; * stands for a part of a name, and ** at the end for all that is below",
		Page:    "A setting for a bind mount that doesn't exist changes nothing. It is most likely misspelt.",
	},
	{Code: TmpfsOption, Severity: Info, Word: Dropped, Args: "option",
		Message: "option {option} of a tmpfs can't be set in Kubernetes",
		Hint:    "an emptyDir can be written by everyone",
		Page:    "An emptyDir in memory has a size limit and nothing else. It belongs to root and everyone can write.",
	},
}
