package report

// runCodes are the findings about where the function runs.
var runCodes = []Row{
	{
		Code: "file-not-readable", Severity: Error, Word: Refused,
		Message: "%[1]s can't be read: permission denied",
		Hint:    "make it readable for others (chmod o+r, and o+x for its directories), or run kustomize with --as-current-user",
		Page:    "Kustomize and kpt run container functions as the user nobody, who reads only what others may read. Change the mode of the mounted files, or let the container run as you with --as-current-user.",
	},
	{
		Code: "object-exists", Severity: Error, Word: Refused,
		Message: "%[1]s %[2]s is in the package already and was not generated",
		Hint:    "delete it or give it another name; what the function generates carries the annotation composesource.dev/generated-by",
		Page:    "In a kpt package the function replaces only objects that carry its own annotation. An object of the same kind and name without it belongs to somebody else, and two of them can't be applied.",
	},
	{
		Code: "secret-on-disk", Severity: Warning, Word: Approximate,
		Message: "the package holds Secrets with their values, and so will its files",
		Hint:    "keep them out of version control, or set spec.secrets.mode: Reference and create them in the cluster",
		Page:    "kpt writes what a function generates into the package's files. With spec.secrets.mode: Reference no Secret is generated: the pods refer to Secrets that you create in the cluster.",
	},
}
