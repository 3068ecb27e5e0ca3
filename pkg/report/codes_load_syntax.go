package report

var syntaxCodes = []Row{
	{
		Code: YAMLSyntax, Severity: Error, Word: Refused,
		Message: "not YAML: %[1]s",
		Hint:    "check indentation, quotes and the space behind each colon and dash, on this line and the one above",
		Page:    "The file can't be parsed. The message is that of the YAML library.",
	},
	{
		Code: YAMLAnchor, Severity: Error, Word: Refused,
		Message: "anchor %[1]s is not defined",
		Hint:    "define it above with &%[1]s, in the same file, or correct its name",
		Page:    "An alias such as `*defaults` repeats what `&defaults` marks. Anchors don't reach over files.",
	},
	{
		Code: YAMLTab, Severity: Error, Word: Refused,
		Message: "a tab in the indentation",
		Hint:    "indent with spaces",
		Page:    "YAML does not allow tabs for indentation.",
	},
	{
		Code: YAMLQuote, Severity: Error, Word: Refused,
		Message: "the quote that begins here is not closed",
		Hint:    "close it",
		Page:    "A value that begins with a quote goes on until the next one of its kind, over any number of lines.",
	},
	{
		Code: YAMLBracket, Severity: Error, Word: Refused,
		Message: "this %[1]s is not closed",
		Hint:    "close it, put a comma between its entries, or put values that hold brackets or braces in quotes",
		Page:    "A list in brackets or a mapping in braces ends nowhere, or something in it ends it too early.",
	},
	{
		Code: YAMLValue, Severity: Error, Word: Refused,
		Message: "the value is not a YAML %[1]s",
		Hint:    "remove the tag, or write a value of that type",
		Page:    "A tag such as !!int says what a value is, and the value is not that.",
	},
	{
		Code: NotAMapping, Severity: Error, Word: Refused,
		Message: "top-level object must be a mapping",
		Hint:    "a Compose file has keys such as services: and volumes: at its top",
		Page:    "The document is a list, a text or nothing.",
	},
	{
		Code: KeyNotText, Severity: Error, Word: Refused,
		Message: "key %[1]s is not text",
		Hint:    "%[2]s",
		Page:    "Keys must be text. YAML reads numbers, dates, true, false and null as other things unless they are quoted.",
	},
	{
		Code: DuplicateKey, Severity: Error, Word: Refused,
		Message: "key %[1]s is already defined on line %[2]d",
		Hint:    "remove one of them, or merge their values",
		Page:    "A mapping has the same key twice; one of the values would be lost.",
	},
	{
		Code: AnchorCycle, Severity: Error, Word: Refused,
		Message: "anchor %[1]s contains itself",
		Hint:    "remove the alias",
		Page:    "An alias stands inside the value of its own anchor, which has no end.",
	},
	{
		Code: MergeKey, Severity: Error, Word: Refused,
		Message: "<< needs a mapping or a list of mappings",
		Hint:    "point it at an anchor that is a mapping",
		Page:    "The merge key brings the fields of other mappings into this one.",
	},
	{
		Code: VersionObsolete, Severity: Info, Word: Dropped,
		Message: "version is obsolete and ignored",
		Hint:    "remove it",
		Page:    "Compose has not read `version` since 2020.",
	},
}
