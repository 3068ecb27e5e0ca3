package report

var bindCodes = []Row{
	{Code: BindReadOnly, Severity: Info, Word: Approximate, Args: "source, kind",
		Message: "{source} is mounted from a {kind}, so the container can't write to it",
		Hint:    "write :ro to say that it needn't, or set spec.mounts to PersistentVolumeClaim when it must",
		Page:    "Files of the project reach the container through a ConfigMap or Secret, which are read-only.",
	},
	{Code: FileWritten, Severity: Info, Word: Approximate, Args: "source, place, hint",
		Message: "{source} is copied into {place} before the start, because the program may write to it",
		Hint:    "{hint}",
		Page: "Some programs write the files that people mount: Redis Sentinel its configuration, Traefik its certificates (acme.json), SQLite " +
			"its database (*.db, *.sqlite*), and any program what lies inside the volume of its data. Some commands change the mode of a file " +
			"before they use it: chmod +x /wait.sh && /wait.sh. What comes out of a ConfigMap is read-only, and such a program fails at its start. " +
			"So an init container copies the file, with the owner and the mode that the program accepts, and leaves what the program wrote " +
			"there alone. Databases and certificates lie on a claim.",
		Choices: []Sentence{
			{Name: "replaced", Text: "a change in the project replaces what the program wrote"},
			{Name: "replaced mount", Args: "source", Text: "a change in the project replaces what the program wrote; where the program only reads it write :ro, or spec.mounts: {{source:q}: ConfigMap}"},
			{Name: "once mount", Args: "source", Text: "a change in the project does not reach it later; where the program only reads it write :ro, or spec.mounts: {{source:q}: ConfigMap}"},
			{Name: "once", Text: "a change in the project does not reach it later"},
			{Name: "pod", Text: "what the program writes ends with the pod"},
			{Name: "pod mount", Args: "source", Text: "what the program writes ends with the pod; spec.mounts: {{source:q}: PersistentVolumeClaim} keeps it"},
		},
	},
	{Code: KeyMode, Severity: Info, Word: Approximate, Args: "file, service",
		Message: "{file} can be read by everyone in the container, because nobody knows as whom {service} runs",
		Hint:    "write the user as a number when the program refuses a key like that",
		Page: "The modes that files have on a disk play no part: a checkout, a copy for Windows and an archive have different ones, and " +
			"the same bytes must come out. What begins with #! or is an ELF program can be executed, and everything can be read. Private " +
			"keys are the exception, because ssh, PostgreSQL and others refuse one that others can read: 0400 for root, 0440 and the " +
			"group of the pod for a user whom Compose names by a number.",
	},
	{Code: KeyRefused, Severity: Warning, Word: Approximate, Args: "file, service",
		Message: "{file} can be read by everyone in the container, because nobody knows as whom {service} runs, and what reads it refuses that",
		Hint:    "write the user of the service as a number",
		Page: "libpq ignores a .pgpass, and MongoDB and Erlang refuse a keyfile or a cookie, that anybody but its owner can read. Whose it " +
			"has to be is known of well-known images and of services that name their user by a number.",
	},
	{Code: KeyHanded, Severity: Info, Word: Approximate, Args: "file, user",
		Message: "{file} is copied for user {user} before the start, so that nobody else can read it",
		Page: "Files of a Secret belong to root. A program that runs as another user and refuses a key that others can read gets a copy of " +
			"its own, in memory, from an init container that runs as that user.",
	},
	{Code: BindClaim, Severity: Info, Word: Approximate, Args: "source, claim",
		Message: "the directory {source} of the host becomes the claim {claim}",
		Page: "A directory that the container writes to is data. In a cluster it lies on a claim, named after the " +
			"directory and shared by every service that mounts it.",
	},
	{Code: BindSeeded, Severity: Warning, Word: Approximate, Args: "source, claim, key",
		Message: "{source} becomes the claim {claim} and is copied into it once, while the claim is empty",
		Hint: "later changes in the project do not reach the claim; write :ro when the container only reads it, " +
			"or spec.mounts: {{key:q}: ConfigMap}",
		Page: "The directory is writable and has content in the project. The content travels in a ConfigMap, and an init " +
			"container copies it into the claim when that is empty, as if the directory had been copied to a new host. The copy " +
			"belongs to the service's user where that is a number.",
	},
	{Code: BindNotInline, Severity: Warning, Word: Approximate, Args: "source, target, claim, key",
		Message: "{source} lies in the build context and not among the inline files; it is taken for data, and the claim {claim} hides {target} of the image",
		Hint:    "set spec.mounts: {{key:q}: Omit} when it holds sources that the image has, or PersistentVolumeClaim when it holds data",
		Page: "With inline sources there is no disk to look at. A directory of the build context that isn't among them may hold " +
			"sources that a developer mounts over those of the image, or data that docker would have created it for.",
	},
	{Code: BindDevelopment, Severity: Warning, Word: Dropped, Args: "source, target, key, why",
		Message: "{source} holds the sources that the image is built from, so the mount at {target} was left out{why}",
		Hint:    "set spec.mounts: {{key:q}: PersistentVolumeClaim} when it holds data, or ConfigMap when it holds settings",
		Page: "A bind mount of the build context, or of a directory below it, shows a developer's changes at once. " +
			"In a cluster the image is what runs. A directory below the context is taken for sources where the Dockerfile copies it " +
			"to the place at which it is mounted, and no container of another image mounts it; where the Dockerfile can't be read, " +
			"what is mounted at /etc, /data and the like is taken for settings or data. An image that is made for development and " +
			"copies no sources needs another target of its Dockerfile in a cluster.",
	},
	{Code: BindHostPath, Severity: Warning, Word: Dropped, Args: "source, target, hint",
		Message: "{source} is a path of the host, and a node of a cluster has other ones; the mount at {target} was left out",
		Hint:    "{hint}",
		Page: "What lies on the machine that runs docker doesn't lie on the nodes of a cluster. spec.mounts can ask for a " +
			"hostPath where a node really has the path, or for a claim. A key of spec.mounts that is outside the project stands for " +
			"what lies below it too (`/srv/stack`, `~`), and wildcards are allowed (`/srv/*/data`, `./plugins/**`): one decision for " +
			"many mounts. The key that says most of the path wins. A claim starts empty: copy what the host has into it once.",
	},
	{Code: BindNotHandedOver, Severity: Warning, Word: Dropped, Args: "source, target, hint",
		Message: "Compose Bridge hands over that {source} is mounted, and not what it holds; the mount at {target} was left out",
		Hint:    "{hint}",
		Page: "A transformation of Compose Bridge gets the resolved model and no file that a service mounts, and every path in the " +
			"model is absolute, so that a directory of the project can't be told from one of the host, and sources not from data. " +
			"Contents of `configs` and `secrets` are handed over. Where the Compose file is, `composesource init` and " +
			"`composesource convert` read the files themselves. Nothing is missing where the mount shows a developer sources that the " +
			"image has.",
	},
	{Code: BindOutside, Severity: Warning, Word: Dropped, Args: "source, target, hint",
		Message: "{source} lies outside the project, so the mount at {target} was left out",
		Hint:    "{hint}",
		Page: "Only files in or below the directory of the ComposeSource are read, so that the output is the same on every machine. " +
			"Where a Compose file names files above it (`../nginx/site.conf`), the ComposeSource, and the kustomization that lists it, " +
			"go into the directory above; paths in the Compose file and the .env beside it mean what they did.",
	},
	{Code: BindMissing, Severity: Warning, Word: Dropped, Args: "source, target, why, hint",
		Message: "{source} is not in the project{why}, so the mount at {target} was left out",
		Hint:    "{hint}",
		Page: "Docker would create an empty directory. Where source and target both have a name that files have (an extension, " +
			"or one such as Caddyfile), a file was forgotten or is made by somebody, and a directory in its place helps nobody: " +
			"nothing is mounted.",
		Choices: []Sentence{
			{Name: "file", Args: "source", Text: "add it to the project; where it is a directory that docker creates, say so with a slash at its end: {source}/"},
			{Name: "asked", Text: "add it to the project, or change spec.mounts"},
		},
	},
	{Code: BindAbsent, Severity: Warning, Word: Exact, Args: "source, effect, key, treatments",
		Message: "{source} is not in the project; docker would create a directory, so {effect}",
		Hint:    "add what belongs there to the project, or set spec.mounts: {{key:q}: {treatments}",
		Page: "Docker creates a missing source as an empty directory, whatever its name, and so it is in the pod: on a claim when " +
			"the container may write to it. Settings, or what is only read, were most likely forgotten, are ignored by version " +
			"control or are made by somebody else.",
	},
	{Code: BindEmpty, Severity: Warning, Word: Exact, Args: "source, target",
		Message: "{source} holds no files to mount, so an empty directory is mounted at {target}",
		Hint:    "add what belongs there to the project, or set spec.mounts: {{source:q}: PersistentVolumeClaim} when the application fills it",
		Page: "Docker mounts the empty directory, and so does the pod. Files that version control ignores are missing where " +
			"the project was checked out afresh. A directory that holds nothing but its own .gitkeep, .keep or .gitignore counts as empty.",
	},
	{Code: BindUnreadable, Severity: Warning, Word: Dropped, Args: "source",
		Message: "{source} can't be read and was left out",
		Hint:    "make it a regular file that can be read (for a function in a container: chmod -R o+rX), or mount a volume",
		Page:    "Only regular files can travel in a ConfigMap: no sockets, pipes or devices, and nothing that can't be opened.",
	},
	{Code: BindTooLarge, Severity: Warning, Word: Dropped, Args: "source, effect",
		Message: "{source} is larger than a ConfigMap can be (1 MiB), so {effect}",
		Hint:    "put it into the image, or fill the volume once by hand or with a Job",
		Page:    "Content of the project travels in ConfigMaps and Secrets, which hold at most 1 MiB.",
	},
	{Code: BindAsAsked, Severity: Info, Word: Overlay, Args: "source, target, treatment",
		Message: "the mount of {source} at {target} follows spec.mounts: {treatment}",
		Page:    "spec.mounts says how a bind mount is treated, whatever its content and options say.",
	},
}
