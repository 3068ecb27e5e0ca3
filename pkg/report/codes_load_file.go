package report

var fileCodes = []Row{
	{
		Code: NoComposeFile, Severity: Error, Word: Refused,
		Message: "no Compose file in %[1]s",
		Hint:    "looked for %[2]s; %[3]s",
		Page:    "There is no file with a name that docker compose looks for. Files of other names are listed in `spec.files`, relative to the root: the directory of the kustomization that holds the ComposeSource.",
	},
	{
		Code: SeveralComposeFiles, Severity: Warning, Word: Dropped,
		Message: "found %[1]s; only %[2]s is used",
		Hint:    "remove the others, or name the files in spec.files",
		Page:    "docker compose takes the first of compose.yaml, compose.yml, docker-compose.yml and docker-compose.yaml, and the first of the names for an override file.",
	},
	{
		Code: EmptyComposeFile, Severity: Error, Word: Refused,
		Message: "the Compose file is empty",
		Hint:    "declare services in it",
		Page:    "A Compose file without anything in it is refused, as docker compose does.",
	},
	{
		Code: NoService, Severity: Error, Word: Refused,
		Message: "no service selected",
		Hint:    "%[1]s",
		Page:    "Nothing in the project runs: there are no services, or all of them are in profiles that are not active. docker compose up refuses that too, and an empty base would delete what was applied before.",
	},
	{
		Code: FileMissing, Severity: Error, Word: Refused,
		Message: "%[1]s: file %[2]s does not exist",
		Hint:    "check the path; it is relative to the file that names it",
		Page:    "A file that the project needs is not there. An env file that may be absent is written `{path: ..., required: false}`.",
	},
	{
		Code: FileUnreadable, Severity: Error, Word: Refused,
		Message: "%[1]s: file %[2]s: %[3]s",
		Hint:    "a function in a container runs as nobody: make it readable for others (chmod -R o+rX), or run kustomize with --as-current-user",
		Page:    "The file is there, but this process may not read it.",
	},
	{
		Code: FileNotRegular, Severity: Error, Word: Refused,
		Message: "%[1]s: %[2]s is not a regular file",
		Hint:    "name a file, not a directory or a device",
		Page:    "Directories, pipes, sockets and devices can't be read as Compose or env files.",
	},
	{
		Code: FileOutside, Severity: Error, Word: Refused,
		Message: "%[1]s: %[2]s is outside the root",
		Hint:    "%[3]s",
		Page: "Only what lies in or below the directory of the ComposeSource is read. A Compose file that names `../common.env` " +
			"converts with the ComposeSource, and the kustomization that lists it, in the directory above; paths in the Compose file " +
			"and the .env beside it mean what they did. Where overlays have to lie below that directory, `composesource embed` " +
			"makes a base of copies. What a build reads must be part of what is built: the same bytes must come out on every machine, and a file of a repository must not read files of the machine that builds it.",
	},
	{
		Code: FileRemote, Severity: Error, Word: Refused,
		Message: "%[1]s: %[2]s is on another machine",
		Hint:    "download it into the project and name the local file",
		Page:    "A build needs no network. docker compose fetches git, HTTP and OCI references; here they are refused.",
	},
	{
		Code: LimitExceeded, Severity: Error, Word: Refused,
		Message: "too many %[1]s: the limit is %[2]d",
		Hint:    "split the project, or remove what repeats",
		Page:    "Every input is bounded, so that a broken or hostile file can't stop a build or exhaust a machine. The limits are at least ten times what the largest known projects need.",
	},
	{
		Code: IncludeCycle, Severity: Error, Word: Refused,
		Message: "include cycle: %[1]s",
		Hint:    "remove one of the includes",
		Page:    "A file that includes itself, over others or at once, has no end.",
	},
	{
		Code: IncludeSyntax, Severity: Error, Word: Refused,
		Message: "%[1]s needs a path",
		Hint:    "write a path, or a mapping with path, env_file and project_directory",
		Page:    "An entry of `include` is the path of a Compose file, or a mapping with `path` (one or several), `env_file` and `project_directory`.",
	},
	{
		Code: ExtendsCycle, Severity: Error, Word: Refused,
		Message: "extends cycle: %[1]s",
		Hint:    "remove one of the extends",
		Page:    "A service that extends itself, over others or at once, has no end.",
	},
	{
		Code: ExtendsUndefined, Severity: Error, Word: Refused,
		Message: "%[1]s extends service %[2]s, which %[3]s does not define",
		Hint:    "%[4]s",
		Page:    "`extends` names a service that is not in the file. Services that come from an include are only found in the file that includes them.",
	},
	{
		Code: ExtendsSyntax, Severity: Error, Word: Refused,
		Message: "%[1]s must be the name of a service, or a mapping with service and file",
		Hint:    "write extends: {service: NAME, file: PATH}",
		Page:    "`extends` names a service of the same file, or of another with `file`.",
	},
	{
		Code: MergeConflict, Severity: Error, Word: Refused,
		Message: "can't override %[1]s: it is %[2]s here and %[3]s in %[4]s",
		Hint:    "write both in the same form, or use !override to replace it",
		Page:    "A value of an override, extended or included file is merged with the one below it, which needs the same form: a list with a list, a mapping with a mapping.",
	},
}
