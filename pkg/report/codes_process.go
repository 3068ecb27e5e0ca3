package report

// Codes of what runs and as whom.
const (
	BuildNotRun        Code = "build-not-run"
	BuildWithoutImage  Code = "build-without-image"
	DockerfileUnread   Code = "dockerfile-unread"
	UserOfImage        Code = "user-of-image"
	PlatformVariant    Code = "platform-variant"
	PullRefresh        Code = "pull-refresh"
	PullBuild          Code = "pull-build"
	PullNever          Code = "pull-never"
	EntrypointEmpty    Code = "entrypoint-empty"
	SecretInPlainField Code = "secret-in-plain-field"
	SecretWrittenOut   Code = "secret-written-out"
	UserName           Code = "user-name"
	GroupName          Code = "group-name"
	InitProcess        Code = "init-process"
	Umask              Code = "umask"
)

var processCodes = []Row{
	{Code: BuildNotRun, Severity: Info, Word: Overlay, Args: "attribute, below",
		Message: "{attribute}{below} is not run: the cluster pulls the image",
		Hint:    "build and push the image with docker compose build and docker compose push",
		Page: "Kubernetes builds nothing. What stands under build is for docker compose build; the base only names " +
			"the image.",
	},
	{Code: BuildWithoutImage, Severity: Warning, Word: Overlay, Args: "service, image",
		Message: "the image of {service} is built and has no name; the base calls it {image}",
		Hint:    "push it and name it in the overlay's kustomization:\nimages:\n- name: {image}\n  newName: registry.example.com/{image}\n  newTag: \"1.0\"",
		Page: "The service has a build and no image. The base uses the name that Compose gives such an image, " +
			"PROJECT-SERVICE. An overlay replaces it by the name it was pushed under.",
	},
	{Code: DockerfileUnread, Severity: Info, Word: Overlay, Args: "service, problem",
		Message: "what the image of {service} says of itself is not known: {problem}",
		Hint:    "write ports, user and healthcheck into the Compose file where the Dockerfile has them",
		Page: "A Dockerfile in the project tells who the image runs as, where it listens, how one knows that it is well, and what of the build " +
			"context it holds. One that lies elsewhere, or that can't be understood, tells nothing, and nothing is guessed.",
	},
	{Code: UserOfImage, Severity: Info, Word: Approximate, Args: "who, numbers, source",
		Message: "{who} is {numbers}, by {source}",
		Hint:    "write the numbers to be sure",
		Page: "Kubernetes takes numbers only. Docker looks the name up in /etc/passwd of the image whenever a container starts; the base " +
			"holds the numbers that were known when it was made. That the user isn't root (runAsNonRoot) is written only beside an image that " +
			"is named by its digest, because an overlay may choose another one.",
	},
	{Code: PlatformVariant, Severity: Info, Word: Dropped, Args: "platform, kept",
		Message: "the variant of {platform} is not asked for; nodes are chosen by {kept}",
		Page: "Kubernetes labels its nodes with their operating system and architecture, not with the variant of " +
			"the architecture.",
	},
	{Code: PullRefresh, Severity: Info, Word: Approximate, Args: "policy, below",
		Message: "the image is pulled whenever a pod starts, instead of at an interval ({policy})",
		Page: "Kubernetes knows the pull policies Always, IfNotPresent and Never. Always asks the registry at each " +
			"start and pulls only what changed.",
	},
	{Code: PullBuild, Severity: Info, Word: Dropped,
		Message: "pull_policy build asks for a build; the cluster pulls the image",
		Page:    "Kubernetes builds nothing, so the pull policy is left to its default.",
	},
	{Code: PullNever, Severity: Warning, Word: Exact, Args: "service",
		Message: "the image of {service} is never pulled, so its pods start only on nodes that hold it already",
		Hint:    "where the cluster takes images from a registry, write pull_policy: missing, or nothing, and push the image there",
		Page: "With docker compose there is one machine, which built the image or loaded it. A pod whose node doesn't hold the image fails with " +
			"ErrImageNeverPull. The policy is kept, because it also keeps an image of that name from being taken from a stranger's registry.",
	},
	{Code: EntrypointEmpty, Severity: Error, Word: Refused,
		Message: "an empty entrypoint without a command leaves nothing that Kubernetes could be told to run",
		Hint:    "write the command of the image as command",
		Page: "Docker runs the image's own command here, without its entrypoint. Kubernetes can only replace both " +
			"or none, and the image isn't looked into.",
	},
	{Code: SecretWrittenOut, Severity: Warning, Word: Approximate, Args: "attribute",
		Message: "what looks like a password stands in {attribute}, and so in plain text in the pod template",
		Hint:    "write a variable such as ${DB_PASSWORD} there, and set it in spec.env, spec.envFiles or .env: it travels in a Secret then",
		Page: "Who may read a workload in the cluster can read its commands, and few of them may read Secrets. A variable " +
			"whose name says that it is secret is taken out of a command and put into a Secret.",
	},
	{Code: SecretInPlainField, Severity: Warning, Word: Approximate, Args: "what, where",
		Message: "{what} stands in plain text in {where}",
		Hint:    "pass it as an environment variable and let the program read it from there",
		Page: "Kubernetes has no way to take the value of this field from a Secret. Whoever may read the object " +
			"reads the value.",
	},
	{Code: UserName, Severity: Warning, Word: Dropped, Args: "user, service",
		Message: "user {user} is no number, and Kubernetes can't look names up in the image; the image's own user runs",
		Hint:    "write numbers (docker compose run --rm --entrypoint id {service} shows them)",
		Page: "runAsUser and runAsGroup are numbers. A name could only be found in the image's /etc/passwd, which " +
			"isn't looked into.",
	},
	{Code: GroupName, Severity: Warning, Word: Dropped, Args: "group",
		Message: "the group {group} is no number, and Kubernetes can't look names up in the image",
		Hint:    "write its number",
		Page: "supplementalGroups are numbers. A name could only be found in the image's /etc/group, which isn't " +
			"looked into.",
	},
	{Code: InitProcess, Severity: Warning, Word: Approximate, Args: "attribute, below",
		Message: "no init process is put in front of the program",
		Hint:    "if it leaves zombies behind, set shareProcessNamespace: true in an overlay, or put tini into the image",
		Page: "Docker runs a small init as process 1, which reaps zombies and passes signals on. With " +
			"shareProcessNamespace the pause container of the pod reaps them.",
	},
	{Code: Umask, Severity: Warning, Word: Dropped, Args: "attribute, below",
		Message: "umask is not kept; the program starts with that of the container runtime",
		Hint:    "set it in the image's entrypoint",
		Page:    "Kubernetes has no field for the umask of a container.",
	},
}
