package report

// Codes of `composesource embed`.
const (
	EmbedDrift   Code = "embed-drift"
	EmbedDiffers Code = "embed-differs"
	EmbedNotText Code = "embed-not-text"
	EmbedSecret  Code = "embed-secret"
)

// embedCodes are the findings of `composesource embed`.
var embedCodes = []Row{
	{Code: EmbedDrift, Severity: Error, Word: Refused, Args: "file, state, arguments",
		Message: "{file} {state}",
		Hint:    "run `composesource embed {arguments}` and commit the result",
		Page:    "spec.inline holds copies of the files that the project reads, and the build reads nothing else. When a file changes, `composesource embed` renews its copy; `composesource embed --check` in CI finds the ones that were forgotten.",
	},
	{Code: EmbedDiffers, Severity: Error, Word: Refused, Args: "kind, name",
		Message: "{kind} {name} would not be the same from the embedded files as from the directory",
		Hint:    "something that is mounted can't be embedded, such as a file over 1 MiB or a socket; say how it is treated with spec.mounts",
		Page:    "Embedding converts the project twice, from its directory and from the embedded files alone, and writes nothing when the objects differ. A file that is too large for a ConfigMap and a socket can't be embedded, and without them the mount is taken for that of a directory; spec.mounts says what becomes of it in both cases.",
	},
	{Code: EmbedNotText, Severity: Error, Word: Refused, Args: "file",
		Message: "{file} is not text and can't be embedded",
		Hint:    "leave it out with spec.mounts, or keep the ComposeSource beside the Compose file and embed nothing",
		Page:    "spec.inline holds text. A project that mounts or reads binary files is converted from its directory, or from a ConfigMap, whose binaryData holds any content.",
	},
	{Code: EmbedSecret, Severity: Warning, Word: Approximate, Args: "secret, keys",
		Message: "the embedded files hold the secret values of {secret}: {keys}",
		Hint:    "don't commit this file when they are real: give real ones in an overlay, or in the cluster with spec.secrets.mode: Reference",
		Page:    "Embedding copies files as they are, env files and secret files too. Values for development may be in version control; real ones belong in the cluster or in files that are not committed.",
	},
}
