package report

var attributeCodes = []Row{
	{
		Code: ValueInvalid, Severity: Error, Word: Refused,
		Message: "%[1]s must be %[2]s",
		Hint:    "%[3]s",
		Page:    "The value is not what the Compose Specification allows for the attribute.",
	},
	{
		Code: UnknownAttribute, Severity: Error, Word: Refused,
		Message: "additional property %[2]s is not allowed in %[1]s",
		Hint:    "%[3]s",
		Page:    "The Compose Specification has no such attribute there. docker compose refuses the file as well.",
	},
	{
		Code: MissingAttribute, Severity: Error, Word: Refused,
		Message: "%[1]s: missing property %[2]s",
		Hint:    "add %[2]s",
		Page:    "The Compose Specification demands the attribute.",
	},
	{
		Code: DuplicateItem, Severity: Error, Word: Refused,
		Message: "%[1]s repeats the entry on line %[2]s",
		Hint:    "remove one of them",
		Page:    "The entries of this list must differ.",
	},
	{
		Code: ValueCoerced, Severity: Warning, Word: Approximate,
		Message: "%[1]s is not text in YAML: it is read as a %[2]s, and what the container gets differs from what is written",
		Hint:    "put it in quotes",
		Page:    "YAML reads 1.10 as the number 1.1, 010 as 8, 1e3 as 1000 and 2024-01-01 as a point in time. In quotes they stay as they are.",
	},
	{
		Code: ModeDecimal, Severity: Warning, Word: Approximate,
		Message: "%[1]s is read as the decimal number %[2]d, which is mode %[3]s",
		Hint:    "write it in octal, with a leading zero: 0%[2]d",
		Page:    "Modes are octal numbers, and YAML takes a number as decimal unless it begins with 0.",
	},
	{
		Code: CommandOperator, Severity: Warning, Word: Approximate,
		Message: "%[1]s holds an operator of the shell, but no shell runs it; docker compose drops what follows, here the words stay",
		Hint:    `write ["sh", "-c", "..."] to have a shell run it`,
		Page:    "A command that is written as one text is split into words; nothing expands ; | & < or > in it. docker compose cuts the command there without a word.",
	},
	{
		Code: DuplicateEntry, Severity: Info, Word: Dropped,
		Message: "this entry of %[1]s is replaced by the one on line %[2]d",
		Hint:    "remove one of them",
		Page:    "Compose keeps one entry for each name, target or port of a list: the last.",
	},
	{
		Code: PortSyntax, Severity: Error, Word: Refused,
		Message: "%[1]s: invalid port %[2]s",
		Hint:    "write [HOST_IP:][PUBLISHED:]CONTAINER[/PROTOCOL], in quotes; ranges such as 3000-3005 have the same length on both sides",
		Page:    "Ports are numbers from 1 to 65535. Without quotes YAML reads some ports as numbers with base 60.",
	},
	{
		Code: VolumeSyntax, Severity: Error, Word: Refused,
		Message: "%[1]s: invalid volume %[2]s",
		Hint:    "write SOURCE:TARGET[:MODE] or TARGET",
		Page:    "The short syntax of a volume has up to three parts between colons, none of them empty.",
	},
	{
		Code: VolumeOneLetter, Severity: Error, Word: Refused,
		Message: "%[1]s: docker compose reads %[2]s as a path of Windows, not as volume %[3]s",
		Hint:    "give the volume a longer name, or use the long syntax: {type: volume, source: %[3]s, target: ...}",
		Page:    "A single letter before the colon is taken for a drive. docker compose mounts an anonymous volume at that path, which Kubernetes can't do.",
	},
	{
		Code: DeviceSyntax, Severity: Error, Word: Refused,
		Message: "%[1]s: confusing device mapping",
		Hint:    "write SOURCE[:TARGET[:PERMISSIONS]], or the long syntax",
		Page:    "The short syntax of a device has up to three parts between colons.",
	},
	{
		Code: PairSyntax, Severity: Error, Word: Refused,
		Message: "%[1]s: expected key=value",
		Page:    "The entries of this list are a name and a value with an = between them.",
	},
	{
		Code: BindWithoutSource, Severity: Error, Word: Refused,
		Message: "%[1]s: a bind mount needs a source",
		Hint:    "add source: PATH, or use type: volume or tmpfs",
		Page:    "A bind mount puts a file or directory of the host into the container.",
	},
	{
		Code: ExternalName, Severity: Error, Word: Refused,
		Message: "%[1]s: name and external.name conflict",
		Hint:    "only use name",
		Page:    "`external: {name: x}` is the old form of `external: true` with `name: x`.",
	},
	{
		Code: ProjectName, Severity: Error, Word: Refused,
		Message: "invalid project name %[1]s",
		Hint:    "use lower case letters, digits, - and _, beginning with a letter or digit",
		Page:    "The project name is part of the labels that select pods.",
	},
	{
		Code: NoProjectName, Severity: Error, Word: Refused,
		Message: "project name must not be empty",
		Hint:    "set spec.projectName or name: in the Compose file",
		Page:    "The project name is part of the labels that select pods.",
	},
}
