package report

// Codes of the configuration.
const (
	ConfigEmpty            Code = "config-empty"
	ConfigNotYAML          Code = "config-not-yaml"
	ConfigSeveralDocuments Code = "config-several-documents"
	ConfigWrongKind        Code = "config-wrong-kind"
	ConfigNoFiles          Code = "config-no-files"
	ConfigUnknownField     Code = "config-unknown-field"
	ConfigDuplicateKey     Code = "config-duplicate-key"
	ConfigWrongType        Code = "config-wrong-type"
	ConfigWrongValue       Code = "config-wrong-value"
)

// configCodes are the findings about the ComposeSource itself. None of them
// shows a value that could be secret: wrong types name the type only.
var configCodes = []Row{
	{Code: ConfigEmpty, Severity: Error, Word: Refused,
		Message: "the configuration is empty",
		Hint:    "start it with apiVersion: composesource.dev/v1alpha1 and kind: ComposeSource",
		Page:    "The function needs a ComposeSource, even one without a spec.",
	},
	{Code: ConfigNotYAML, Severity: Error, Word: Refused, Args: "problem",
		Message: "the configuration is not valid YAML: {problem}",
		Hint:    "correct the line; tabs and missing colons are the usual causes",
		Page:    "The configuration could not be parsed. The position is the one where the parser gave up; the mistake is there or just above.",
	},
	{Code: ConfigSeveralDocuments, Severity: Error, Word: Refused,
		Message: "the configuration has more than one document",
		Hint:    "keep one ComposeSource a file",
		Page:    "A configuration file holds one ComposeSource. Put a second one into a file and a base of its own.",
	},
	{Code: ConfigWrongKind, Severity: Error, Word: Refused, Args: "version, kind",
		Message: "the configuration is kind {kind:q} of apiVersion {version:q}, which this function does not know",
		Hint:    "use apiVersion: composesource.dev/v1alpha1 and kind: ComposeSource, or a ConfigMap",
		Page:    "The function reads a ComposeSource, or a ConfigMap whose data is the project's files and whose key composesource.yaml holds the spec.",
	},
	{Code: ConfigNoFiles, Severity: Error, Word: Refused,
		Message: "the ConfigMap holds no Compose file",
		Hint:    "add the file under a key such as compose.yaml; keys may hold slashes",
		Page:    "A ConfigMap given as the configuration is the project's whole file system: the disk is not read.",
	},
	{Code: ConfigUnknownField, Severity: Error, Word: Refused, Args: "field, hint",
		Message: "unknown field {field}",
		Hint:    "{hint}",
		Page:    "Unknown fields are errors, because a misspelt one would be left out in silence. `composesource schema` prints a JSON Schema that editors complete and check.",
	},
	{Code: ConfigDuplicateKey, Severity: Error, Word: Refused, Args: "key",
		Message: "{key} is written twice",
		Hint:    "keep one of them",
		Page:    "A key that is written twice has no one meaning: parsers differ on which one counts.",
	},
	{Code: ConfigWrongType, Severity: Error, Word: Refused, Args: "field, wanted, found, hint",
		Message: "{field} must be {wanted}, not {found}",
		Hint:    "{hint}",
		Page:    "The value has another type than the field. YAML reads 1.10, on and 2024-01-01 as a number, a boolean and a date unless they are quoted.",
	},
	{Code: ConfigWrongValue, Severity: Error, Word: Refused, Args: "field, value, hint",
		Message: "{field} can't be {value:q}",
		Hint:    "{hint}",
		Page:    "The value is not one that the field accepts.",
	},
}
