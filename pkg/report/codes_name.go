package report

// Codes of names.
const (
	NameCollision Code = "name-collision"
)

var nameCodes = []Row{
	{
		Code: NameCollision, Severity: Error, Word: Refused,
		Message: "%[1]s and %[2]s both become %[3]s %[4]s",
		Hint:    "rename one of them",
		Page: "Object names in Kubernetes are lower case letters, digits and dashes. Two things of the Compose file " +
			"end in the same name and kind, and one would replace the other.",
	},
}
