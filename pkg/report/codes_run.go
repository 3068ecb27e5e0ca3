package report

// Codes of where the function runs.
const (
	ConfigNoName Code = "config-no-name"
	ObjectExists Code = "object-exists"
	SecretOnDisk Code = "secret-on-disk"
)

// runCodes are the findings about where the function runs.
var runCodes = []Row{
	{Code: ConfigNoName, Severity: Error, Word: Refused,
		Message: "the configuration has no metadata.name",
		Hint:    "give it one: what is generated carries it, so that a later run finds it again",
		Page:    "In a kpt package the function replaces only objects that carry the name of its configuration in the annotation composesource.dev/generated-by.",
	},
	{Code: ObjectExists, Severity: Error, Word: Refused, Args: "kind, name",
		Message: "{kind} {name} is in the package already and was not generated",
		Hint:    "delete it or give it another name; what the function generates carries the annotation composesource.dev/generated-by",
		Page:    "In a kpt package the function replaces only objects that carry its own annotation. An object of the same kind and name without it belongs to somebody else, and two of them can't be applied.",
	},
	{Code: SecretOnDisk, Severity: Warning, Word: Approximate,
		Message: "the package holds Secrets with their values, and so will its files",
		Hint:    "keep them out of version control, or set spec.secrets.mode: Reference and create them in the cluster",
		Page:    "kpt writes what a function generates into the package's files. With spec.secrets.mode: Reference no Secret is generated: the pods refer to Secrets that you create in the cluster.",
	},
}
