package report

// Codes of environment variables, secrets and configs.
const (
	EnvironmentInline     Code = "environment-inline"
	EnvironmentName       Code = "environment-name"
	EnvironmentNotText    Code = "environment-not-text"
	EnvFileOptional       Code = "env-file-optional"
	ContentTooLarge       Code = "content-too-large"
	NeedsServerSideApply  Code = "needs-server-side-apply"
	SecretsReferenced     Code = "secrets-referenced"
	ContentMissing        Code = "content-missing"
	ContentExternal       Code = "content-external"
	ContentUnused         Code = "content-unused"
	ContentOwner          Code = "content-owner"
	ContentModeBits       Code = "content-mode-bits"
	ContentModeWidened    Code = "content-mode-widened"
	ContentTemplateDriver Code = "content-template-driver"
	ContentDriver         Code = "content-driver"
	ConfigHoldsSecret     Code = "config-holds-secret"
	SecretNotRolled       Code = "secret-not-rolled"
)

var environmentCodes = []Row{
	{Code: EnvironmentInline, Severity: Info, Word: Approximate, Args: "variable",
		Message: "{variable} can't be a key of a ConfigMap or Secret, so it stands in the container itself",
		Hint:    "an overlay changes it with a patch of the workload, not with behavior: merge",
		Page: "Keys of ConfigMaps and Secrets are letters, digits, dashes, dots and underscores. A variable with another " +
			"name reaches the container through env instead of envFrom, with the same value.",
	},
	{Code: EnvironmentName, Severity: Warning, Word: Dropped, Args: "variable",
		Message: "{variable} can't be the name of an environment variable in Kubernetes and was left out",
		Hint:    "use printable ASCII without =",
		Page:    "Kubernetes accepts every printable ASCII character but = in the name of a variable, and nothing else.",
	},
	{Code: EnvironmentNotText, Severity: Error, Word: Refused, Args: "variable, problem",
		Message: "the value of {variable} is not text: {problem}",
		Hint:    "mount it as a file (configs or secrets), or encode it",
		Page: "A variable in Kubernetes is UTF-8 text without NUL. Anything else can't be handed to a container " +
			"byte by byte, and changing it would break the application.",
	},
	{Code: EnvFileOptional, Severity: Info, Word: Exact, Args: "file, state",
		Message: "the env file {file} is optional and {state}",
		Page:    "An env file with required: false is read when it lies in the project when the output is built, and skipped otherwise.",
	},
	{Code: ContentTooLarge, Severity: Error, Word: Refused, Args: "kind, name",
		Message: "{kind} {name} would be larger than the 1 MiB that Kubernetes accepts",
		Hint:    "put the content into the image or on a volume",
		Page:    "A ConfigMap or Secret holds at most 1 MiB, because the API server keeps it in etcd as one object.",
	},
	{Code: NeedsServerSideApply, Severity: Info, Word: Exact, Args: "kind, name, bytes int",
		Message: "{kind} {name} holds {bytes} bytes, too many for client-side apply",
		Hint:    "apply with kubectl apply --server-side",
		Page: "Client-side apply keeps a copy of the object in an annotation, and annotations end at 256 KiB. " +
			"Server-side apply has no such limit.",
	},
	{Code: SecretsReferenced, Severity: Info, Word: Overlay, Args: "number int, generators",
		Message: "secrets.mode is Reference: no Secret is emitted, pods refer to {number} of them by name",
		Hint:    "create them in the namespace, or paste this into the overlay's kustomization and fill the files:\n{generators}",
		Page: "With spec.secrets.mode: Reference the base holds no secret value. Every pod refers to its Secrets by name; " +
			"create them with a secretGenerator, an external-secrets object or by hand.",
	},
	{Code: ContentMissing, Severity: Error, Word: Refused, Args: "section, name, problem",
		Message: "the file of {section} {name} can't be read: {problem}",
		Hint:    "docker compose refuses this too; add the file to the project, or make it external",
		Page:    "The content of a secret or config is part of the output, so its file must be in the project.",
	},
	{Code: ContentExternal, Severity: Warning, Word: Exact, Args: "section, name, kind, object, key",
		Message: "{section} {name} must exist in the namespace as the {kind} {object} with the key {key}",
		Page: "An external secret or config is referenced and never created. Kubernetes keeps several entries under one " +
			"name; the pod reads the one whose key is the name that the Compose file uses.",
	},
	{Code: ContentUnused, Severity: Info, Word: Dropped, Args: "section, name",
		Message: "{section} {name} is used by no active service, so nothing was made of it",
		Page:    "Docker Compose creates only what a service uses. So does the conversion.",
	},
	{Code: ContentOwner, Severity: Info, Word: Dropped, Args: "attribute",
		Message: "{attribute} of a mounted file can't be set in Kubernetes; the file belongs to root",
		Hint:    "the default mode lets everyone read it",
		Page: "Files of ConfigMap and Secret volumes belong to root. With fsGroup, which is set when the service has a " +
			"numeric user and mounts a claim, the group can read them too.",
	},
	{Code: ContentModeBits, Severity: Info, Word: Approximate, Args: "mode, kept",
		Message: "mode {mode} has bits that a mounted file can't have in Kubernetes; it is {kept}",
		Page:    "A mode in Kubernetes is 0000 to 0777; setuid, setgid and sticky are refused.",
	},
	{Code: ContentModeWidened, Severity: Info, Word: Approximate, Args: "mode",
		Message: "with fsGroup the group of the pod can also read this file, whatever mode {mode} says",
		Hint:    "programs that insist on 0400, such as ssh, need a copy made by an init container",
		Page: "A pod has an fsGroup when it mounts a claim, unless all that runs in it is known to start as root, and when a numeric user " +
			"mounts a file that is not for everyone: both belong to root. Kubernetes then " +
			"gives mounted Secrets and ConfigMaps to that group and lets it read them.",
	},
	{Code: ContentTemplateDriver, Severity: Warning, Word: Dropped, Args: "driver",
		Message: "template_driver {driver} does not exist in Kubernetes; the content is used as it is written",
		Hint:    "fill in the template before, or let the container do it",
		Page:    "Swarm can fill a config or secret as a Go template when a task starts. Kubernetes has nothing like it.",
	},
	{Code: ContentDriver, Severity: Warning, Word: Dropped, Args: "attribute",
		Message: "{attribute} of a secret belongs to a Swarm plugin and was left out",
		Hint:    "create the Secret with an operator such as external-secrets, and set external: true",
		Page:    "Secret drivers are plugins of Docker Swarm. In a cluster an operator writes the Secret.",
	},
	{Code: ConfigHoldsSecret, Severity: Info, Word: Exact, Args: "config",
		Message: "what looks like a secret stands in config {config}, so it became a Secret",
		Page: "Many may read the ConfigMaps of a cluster, few of them its Secrets. A config that holds a password, a key or " +
			"a token, or the value of a variable that is secret, is mounted from a Secret; the program sees the same file.",
	},
	{Code: SecretNotRolled, Severity: Warning, Word: Approximate, Args: "number int, workloads",
		Message: "nothing restarts pods when a Secret changes; workloads with secrets: {number}",
		Hint:    "after a change: kubectl rollout restart {workloads}",
		Page: "docker compose makes a container anew when its environment changes. Kustomize does so with the hash in a " +
			"Secret's name. Without it nothing may be derived from a secret: a checksum on the pod would let whoever reads " +
			"pods guess a short password. A changed ConfigMap does restart its pods.",
	},
}
