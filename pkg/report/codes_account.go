package report

// Codes of the account itself.
const (
	NotConverted Code = "not-converted"
	DefaultValue Code = "default-value"
)

var accountCodes = []Row{
	{Code: NotConverted, Severity: Warning, Word: Dropped, Args: "attribute",
		Message: "{attribute} is not known to this version and was left out",
		Hint:    "add what it asks for in an overlay, or use a newer version",
		Page: "Every attribute of the Compose Specification has a row in the mapping. This one has none, " +
			"so nothing was made of it. It is reported by the account of what you wrote, not by a rule.",
	},
	{Code: DefaultValue, Severity: Info, Word: Exact, Args: "setting",
		Message: "{setting} says what is so anyway",
		Page:    "The value that you wrote is the default. Nothing in the output comes from it.",
	},
}
