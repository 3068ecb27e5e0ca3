package report

var variableCodes = []Row{
	{
		Code: VariableUnset, Severity: Warning, Word: Approximate,
		Message: "variable %[1]s is not set; it becomes an empty text",
		Hint:    "set it in .env, spec.env or spec.envFiles (those of the shell are not read), or give it a default: ${%[1]s:-value}; write $$ for a dollar sign",
		Page:    "Only `spec.env`, `spec.envFiles` and the .env beside the Compose file hold variables: the environment of the process is not read, so that a build gives the same bytes everywhere.",
	},
	{
		Code: VariableRequired, Severity: Error, Word: Refused,
		Message: "required variable %[1]s is missing a value%[2]s",
		Hint:    "set it in spec.env, spec.envFiles or .env",
		Page:    "`${NAME:?message}` and `${NAME?message}` demand a value.",
	},
	{
		Code: VariableSyntax, Severity: Error, Word: Refused,
		Message: "invalid interpolation format in %[1]s",
		Hint:    "write $$ for a dollar sign, ${NAME} or ${NAME:-default} for a variable",
		Page:    "A $ that is followed by something other than a name, a brace or another $ can't be replaced.",
	},
	{
		Code: BooleanWord, Severity: Info, Word: Exact,
		Message: "%[1]s: yes, no, on and off are not booleans of YAML 1.2; this is read as %[2]t",
		Hint:    "write %[2]t",
		Page:    "Compose still takes the boolean words of YAML 1.1 and warns about them.",
	},
	{
		Code: EnvironmentUnset, Severity: Warning, Word: Dropped,
		Message: "environment variable %[1]s has no value and no variable of that name is set; the container won't have it",
		Hint:    "set it %[2]s; an empty value is written NAME=",
		Page:    "A name without a value takes the value of the variable of that name. docker compose looks in the shell as well; here only `spec.env`, `spec.envFiles` and .env count.",
	},
	{
		Code: ContentUnset, Severity: Error, Word: Refused,
		Message: "%[1]s takes its content from variable %[2]s, which is not set",
		Hint:    "set it %[3]s",
		Page: "A secret or config with `environment:` has the value of that variable as its content. `spec.env`, `spec.envFiles` and " +
			".env count; with Compose Bridge, the environment of docker compose alone.",
	},
	{
		Code: EnvFileKey, Severity: Error, Word: Refused,
		Message: "this is not of the form NAME=value",
		Hint:    "write NAME=value, and end the last line with a line break; a # begins a comment",
		Page: "A name has letters, digits, _ . - [ and ]. The line is not shown: it may hold a secret. A name alone takes the value of " +
			"the variable of that name, but not on the last line, unless a line break ends it: docker compose makes it a value without a name, which Docker refuses.",
	},
	{
		Code: EnvFileQuote, Severity: Error, Word: Refused,
		Message: "the quote of this value is not closed",
		Hint:    "close it, or put a backslash before a quote that is part of the value",
		Page:    "A value that begins with a quote goes on until the next one. The value is not shown: it may be a secret.",
	},
}
