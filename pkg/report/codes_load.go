package report

// loadCodes are what is wrong with the files of a project, from the file system
// to a project whose parts fit together.
var loadCodes = concat(fileCodes, syntaxCodes, variableCodes, attributeCodes, referenceCodes)

var fileCodes = []Row{
	{
		Code: "no-compose-file", Severity: Error, Word: Refused,
		Message: "no Compose file in %[1]s",
		Hint:    "looked for %[2]s; name another in spec.files",
		Page:    "There is no file with a name that docker compose looks for. Files of other names are listed in `spec.files`, relative to the root: the directory of the kustomization that holds the ComposeSource.",
	},
	{
		Code: "several-compose-files", Severity: Warning, Word: Dropped,
		Message: "found %[1]s; only %[2]s is used",
		Hint:    "remove the others, or name the files in spec.files",
		Page:    "docker compose takes the first of compose.yaml, compose.yml, docker-compose.yml and docker-compose.yaml, and the first of the names for an override file.",
	},
	{
		Code: "empty-compose-file", Severity: Error, Word: Refused,
		Message: "the Compose file is empty",
		Hint:    "declare services in it",
		Page:    "A Compose file without anything in it is refused, as docker compose does.",
	},
	{
		Code: "file-missing", Severity: Error, Word: Refused,
		Message: "%[1]s: file %[2]s does not exist",
		Hint:    "check the path; it is relative to the file that names it",
		Page:    "A file that the project needs is not there. An env file that may be absent is written `{path: ..., required: false}`.",
	},
	{
		Code: "file-unreadable", Severity: Error, Word: Refused,
		Message: "%[1]s: file %[2]s: %[3]s",
		Hint:    "a function in a container runs as nobody: make the file readable for others (chmod o+r), or run kustomize with --as-current-user",
		Page:    "The file is there, but this process may not read it.",
	},
	{
		Code: "file-not-regular", Severity: Error, Word: Refused,
		Message: "%[1]s: %[2]s is not a regular file",
		Hint:    "name a file, not a directory or a device",
		Page:    "Directories, pipes, sockets and devices can't be read as Compose or env files.",
	},
	{
		Code: "file-outside", Severity: Error, Word: Refused,
		Message: "%[1]s: %[2]s is outside the root",
		Hint:    "move the file below the directory of the kustomization; absolute paths, .., ~ and symbolic links that leave it are refused",
		Page:    "What a build reads must be part of what is built: the same bytes must come out on every machine, and a file of a repository must not read files of the machine that builds it.",
	},
	{
		Code: "file-remote", Severity: Error, Word: Refused,
		Message: "%[1]s: %[2]s is on another machine",
		Hint:    "download it into the project and name the local file",
		Page:    "A build needs no network. docker compose fetches git, HTTP and OCI references; here they are refused.",
	},
	{
		Code: "limit-exceeded", Severity: Error, Word: Refused,
		Message: "too many %[1]s: the limit is %[2]d",
		Hint:    "split the project, or remove what repeats",
		Page:    "Every input is bounded, so that a broken or hostile file can't stop a build or exhaust a machine. The limits are at least ten times what the largest known projects need.",
	},
	{
		Code: "include-cycle", Severity: Error, Word: Refused,
		Message: "include cycle: %[1]s",
		Hint:    "remove one of the includes",
		Page:    "A file that includes itself, over others or at once, has no end.",
	},
	{
		Code: "include-syntax", Severity: Error, Word: Refused,
		Message: "%[1]s needs a path",
		Hint:    "write a path, or a mapping with path, env_file and project_directory",
		Page:    "An entry of `include` is the path of a Compose file, or a mapping with `path` (one or several), `env_file` and `project_directory`.",
	},
	{
		Code: "extends-cycle", Severity: Error, Word: Refused,
		Message: "extends cycle: %[1]s",
		Hint:    "remove one of the extends",
		Page:    "A service that extends itself, over others or at once, has no end.",
	},
	{
		Code: "extends-undefined", Severity: Error, Word: Refused,
		Message: "%[1]s extends service %[2]s, which %[3]s does not define",
		Hint:    "%[4]s",
		Page:    "`extends` names a service that is not in the file. Services that come from an include are only found in the file that includes them.",
	},
	{
		Code: "extends-syntax", Severity: Error, Word: Refused,
		Message: "%[1]s must be the name of a service, or a mapping with service and file",
		Hint:    "write extends: {service: NAME, file: PATH}",
		Page:    "`extends` names a service of the same file, or of another with `file`.",
	},
	{
		Code: "merge-conflict", Severity: Error, Word: Refused,
		Message: "can't override %[1]s: it is %[2]s here and %[3]s in %[4]s",
		Hint:    "write both in the same form, or use !override to replace it",
		Page:    "A value of an override, extended or included file is merged with the one below it, which needs the same form: a list with a list, a mapping with a mapping.",
	},
}

var syntaxCodes = []Row{
	{
		Code: "yaml-syntax", Severity: Error, Word: Refused,
		Message: "not YAML: %[1]s",
		Hint:    "check indentation and quotes on this line and the one above",
		Page:    "The file can't be parsed. The message is that of the YAML library.",
	},
	{
		Code: "yaml-tab", Severity: Error, Word: Refused,
		Message: "a tab in the indentation",
		Hint:    "indent with spaces",
		Page:    "YAML does not allow tabs for indentation.",
	},
	{
		Code: "yaml-value", Severity: Error, Word: Refused,
		Message: "the value is not a YAML %[1]s",
		Hint:    "remove the tag, or write a value of that type",
		Page:    "A tag such as !!int says what a value is, and the value is not that.",
	},
	{
		Code: "not-a-mapping", Severity: Error, Word: Refused,
		Message: "top-level object must be a mapping",
		Hint:    "a Compose file has keys such as services: and volumes: at its top",
		Page:    "The document is a list, a text or nothing.",
	},
	{
		Code: "key-not-text", Severity: Error, Word: Refused,
		Message: "key %[1]s is not text",
		Hint:    "put it in quotes",
		Page:    "Keys must be text. YAML reads numbers, dates, true, false and null as other things unless they are quoted.",
	},
	{
		Code: "duplicate-key", Severity: Error, Word: Refused,
		Message: "key %[1]s is already defined on line %[2]d",
		Hint:    "remove one of them, or merge their values",
		Page:    "A mapping has the same key twice; one of the values would be lost.",
	},
	{
		Code: "anchor-cycle", Severity: Error, Word: Refused,
		Message: "anchor %[1]s contains itself",
		Hint:    "remove the alias",
		Page:    "An alias stands inside the value of its own anchor, which has no end.",
	},
	{
		Code: "merge-key", Severity: Error, Word: Refused,
		Message: "<< needs a mapping or a list of mappings",
		Hint:    "point it at an anchor that is a mapping",
		Page:    "The merge key brings the fields of other mappings into this one.",
	},
	{
		Code: "version-obsolete", Severity: Info, Word: Dropped,
		Message: "version is obsolete and ignored",
		Hint:    "remove it",
		Page:    "Compose has not read `version` since 2020.",
	},
}

var variableCodes = []Row{
	{
		Code: "variable-unset", Severity: Warning, Word: Approximate,
		Message: "variable %[1]s is not set; it becomes an empty text",
		Hint:    "set it in spec.env, spec.envFiles or .env, or give it a default: ${%[1]s:-value}",
		Page:    "Only `spec.env`, `spec.envFiles` and the .env beside the Compose file hold variables: the environment of the process is not read, so that a build gives the same bytes everywhere.",
	},
	{
		Code: "variable-required", Severity: Error, Word: Refused,
		Message: "required variable %[1]s is missing a value%[2]s",
		Hint:    "set it in spec.env, spec.envFiles or .env",
		Page:    "`${NAME:?message}` and `${NAME?message}` demand a value.",
	},
	{
		Code: "variable-syntax", Severity: Error, Word: Refused,
		Message: "invalid interpolation format in %[1]s",
		Hint:    "write $$ for a dollar sign, ${NAME} or ${NAME:-default} for a variable",
		Page:    "A $ that is followed by something other than a name, a brace or another $ can't be replaced.",
	},
	{
		Code: "boolean-word", Severity: Warning, Word: Exact,
		Message: "%[1]s: yes, no, on and off are not booleans of YAML 1.2; this is read as %[2]t",
		Hint:    "write %[2]t",
		Page:    "Compose still takes the boolean words of YAML 1.1 and warns about them.",
	},
	{
		Code: "environment-unset", Severity: Warning, Word: Dropped,
		Message: "environment variable %[1]s has no value and no variable of that name is set; the container won't have it",
		Hint:    "set it in spec.env, spec.envFiles or .env, or write %[1]s= for an empty value",
		Page:    "A name without a value takes the value of the variable of that name. docker compose looks in the shell as well; here only `spec.env`, `spec.envFiles` and .env count.",
	},
	{
		Code: "content-unset", Severity: Error, Word: Refused,
		Message: "%[1]s takes its content from variable %[2]s, which is not set",
		Hint:    "set it in spec.env, spec.envFiles or .env",
		Page:    "A secret or config with `environment:` has the value of that variable as its content.",
	},
	{
		Code: "env-file-format", Severity: Error, Word: Refused,
		Message: "%[1]s: unsupported format",
		Hint:    "leave it out, or write raw",
		Page:    "Env files are read by Compose's rules, or with `format: raw` as they stand.",
	},
	{
		Code: "env-file-key", Severity: Error, Word: Refused,
		Message: "the line does not begin with the name of a variable",
		Hint:    "write NAME=value; a # begins a comment",
		Page:    "A name has letters, digits, _ . - [ and ]. The line is not shown: it may hold a secret.",
	},
	{
		Code: "env-file-quote", Severity: Error, Word: Refused,
		Message: "the quote of this value is not closed",
		Hint:    "close it, or put a backslash before a quote that is part of the value",
		Page:    "A value that begins with a quote goes on until the next one. The value is not shown: it may be a secret.",
	},
}

var attributeCodes = []Row{
	{
		Code: "value-invalid", Severity: Error, Word: Refused,
		Message: "%[1]s must be %[2]s",
		Hint:    "%[3]s",
		Page:    "The value is not what the Compose Specification allows for the attribute.",
	},
	{
		Code: "unknown-attribute", Severity: Error, Word: Refused,
		Message: "additional property %[2]s is not allowed in %[1]s",
		Hint:    "%[3]s",
		Page:    "The Compose Specification has no such attribute there. docker compose refuses the file as well.",
	},
	{
		Code: "missing-attribute", Severity: Error, Word: Refused,
		Message: "%[1]s: missing property %[2]s",
		Hint:    "add %[2]s",
		Page:    "The Compose Specification demands the attribute.",
	},
	{
		Code: "duplicate-item", Severity: Error, Word: Refused,
		Message: "%[1]s repeats the entry on line %[2]s",
		Hint:    "remove one of them",
		Page:    "The entries of this list must differ.",
	},
	{
		Code: "value-coerced", Severity: Warning, Word: Approximate,
		Message: "%[1]s is not text in YAML: it is read as a %[2]s, and what the container gets differs from what is written",
		Hint:    "put it in quotes",
		Page:    "YAML reads 1.10 as the number 1.1, 010 as 8, 1e3 as 1000 and 2024-01-01 as a point in time. In quotes they stay as they are.",
	},
	{
		Code: "mode-decimal", Severity: Warning, Word: Approximate,
		Message: "%[1]s is read as the decimal number %[2]d, which is mode %[3]s",
		Hint:    "write it in octal, with a leading zero: 0%[2]d",
		Page:    "Modes are octal numbers, and YAML takes a number as decimal unless it begins with 0.",
	},
	{
		Code: "command-operator", Severity: Warning, Word: Approximate,
		Message: "%[1]s holds an operator of the shell, but no shell runs it; docker compose drops what follows, here the words stay",
		Hint:    `write ["sh", "-c", "..."] to have a shell run it`,
		Page:    "A command that is written as one text is split into words; nothing expands ; | & < or > in it. docker compose cuts the command there without a word.",
	},
	{
		Code: "duplicate-entry", Severity: Warning, Word: Dropped,
		Message: "this entry of %[1]s is replaced by the one on line %[2]d",
		Hint:    "remove one of them",
		Page:    "Compose keeps one entry for each name, target or port of a list: the last.",
	},
	{
		Code: "port-syntax", Severity: Error, Word: Refused,
		Message: "%[1]s: invalid port %[2]s",
		Hint:    "write [HOST_IP:][PUBLISHED:]CONTAINER[/PROTOCOL], in quotes; ranges such as 3000-3005 have the same length on both sides",
		Page:    "Ports are numbers from 1 to 65535. Without quotes YAML reads some ports as numbers with base 60.",
	},
	{
		Code: "volume-syntax", Severity: Error, Word: Refused,
		Message: "%[1]s: invalid volume %[2]s",
		Hint:    "write SOURCE:TARGET[:MODE] or TARGET",
		Page:    "The short syntax of a volume has up to three parts between colons, none of them empty.",
	},
	{
		Code: "volume-one-letter", Severity: Error, Word: Refused,
		Message: "%[1]s: docker compose reads %[2]s as a path of Windows, not as volume %[3]s",
		Hint:    "give the volume a longer name, or use the long syntax: {type: volume, source: %[3]s, target: ...}",
		Page:    "A single letter before the colon is taken for a drive. docker compose mounts an anonymous volume at that path, which Kubernetes can't do.",
	},
	{
		Code: "device-syntax", Severity: Error, Word: Refused,
		Message: "%[1]s: confusing device mapping",
		Hint:    "write SOURCE[:TARGET[:PERMISSIONS]], or the long syntax",
		Page:    "The short syntax of a device has up to three parts between colons.",
	},
	{
		Code: "pair-syntax", Severity: Error, Word: Refused,
		Message: "%[1]s: expected key=value",
		Page:    "The entries of this list are a name and a value with an = between them.",
	},
	{
		Code: "bind-without-source", Severity: Error, Word: Refused,
		Message: "%[1]s: a bind mount needs a source",
		Hint:    "add source: PATH, or use type: volume or tmpfs",
		Page:    "A bind mount puts a file or directory of the host into the container.",
	},
	{
		Code: "external-name", Severity: Error, Word: Refused,
		Message: "%[1]s: name and external.name conflict",
		Hint:    "only use name",
		Page:    "`external: {name: x}` is the old form of `external: true` with `name: x`.",
	},
	{
		Code: "project-name", Severity: Error, Word: Refused,
		Message: "invalid project name %[1]s",
		Hint:    "use lower case letters, digits, - and _, beginning with a letter or digit",
		Page:    "The project name is part of the labels that select pods.",
	},
	{
		Code: "no-project-name", Severity: Error, Word: Refused,
		Message: "project name must not be empty",
		Hint:    "set spec.projectName or name: in the Compose file",
		Page:    "The project name is part of the labels that select pods.",
	},
}

var referenceCodes = []Row{
	{
		Code: "no-image", Severity: Error, Word: Refused,
		Message: "service %[1]s has neither an image nor a build context specified",
		Hint:    "add image: NAME or build: DIRECTORY",
		Page:    "A container runs an image: one that exists, or one that is built.",
	},
	{
		Code: "undefined-reference", Severity: Error, Word: Refused,
		Message: "%[1]s refers to undefined %[2]s %[3]s",
		Hint:    "%[4]s",
		Page:    "Networks, volumes, secrets, configs, models and services must be defined in the project before something refers to them.",
	},
	{
		Code: "dependency-inactive", Severity: Error, Word: Refused,
		Message: "%[1]s depends on service %[2]s, whose profiles are not active",
		Hint:    "activate one in spec.profiles, or write required: false in depends_on",
		Page:    "A service outside the active profiles is not part of the project, and nothing that is can need it.",
	},
	{
		Code: "depends-on-job", Severity: Error, Word: Refused,
		Message: "%[1]s can't depend on job %[2]s",
		Hint:    "services depend on services; make the job a service with condition service_completed_successfully",
		Page:    "Jobs run by themselves or on a schedule; only other jobs can depend on them.",
	},
	{
		Code: "dependency-cycle", Severity: Error, Word: Refused,
		Message: "dependency cycle: %[1]s",
		Hint:    "remove one of the dependencies; links, volumes_from and service: modes are dependencies as well",
		Page:    "Services that wait for each other never start.",
	},
	{
		Code: "name-twice", Severity: Error, Word: Refused,
		Message: "%[1]s is declared both as a service and a job",
		Hint:    "rename one of them",
		Page:    "Service and job names must be unique, so that a name means one thing.",
	},
	{
		Code: "container-name-taken", Severity: Error, Word: Refused,
		Message: "container name %[1]s is already in use by service %[2]s",
		Hint:    "give each container its own name, or none",
		Page:    "Two containers can't have one name.",
	},
	{
		Code: "container-name-scaled", Severity: Error, Word: Refused,
		Message: "%[1]s: can't set container_name for more than one container",
		Hint:    "remove container_name, scale or deploy.replicas",
		Page:    "A container name must be unique.",
	},
	{
		Code: "exclusive", Severity: Error, Word: Refused,
		Message: "%[1]s: %[2]s and %[3]s are mutually exclusive",
		Hint:    "remove one of them",
		Page:    "The two attributes say different things about one matter.",
	},
	{
		Code: "distinct-values", Severity: Error, Word: Refused,
		Message: "%[1]s: can't set distinct values on %[2]s and %[3]s",
		Hint:    "remove one of them",
		Page:    "The first attribute is the older form of the second.",
	},
	{
		Code: "external-with", Severity: Error, Word: Refused,
		Message: "%[1]s: conflicting parameters external and %[2]s",
		Hint:    "an external volume is made elsewhere: only its name can be given",
		Page:    "What exists outside the project can't be configured by it.",
	},
	{
		Code: "no-content", Severity: Error, Word: Refused,
		Message: "%[1]s: one of %[2]s must be set",
		Hint:    "write where its content comes from, or external: true",
		Page:    "A secret or config needs content.",
	},
	{
		Code: "target-taken", Severity: Error, Word: Refused,
		Message: "%[1]s: target %[2]s is already mounted as %[3]s",
		Hint:    "mount it somewhere else",
		Page:    "Only one thing can be mounted at a path.",
	},
	{
		Code: "not-buildable", Severity: Error, Word: Refused,
		Message: "service %[1]s uses service %[2]s as a build context, but that is not built",
		Hint:    "add build: to it, or name an image with docker-image://",
		Page:    "An additional context `service:NAME` is the image that the service builds.",
	},
	{
		Code: "platform-not-built", Severity: Error, Word: Refused,
		Message: "%[1]s: build.platforms must include platform %[2]s",
		Hint:    "add it to build.platforms",
		Page:    "The image must be built for the platform that it runs on.",
	},
	{
		Code: "profile-inactive", Severity: Info, Word: Overlay,
		Message: "left out, because no profile of theirs is active: %[1]s",
		Hint:    "activate profiles in spec.profiles",
		Page:    "Services with `profiles` are only part of the project when one of them is active.",
	},
}

func concat(lists ...[]Row) []Row {
	var all []Row
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}
